// SPDX-License-Identifier: MIT
// Answers are kept with their run, in files of older versions too.
#include <gtest/gtest.h>

#include "store/database.h"
#include "store/store.h"
#include "tests/support/scratch.h"

namespace assay {
namespace {

TEST(StoreAnswers, AreKeptWithTheirRunAndTheLaterOneWins) {
  const Scratch scratch;
  auto store = Store::open(scratch.file("runs.db"));
  ASSERT_TRUE(store);
  ASSERT_TRUE(store->save({}));
  ASSERT_TRUE(store->answer("last", {{.question = "layers", .level = 2, .comment = "a"}}, 50));
  ASSERT_TRUE(store->answer(
      "last",
      {{.question = "layers", .level = 4, .comment = "b"}, {.question = "readme", .level = 0}},
      81.5));
  const auto run = store->load("last");
  ASSERT_TRUE(run);
  ASSERT_EQ(run->answers.size(), 2U);
  EXPECT_EQ(run->answers[0].question, "layers");
  EXPECT_DOUBLE_EQ(run->answers[0].level, 4);
  EXPECT_EQ(run->answers[0].comment, "b");
  EXPECT_EQ(run->answers[0].answered.size(), std::string("2031-05-04T10:00:00Z").size());
  EXPECT_DOUBLE_EQ(store->history(1)->at(0).whole, 81.5);
}

TEST(StoreAnswers, NeedARunThatIsThere) {
  const Scratch scratch;
  auto store = Store::open(scratch.file("runs.db"));
  ASSERT_TRUE(store);
  EXPECT_FALSE(store->answer("7", {{.question = "layers", .level = 2}}, {}));
}

TEST(StoreAnswers, AFileOfTheFirstVersionTakesThem) {
  const Scratch scratch;
  const std::string path = scratch.file("runs.db");
  {
    auto store = Store::open(path);
    ASSERT_TRUE(store);
    ASSERT_TRUE(store->save({}));
  }
  {
    // As the first version left it.
    auto database = Database::open(path);
    ASSERT_TRUE(database);
    database->run(
        "DROP TABLE answers; ALTER TABLE runs DROP COLUMN whole; PRAGMA user_version = 1");
    ASSERT_FALSE(database->error().has_value()) << database->error()->message;
  }
  auto store = Store::open(path);
  ASSERT_TRUE(store);
  EXPECT_LT(store->history(1)->at(0).whole, 0);
  EXPECT_TRUE(store->answer("last", {{.question = "layers", .level = 2}}, {}));
  EXPECT_EQ(store->load("last")->answers.size(), 1U);
}

}  // namespace
}  // namespace assay
