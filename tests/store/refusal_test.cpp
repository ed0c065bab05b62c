// SPDX-License-Identifier: MIT
// What the store refuses, and in which words.
#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>

#include "store/database.h"
#include "store/store.h"
#include "tests/support/scratch.h"

namespace assay {
namespace {

std::string error_of(const std::string& path) {
  const auto store = Store::open(path);
  return store ? "" : store.error().message;
}

void write(const std::string& path, const std::string& text) {
  std::ofstream(path) << text;
}

void alter(const std::string& path, const std::string& sql) {
  auto database = Database::open(path);
  ASSERT_TRUE(database);
  database->run(sql);
  ASSERT_FALSE(database->error().has_value()) << database->error()->message;
}

TEST(StoreRefusal, NamesAFileThatIsNoDatabase) {
  const Scratch scratch;
  const std::string path = scratch.file("notes.txt");
  write(path, std::string(4096, 'x'));
  EXPECT_EQ(error_of(path), path + " is not a database; name another file with --db");
  EXPECT_EQ(std::filesystem::file_size(path), 4096U);
}

TEST(StoreRefusal, LeavesAnotherProgramsDatabaseAlone) {
  const Scratch scratch;
  const std::string path = scratch.file("other.db");
  alter(path, "CREATE TABLE pets (name TEXT)");
  EXPECT_EQ(error_of(path),
            path + " is a database of another program; name another file with --db");
  EXPECT_FALSE(std::filesystem::exists(path + "-wal"));
}

TEST(StoreRefusal, NamesANewerSchema) {
  const Scratch scratch;
  const std::string path = scratch.file("runs.db");
  ASSERT_EQ(error_of(path), "");
  alter(path, "PRAGMA user_version = 99");
  EXPECT_EQ(error_of(path), path +
                                " was written by a newer assay (schema 99, this one knows 2); "
                                "update assay or name another file with --db");
}

TEST(StoreRefusal, NamesAFolderThatCannotBeMade) {
  const Scratch scratch;
  write(scratch.file("file"), "");
  const std::string path = scratch.file("file/below/runs.db");
  EXPECT_EQ(error_of(path),
            path + " cannot be written (Not a directory); name another file with --db");
}

TEST(StoreRefusal, NamesAPathThatIsAFolder) {
  const Scratch scratch;
  EXPECT_EQ(error_of(scratch.path()),
            scratch.path() +
                " cannot be written (unable to open database file); name another file with --db");
}

TEST(StoreRefusal, UndoesARunThatCouldNotBeWrittenWhole) {
  const Scratch scratch;
  const std::string path = scratch.file("runs.db");
  auto store = Store::open(path);
  ASSERT_TRUE(store);
  alter(path, "DROP TABLE entries");
  SavedRun run;
  run.tapes.emplace_back("a.b", "");
  run.tapes.back().add("one", {.id = 1});
  EXPECT_FALSE(store->save(run));
  const auto runs = store->history(10);
  ASSERT_TRUE(runs) << "the error of the save sticks to no later work";
  EXPECT_TRUE(runs->empty());
}

TEST(StoreRefusal, CarriesOnWithAFileThatIsEmpty) {
  const Scratch scratch;
  write(scratch.file("runs.db"), "");
  EXPECT_EQ(error_of(scratch.file("runs.db")), "");
}

}  // namespace
}  // namespace assay
