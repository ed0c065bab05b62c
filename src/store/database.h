// SPDX-License-Identifier: MIT
// One SQLite connection and its prepared statements; SQLite's handles stay behind this seam.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "core/result.h"

struct sqlite3;
struct sqlite3_stmt;

namespace assay {

class Database;

// A prepared statement. Errors stick to its database: after the first one, binding and stepping do
// nothing and step() says that there is no row.
class Statement {
 public:
  // Binds the next parameter, from the first on. The bytes must live until the next reset.
  Statement& bind(std::string_view text);
  Statement& bind(long long number);
  Statement& bind(double number);
  Statement& bind_blob(std::string_view bytes);
  Statement& bind_null();

  // True when there is a row to read.
  bool step();
  // Makes it ready for new parameters.
  void reset();
  // Runs a statement that gives no rows, and resets it.
  void run();

  // Columns of the current row, from 0; NULL reads as empty or 0.
  std::string text(int column) const;
  long long integer(int column) const;
  double real(int column) const;
  bool is_null(int column) const;

 private:
  friend class Database;
  struct Finalizer {
    void operator()(sqlite3_stmt* handle) const;
  };
  Statement(Database& database, sqlite3_stmt* handle) : database_(&database), handle_(handle) {}
  void check(int code);

  Database* database_;  // outlives its statements
  std::unique_ptr<sqlite3_stmt, Finalizer> handle_;
  int next_ = 1;
};

enum class TransactionKind { kRead, kWrite };

class Database {
 public:
  // Opens the file, or creates it and the folders above it. Other writers are waited for.
  static Result<Database> open(const std::string& path);

  const std::string& path() const { return path_; }
  // Runs SQL without parameters and results.
  void run(const std::string& sql);
  Statement prepare(std::string_view sql);
  // The number that the first row gives; 0 without one.
  long long number(std::string_view sql);
  long long last_id() const;
  // The first error since the transaction began.
  const std::optional<Error>& error() const { return error_; }

  // Does the work within one transaction; undoes it when an error sticks or `work` gives one.
  template <typename Work>
  auto transact(TransactionKind kind, Work work) -> decltype(work()) {
    begin(kind);
    auto result = error_ ? decltype(work())(tl::unexpected<Error>(*error_)) : work();
    if (!error_ && result) commit();
    if (error_) result = tl::unexpected<Error>(*error_);
    if (!result) rollback();
    return result;
  }

 private:
  friend class Statement;
  struct Closer {
    void operator()(sqlite3* handle) const;
  };
  Database(std::string path, sqlite3* handle) : path_(std::move(path)), handle_(handle) {}
  void check(int code);
  void begin(TransactionKind kind);
  void commit();
  void rollback();

  std::string path_;
  std::unique_ptr<sqlite3, Closer> handle_;
  std::optional<Error> error_{};
};

}  // namespace assay
