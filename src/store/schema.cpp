// SPDX-License-Identifier: MIT
// Migrations: each entry leads from the version that is its index to the next.
#include "store/schema.h"

#include <array>

#include <fmt/core.h>

namespace assay {
namespace {

constexpr long long kApplication = 0x61737379;  // "assy": tells our files from other programs'

constexpr std::array kMigrations{R"sql(
CREATE TABLE runs (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  started TEXT NOT NULL, candidate TEXT NOT NULL, rubric TEXT NOT NULL, level TEXT NOT NULL,
  verdict TEXT NOT NULL, points REAL, low REAL NOT NULL, high REAL NOT NULL,
  report TEXT NOT NULL, snapshot TEXT NOT NULL, dialect TEXT NOT NULL
);
CREATE TABLE findings (
  run INTEGER NOT NULL REFERENCES runs,
  position INTEGER NOT NULL,
  criterion TEXT NOT NULL, kind TEXT NOT NULL, category TEXT NOT NULL, severity TEXT NOT NULL,
  outcome TEXT NOT NULL, credit REAL NOT NULL, weight REAL NOT NULL, message TEXT NOT NULL,
  PRIMARY KEY (run, position)
) WITHOUT ROWID;
CREATE INDEX findings_by_criterion ON findings (criterion, outcome);
CREATE TABLE exchanges (
  id INTEGER PRIMARY KEY,
  run INTEGER NOT NULL REFERENCES runs,
  number INTEGER NOT NULL,
  method TEXT NOT NULL, url TEXT NOT NULL, status INTEGER NOT NULL, ms REAL NOT NULL,
  envelope TEXT NOT NULL,
  request_body BLOB NOT NULL, response_body BLOB NOT NULL
);
CREATE INDEX exchanges_by_run ON exchanges (run);
CREATE TABLE tapes (
  id INTEGER PRIMARY KEY,
  run INTEGER NOT NULL REFERENCES runs,
  criterion TEXT NOT NULL, subject TEXT NOT NULL, facts TEXT NOT NULL,
  halt_outcome TEXT, halt_reason TEXT
);
CREATE INDEX tapes_by_run ON tapes (run);
CREATE TABLE entries (
  tape INTEGER NOT NULL REFERENCES tapes,
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  exchange INTEGER NOT NULL REFERENCES exchanges,
  PRIMARY KEY (tape, position)
) WITHOUT ROWID;
)sql",
                                 R"sql(
CREATE TABLE answers (
  run INTEGER NOT NULL REFERENCES runs,
  question TEXT NOT NULL, level REAL NOT NULL, comment TEXT NOT NULL, answered TEXT NOT NULL,
  PRIMARY KEY (run, question)
) WITHOUT ROWID;
ALTER TABLE runs ADD COLUMN whole REAL;
)sql"};
constexpr auto kLatest = static_cast<long long>(kMigrations.size());

long long version_of(Database& database) {
  return database.number("PRAGMA user_version");
}

Result<void> refuse_other_files(Database& database) {
  const long long application = database.number("PRAGMA application_id");
  const long long version = version_of(database);
  const bool empty = database.number("SELECT count(*) FROM sqlite_master") == 0;
  if (database.error()) return tl::unexpected<Error>(*database.error());
  if (application != kApplication && !(application == 0 && version == 0 && empty)) {
    return failure(ErrorKind::kUsage,
                   fmt::format("{} is a database of another program; name another file with --db",
                               database.path()));
  }
  if (version > kLatest) {
    return failure(ErrorKind::kUsage,
                   fmt::format("{} was written by a newer assay (schema {}, this one knows {}); "
                               "update assay or name another file with --db",
                               database.path(), version, kLatest));
  }
  return {};
}

Result<void> migrate(Database& database) {
  // Another process may have been faster: the version is read under the lock.
  const long long version = version_of(database);
  if (version == kLatest) return {};
  for (long long from = version; from < kLatest; ++from) {
    database.run(kMigrations[static_cast<std::size_t>(from)]);
  }
  database.run(
      fmt::format("PRAGMA application_id = {}; PRAGMA user_version = {}", kApplication, kLatest));
  return {};
}

}  // namespace

Result<void> prepare_schema(Database& database) {
  auto fit =
      database.transact(TransactionKind::kRead, [&] { return refuse_other_files(database); });
  if (!fit) return fit;
  // Readers and one writer do not wait for each other. Where the file system cannot do that, or
  // another process is switching right now, the file works on as it is.
  database.run("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL");
  if (version_of(database) == kLatest) return {};
  return database.transact(TransactionKind::kWrite, [&] { return migrate(database); });
}

}  // namespace assay
