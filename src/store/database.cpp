// SPDX-License-Identifier: MIT
// The only file that includes SQLite.
#include "store/database.h"

#include <filesystem>
#include <system_error>

#include <fmt/core.h>
#include <sqlite3.h>

namespace assay {
namespace {

constexpr int kBusyMs = 10'000;

Error error_of(int code, const std::string& path, std::string_view detail) {
  switch (code & 0xFF) {  // the primary code of an extended one
    case SQLITE_NOTADB:
      return {ErrorKind::kUsage,
              fmt::format("{} is not a database; name another file with --db", path),
              {}};
    case SQLITE_CANTOPEN:
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_IOERR:
      return {ErrorKind::kUsage,
              fmt::format("{} cannot be written ({}); name another file with --db", path, detail),
              {}};
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return {ErrorKind::kUsage,
              fmt::format("{} is kept locked by another program; try again later", path),
              {}};
    case SQLITE_FULL:
      return {ErrorKind::kUsage, fmt::format("there is no room left to write {}", path), {}};
    case SQLITE_CORRUPT:
      return {ErrorKind::kUsage,
              fmt::format("{} is damaged ({}); move it away or name another file with --db", path,
                          detail),
              {}};
    default:
      return {ErrorKind::kInternal, fmt::format("{}: {}", path, detail), {}};
  }
}

}  // namespace

void Statement::Finalizer::operator()(sqlite3_stmt* handle) const {
  sqlite3_finalize(handle);
}

void Statement::check(int code) {
  if (code != SQLITE_OK) database_->check(code);
}

Statement& Statement::bind(std::string_view text) {
  if (!database_->error_) {
    check(sqlite3_bind_text64(handle_.get(), next_++, text.data() == nullptr ? "" : text.data(),
                              text.size(), SQLITE_STATIC, SQLITE_UTF8));
  }
  return *this;
}

Statement& Statement::bind(long long number) {
  if (!database_->error_) check(sqlite3_bind_int64(handle_.get(), next_++, number));
  return *this;
}

Statement& Statement::bind(double number) {
  if (!database_->error_) check(sqlite3_bind_double(handle_.get(), next_++, number));
  return *this;
}

Statement& Statement::bind_blob(std::string_view bytes) {
  if (!database_->error_) {
    check(sqlite3_bind_blob64(handle_.get(), next_++, bytes.data() == nullptr ? "" : bytes.data(),
                              bytes.size(), SQLITE_STATIC));
  }
  return *this;
}

Statement& Statement::bind_null() {
  if (!database_->error_) check(sqlite3_bind_null(handle_.get(), next_++));
  return *this;
}

bool Statement::step() {
  if (database_->error_) return false;
  const int code = sqlite3_step(handle_.get());
  if (code != SQLITE_ROW && code != SQLITE_DONE) check(code);
  return code == SQLITE_ROW;
}

void Statement::reset() {
  sqlite3_reset(handle_.get());  // repeats the last step's error code, which is known already
  next_ = 1;
}

void Statement::run() {
  step();
  reset();
}

std::string Statement::text(int column) const {
  // Asking for the blob gives the bytes as they are; of a NULL or empty value it is null.
  const void* bytes = sqlite3_column_blob(handle_.get(), column);
  const int size = sqlite3_column_bytes(handle_.get(), column);
  return bytes == nullptr
             ? std::string()
             : std::string(static_cast<const char*>(bytes), static_cast<std::size_t>(size));
}

long long Statement::integer(int column) const {
  return sqlite3_column_int64(handle_.get(), column);
}

double Statement::real(int column) const {
  return sqlite3_column_double(handle_.get(), column);
}

bool Statement::is_null(int column) const {
  return sqlite3_column_type(handle_.get(), column) == SQLITE_NULL;
}

void Database::Closer::operator()(sqlite3* handle) const {
  sqlite3_close_v2(handle);
}

void Database::check(int code) {
  if (code == SQLITE_OK || error_) return;
  error_ = error_of(code, path_, sqlite3_errmsg(handle_.get()));
}

Result<Database> Database::open(const std::string& path) {
  const std::filesystem::path folder = std::filesystem::path(path).parent_path();
  std::error_code trouble;
  if (!folder.empty()) std::filesystem::create_directories(folder, trouble);
  if (trouble) {
    return tl::unexpected(error_of(SQLITE_CANTOPEN, path, trouble.message()));
  }
  sqlite3* handle = nullptr;
  constexpr int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX;
  const int code = sqlite3_open_v2(path.c_str(), &handle, flags, nullptr);
  Database database(path, handle);  // SQLite gives a handle to close even when it fails
  if (code != SQLITE_OK) return tl::unexpected(error_of(code, path, sqlite3_errstr(code)));
  sqlite3_busy_timeout(handle, kBusyMs);
  return database;
}

void Database::run(const std::string& sql) {
  if (error_) return;
  check(sqlite3_exec(handle_.get(), sql.c_str(), nullptr, nullptr, nullptr));
}

Statement Database::prepare(std::string_view sql) {
  sqlite3_stmt* handle = nullptr;
  if (!error_) {
    check(sqlite3_prepare_v2(handle_.get(), sql.data(), static_cast<int>(sql.size()), &handle,
                             nullptr));
  }
  return {*this, handle};
}

long long Database::number(std::string_view sql) {
  Statement statement = prepare(sql);
  return statement.step() ? statement.integer(0) : 0;
}

long long Database::last_id() const {
  return sqlite3_last_insert_rowid(handle_.get());
}

void Database::begin(TransactionKind kind) {
  error_.reset();
  // A writer takes its lock at once: one that began by reading could not wait for another writer.
  run(kind == TransactionKind::kWrite ? "BEGIN IMMEDIATE" : "BEGIN");
}

void Database::commit() {
  run("COMMIT");
}

void Database::rollback() {
  if (sqlite3_get_autocommit(handle_.get()) != 0) return;
  sqlite3_exec(handle_.get(), "ROLLBACK", nullptr, nullptr, nullptr);
}

}  // namespace assay
