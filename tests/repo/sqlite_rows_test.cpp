// SPDX-License-Identifier: MIT
// Pages of SQLite, written by SQLite itself and by hand.
#include "repo/sqlite_rows.h"

#include <fstream>
#include <sstream>

#include <gtest/gtest.h>
#include <sqlite3.h>

#include "tests/support/scratch.h"

namespace assay {
namespace {

std::string made_by(const char* statements) {
  const Scratch scratch;
  const std::string path = scratch.file("lamps.db");
  sqlite3* database = nullptr;
  EXPECT_EQ(sqlite3_open(path.c_str(), &database), SQLITE_OK);
  EXPECT_EQ(sqlite3_exec(database, statements, nullptr, nullptr, nullptr), SQLITE_OK);
  sqlite3_close(database);
  std::ostringstream bytes;
  bytes << std::ifstream(path, std::ios::binary).rdbuf();
  return bytes.str();
}

TEST(SqliteRows, AreCountedWithoutThoseOfTheSchema) {
  EXPECT_EQ(rows_in_sqlite(made_by("CREATE TABLE a (b); CREATE TABLE c (d);")), 0);
  EXPECT_EQ(rows_in_sqlite(made_by("CREATE TABLE a (b); INSERT INTO a VALUES (1), (2), (3);")), 3);
}

TEST(SqliteRows, AreNoneInAnythingElse) {
  EXPECT_EQ(rows_in_sqlite(""), 0);
  EXPECT_EQ(rows_in_sqlite("SQLite format 3"), 0);
  EXPECT_EQ(rows_in_sqlite("not a database, " + std::string(5000, '\x0d')), 0);
  EXPECT_EQ(rows_in_sqlite(std::string("SQLite format 3\0", 16) + std::string(5000, '\0')), 0);
  const std::string cut = made_by("CREATE TABLE a (b); INSERT INTO a VALUES (1);").substr(0, 4098);
  EXPECT_EQ(rows_in_sqlite(cut), 0);
}

}  // namespace
}  // namespace assay
