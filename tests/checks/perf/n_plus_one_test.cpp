// SPDX-License-Identifier: MIT
// perf.n-plus-one: counted statements alone decide.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "checks/perf/family.h"
#include "tests/support/exchanges.h"
#include "tests/support/fake_list.h"

namespace assay::checks::perf_n_plus_one_test {
namespace {

using testing::HasSubstr;

std::string page(int rows) {
  Json items = Json::array();
  for (int i = 0; i < rows; ++i)
    items.push(Json::object({{"id", i}}));
  return items.dump();
}

struct Counts {
  int few = 2;
  int many = 2;
  int few_again = 2;
  int many_again = 2;
  int rows = 50;
  bool moves = true;
};

Finding judged(const Counts& counts) {
  Tape tape("perf.n-plus-one", "thing");
  tape.note("moves", counts.moves);
  tape.add("short", answered(1, "GET", "/things?limit=5", 200, page(5)));
  tape.add("long", answered(2, "GET", "/things?limit=50", 200, page(counts.rows)));
  tape.note(
      "rounds",
      Json::array({Json::object({{"short", counts.few}, {"long", counts.many}}),
                   Json::object({{"short", counts.few_again}, {"long", counts.many_again}})}));
  return kNPlusOne.judge(tape);
}

TEST(NPlusOne, PassesOneQueryForAnyPage) {
  const Finding finding = judged({});
  EXPECT_EQ(finding.outcome, Outcome::kPass);
  EXPECT_EQ(finding.observed, "2 statements for 5 rows, 2 for 50");
}

TEST(NPlusOne, PassesLoadersThatBatch) {
  EXPECT_EQ(judged({.many = 5, .many_again = 5}).outcome, Outcome::kPass);
}

TEST(NPlusOne, PassesWhatTheDatabaseDidForOthersInOneRound) {
  EXPECT_EQ(judged({.many = 60}).outcome, Outcome::kPass);
}

// A worker that looks for jobs while the idle database is counted: what is taken off is too much in
// one round, and too little in the other.
TEST(NPlusOne, PassesWhereAWorkerAsksOnItsOwn) {
  EXPECT_EQ(judged({.few = -3, .many = 2}).outcome, Outcome::kPass);
  EXPECT_EQ(judged({.few = -3, .many = -3, .few_again = 2, .many_again = 7}).outcome,
            Outcome::kPass);
}

TEST(NPlusOne, PassesAPageThatComesFromACache) {
  EXPECT_EQ(judged({.few = 0, .many = 0, .few_again = 0, .many_again = 0}).outcome, Outcome::kPass);
}

TEST(NPlusOne, FailsAQueryForEachRow) {
  const Finding finding = judged({.few = 7, .many = 52, .few_again = 7, .many_again = 52});
  EXPECT_EQ(finding.outcome, Outcome::kFail);
  EXPECT_EQ(finding.message, "45 more rows take 45 more statements");
}

TEST(NPlusOne, HalvesWhatGrowsMoreSlowlyThanTheRows) {
  EXPECT_DOUBLE_EQ(judged({.many = 12, .many_again = 12}).credit, 0.5);
}

TEST(NPlusOne, SaysNothingWhereTheCountStandsStillOrThePagesAreAlike) {
  EXPECT_EQ(judged({.moves = false}).outcome, Outcome::kInconclusive);
  EXPECT_EQ(judged({.rows = 10}).outcome, Outcome::kInconclusive);
}

TEST(NPlusOne, CountsByTheRubricsCommand) {
  ListScene scene({});
  scene.contract.count_queries = "./db.sh count";
  int commands = 0;
  scene.world.on_run = [&](const std::string& command) {
    EXPECT_EQ(command, "./db.sh count");
    ++commands;
    return "statements: " + std::to_string(scene.world.count()) + "\n";
  };
  EXPECT_EQ(finding_of(kNPlusOne, scene).outcome, Outcome::kPass);
  EXPECT_EQ(commands, 9);
}

TEST(NPlusOne, IsBlockedByACommandThatDoesNotCount) {
  ListScene scene({});
  scene.contract.count_queries = "./db.sh count";
  const Finding none = finding_of(kNPlusOne, scene);
  EXPECT_EQ(none.outcome, Outcome::kInconclusive);
  EXPECT_THAT(none.reason, HasSubstr("this world runs nothing"));
  scene.world.on_run = [](const std::string&) { return "no such table"; };
  EXPECT_THAT(finding_of(kNPlusOne, scene).reason, HasSubstr("it printed no number"));
}

}  // namespace
}  // namespace assay::checks::perf_n_plus_one_test
