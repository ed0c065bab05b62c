// SPDX-License-Identifier: MIT
// repo.tests-mix on literal snapshots.
#include <gtest/gtest.h>

#include "checks/repo/family.h"
#include "core/snapshot.h"

namespace assay::checks::repo_tests_mix_test {
namespace {

Snapshot with_tests(int happy, int error, int edge) {
  Snapshot repo{.languages = {"Go"}, .tests_countable = true};
  const auto add = [&](int count, TestKind kind) {
    for (int i = 0; i < count; ++i) {
      repo.tests.push_back({.name = "t", .file = "a_test.go", .line = i + 1, .kind = kind});
    }
  };
  add(happy, TestKind::kHappy);
  add(error, TestKind::kError);
  add(edge, TestKind::kEdge);
  return repo;
}

Tape tape_of(const Snapshot& repo, Level level = Level::kMid) {
  Tape tape("repo.tests-mix", "");
  tape.snapshot = &repo;
  tape.level = level;
  return tape;
}

double credit(const Snapshot& repo, Level level = Level::kMid) {
  return kTestsMix.judge(tape_of(repo, level)).credit;
}

TEST(TestsMix, PassesTenTestsWithAQuarterBeyondTheHappyPath) {
  EXPECT_EQ(kTestsMix.judge(tape_of(with_tests(9, 2, 1))).outcome, Outcome::kPass);
}

TEST(TestsMix, AsksForMoreAtHigherLevels) {
  const Snapshot six = with_tests(3, 2, 1);
  EXPECT_DOUBLE_EQ(credit(six, Level::kJunior), 1);
  EXPECT_DOUBLE_EQ(credit(six, Level::kMid), 0.6);
  EXPECT_DOUBLE_EQ(credit(six, Level::kSenior), 0.4);
}

TEST(TestsMix, GivesHalfToTestsOfTheHappyPathAlone) {
  EXPECT_DOUBLE_EQ(credit(with_tests(20, 0, 0)), 0.5);
}

TEST(TestsMix, GrowsWithTheShareBeyondTheHappyPath) {
  EXPECT_DOUBLE_EQ(credit(with_tests(36, 4, 0)), 0.7);
}

TEST(TestsMix, SpeaksRoughlyOfWhatIsReadRoughly) {
  const auto seen = [](int happy, int error, int edge) {
    return kTestsMix.judge(tape_of(with_tests(happy, error, edge))).observed;
  };
  EXPECT_EQ(seen(22, 3, 1),
            "26 tests, about 15 % recognised as of refusals, limits or concurrency");
  EXPECT_EQ(seen(60, 1, 0),
            "61 tests, hardly any recognised as of refusals, limits or concurrency");
  EXPECT_DOUBLE_EQ(credit(with_tests(22, 3, 1)), credit(with_tests(22, 4, 0)));
  EXPECT_DOUBLE_EQ(credit(with_tests(22, 3, 1)), credit(with_tests(24, 3, 1)));
}

TEST(TestsMix, ShowsTheTestsThatCountAndNotTheRest) {
  const Finding finding = kTestsMix.judge(tape_of(with_tests(20, 0, 2)));
  ASSERT_EQ(finding.evidence.size(), 2U);
  EXPECT_EQ(finding.evidence.front().line, 1);
  EXPECT_EQ(finding.evidence.back().line, 2);
}

TEST(TestsMix, NamesWhatIsMissingAlone) {
  EXPECT_EQ(kTestsMix.judge(tape_of(with_tests(1, 1, 0))).message, "2 tests where 10 are asked");
}

TEST(TestsMix, LeavesRoomForRefusalsThatWereReadAsSuccess) {
  EXPECT_EQ(kTestsMix.judge(tape_of(with_tests(47, 14, 0))).outcome, Outcome::kPass);
  EXPECT_EQ(kTestsMix.judge(tape_of(with_tests(11, 3, 0))).outcome, Outcome::kPass);
  EXPECT_EQ(kTestsMix.judge(tape_of(with_tests(48, 13, 0))).outcome, Outcome::kPartial);
  EXPECT_EQ(kTestsMix.judge(tape_of(with_tests(11, 1, 0))).outcome, Outcome::kPartial);
}

TEST(TestsMix, ContentsItselfWithOneTestForEachEndpoint) {
  const Snapshot repo = with_tests(3, 1, 1);
  Tape tape = tape_of(repo, Level::kSenior);
  tape.note("endpoints", 5);
  EXPECT_EQ(kTestsMix.judge(tape).outcome, Outcome::kPass);
}

TEST(TestsMix, ContentsItselfWithAFewThatAskTheWholeApi) {
  Snapshot repo = with_tests(1, 1, 0);
  repo.code.endpoints = 12;
  repo.test_requests = 10;
  EXPECT_EQ(kTestsMix.judge(tape_of(repo)).outcome, Outcome::kPass);
  repo.test_requests = 9;
  EXPECT_EQ(kTestsMix.judge(tape_of(repo)).outcome, Outcome::kPartial);
}

TEST(TestsMix, SaysWhatAGeneratorPutThere) {
  Snapshot repo = with_tests(1, 0, 0);
  repo.generated_tests = {"a.spec.ts", "b.spec.ts"};
  EXPECT_EQ(kTestsMix.judge(tape_of(repo)).note,
            "what a generator has put into a.spec.ts and b.spec.ts does not count");
}

TEST(TestsMix, BelievesTheRunnersCountOfRows) {
  const Snapshot repo = with_tests(3, 1, 0);
  Tape tape = tape_of(repo, Level::kSenior);
  EXPECT_LT(kTestsMix.judge(tape).credit, 1);
  Tape run("repo.tests-run", "");
  run.note("run",
           Json::object({{"runs", Json::array({Json::object(
                                      {{"counted", true}, {"passed", 14}, {"failed", 2}})})}}));
  tape.pool = {&run};
  EXPECT_EQ(kTestsMix.judge(tape).outcome, Outcome::kPass);
}

TEST(TestsMix, FailsARepositoryWithoutATest) {
  EXPECT_EQ(kTestsMix.judge(tape_of(with_tests(0, 0, 0))).outcome, Outcome::kFail);
  Snapshot generated = with_tests(0, 0, 0);
  generated.generated_tests = {"tests/Unit/ExampleTest.php"};
  const Finding finding = kTestsMix.judge(tape_of(generated));
  EXPECT_EQ(finding.outcome, Outcome::kFail);
  EXPECT_THAT(finding.message, testing::HasSubstr("a generator has put into tests/Unit"));
}

TEST(TestsMix, CannotTellWhereTestsAreNotRecognised) {
  Snapshot unread = with_tests(0, 0, 0);
  unread.unread_tests = {"tests/odd.go"};
  EXPECT_EQ(kTestsMix.judge(tape_of(unread)).outcome, Outcome::kInconclusive);

  Snapshot unknown = with_tests(0, 0, 0);
  unknown.tests_countable = false;
  EXPECT_EQ(kTestsMix.judge(tape_of(unknown)).outcome, Outcome::kInconclusive);

  Snapshot unfinished = with_tests(3, 0, 0);
  unfinished.truncated = true;
  EXPECT_EQ(kTestsMix.judge(tape_of(unfinished)).outcome, Outcome::kInconclusive);
}

TEST(TestsMix, DoesNotApplyWithoutARepository) {
  EXPECT_EQ(kTestsMix.judge(Tape("repo.tests-mix", "")).outcome, Outcome::kNotApplicable);
}

TEST(TestsMix, LeavesTestsThatAreRunFromElsewhereToAPerson) {
  for (Snapshot repo : {with_tests(0, 0, 0), with_tests(1, 0, 0)}) {
    repo.other_tests = {".github/workflows/ci.yml"};
    const Finding finding = kTestsMix.judge(tape_of(repo));
    EXPECT_EQ(finding.outcome, Outcome::kInconclusive);
    EXPECT_NE(finding.reason.find("ci.yml runs tests that are not in the repository"),
              std::string::npos);
  }
  Snapshot enough = with_tests(9, 2, 1);
  enough.other_tests = {"package.json"};
  EXPECT_EQ(kTestsMix.judge(tape_of(enough)).outcome, Outcome::kPass);
}

TEST(TestsMix, CountsOneTestAsOne) {
  EXPECT_EQ(kTestsMix.judge(tape_of(with_tests(1, 0, 0))).message,
            "1 test where 10 are asked, none recognised as of refusals, limits or concurrency");
}

}  // namespace
}  // namespace assay::checks::repo_tests_mix_test
