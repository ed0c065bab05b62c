// SPDX-License-Identifier: MIT
// Opening the store, listing runs, and finding the one that is meant.
#include "store/store.h"

#include <charconv>
#include <cstdlib>
#include <optional>
#include <utility>

#include <fmt/core.h>

#include "store/rows.h"
#include "store/schema.h"

namespace assay {

struct Store::Impl {
  Database database;
};

Store::Store(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Store::Store(Store&&) noexcept = default;
Store& Store::operator=(Store&&) noexcept = default;
Store::~Store() = default;

Result<Store> Store::open(const std::string& path) {
  auto database = Database::open(path);
  if (!database) return tl::unexpected(database.error());
  if (auto ready = prepare_schema(*database); !ready) return tl::unexpected(ready.error());
  return Store(std::make_unique<Impl>(Impl{std::move(*database)}));
}

Result<long long> Store::save(const SavedRun& run) {
  Database& database = impl_->database;
  return database.transact(TransactionKind::kWrite,
                           [&]() -> Result<long long> { return insert_run(database, run); });
}

namespace {

std::optional<long long> number_in(std::string_view text) {
  long long number = 0;
  const char* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, number);
  if (error != std::errc() || stop != end || number < 0) return std::nullopt;
  return number;
}

// How many runs before the last one is meant; nothing when `which` is no such name.
std::optional<long long> steps_back(std::string_view which) {
  if (which == "last") return 0;
  constexpr std::string_view prefix = "last~";
  return which.starts_with(prefix) ? number_in(which.substr(prefix.size())) : std::nullopt;
}

// Which runs there are, for the one who asked for another.
std::string runs_there(Database& database) {
  const long long count = database.number("SELECT count(*) FROM runs");
  const long long first = database.number("SELECT min(id) FROM runs");
  if (count == 0) return "it holds none yet";
  if (count == 1) return fmt::format("it holds run {} alone", first);
  return fmt::format("it holds {} runs from {} to {}", count, first,
                     database.number("SELECT max(id) FROM runs"));
}

tl::unexpected<Error> no_such_run(Database& database, const std::string& which) {
  return failure(ErrorKind::kUsage, fmt::format("there is no run {} in {}; {}", which,
                                                database.path(), runs_there(database)));
}

// The id that `which` stands for.
Result<long long> find_run(Database& database, const std::string& which) {
  const auto back = steps_back(which);
  const auto id = number_in(which);
  if (!back && !id) {
    return failure(ErrorKind::kUsage,
                   fmt::format("\"{}\" names no run; give its number, last, or last~1 for the one "
                               "before it",
                               which));
  }
  Statement rows = back ? database.prepare("SELECT id FROM runs ORDER BY id DESC LIMIT 1 OFFSET ?")
                        : database.prepare("SELECT id FROM runs WHERE id = ?");
  rows.bind(back ? *back : *id);
  if (!rows.step()) return no_such_run(database, which);
  return rows.integer(0);
}

std::string variable(const char* name) {
  const char* value = std::getenv(name);  // NOLINT(concurrency-mt-unsafe): nobody sets variables
  return value == nullptr ? "" : value;
}

}  // namespace

Result<SavedRun> Store::load(const std::string& which) {
  Database& database = impl_->database;
  return database.transact(TransactionKind::kRead, [&]() -> Result<SavedRun> {
    const auto id = find_run(database, which);
    if (!id) return tl::unexpected(id.error());
    return select_run(database, *id);
  });
}

Result<void> Store::answer(const std::string& which,
                           const std::vector<Answer>& answers,
                           std::optional<double> whole) {
  Database& database = impl_->database;
  return database.transact(TransactionKind::kWrite, [&]() -> Result<void> {
    const auto id = find_run(database, which);
    if (!id) return tl::unexpected(id.error());
    insert_answers(database, *id, answers, whole);
    return {};
  });
}

Result<std::vector<RunRow>> Store::history(int most) {
  Database& database = impl_->database;
  return database.transact(TransactionKind::kRead, [&]() -> Result<std::vector<RunRow>> {
    return select_history(database, most);
  });
}

std::string default_store_path() {
  constexpr std::string_view file = "/assay/runs.db";
  // A relative XDG_DATA_HOME is to be ignored (XDG Base Directory Specification).
  if (const std::string shared = variable("XDG_DATA_HOME"); shared.starts_with('/')) {
    return fmt::format("{}{}", shared, file);
  }
  const std::string home = variable("HOME");
  return home.empty() ? "assay-runs.db" : fmt::format("{}/.local/share{}", home, file);
}

}  // namespace assay
