// SPDX-License-Identifier: MIT
// repo.readme-decisions on literal snapshots.
#include <gtest/gtest.h>

#include "checks/repo/family.h"
#include "core/snapshot.h"

namespace assay::checks::repo_readme_decisions_test {
namespace {

Finding judged(const Snapshot& repo, Json asked = nullptr) {
  Tape tape("repo.readme-decisions", "");
  tape.snapshot = &repo;
  if (!asked.is_null()) tape.note("topics", std::move(asked));
  return kReadmeDecisions.judge(tape);
}

Snapshot with_topics(std::vector<std::string> topics, int lines) {
  Snapshot repo;
  repo.readme = {.path = "README.md", .lines = lines, .topics = std::move(topics)};
  return repo;
}

TEST(ReadmeDecisions, PassesWhenTheThreeUsualTopicsAreThere) {
  const Snapshot repo = with_topics({"assumptions", "decisions", "with_more_time"}, 60);
  EXPECT_EQ(judged(repo).outcome, Outcome::kPass);
}

TEST(ReadmeDecisions, LeavesWhatALongReadmeMaySayOtherwiseToAPerson) {
  const Finding finding = judged(with_topics({"assumptions"}, 60));
  EXPECT_EQ(finding.outcome, Outcome::kInconclusive);
  EXPECT_NE(finding.reason.find("decisions, limits or what more time would bring"),
            std::string::npos);
}

TEST(ReadmeDecisions, CountsTheTopicsOfAFewLines) {
  EXPECT_DOUBLE_EQ(judged(with_topics({"assumptions"}, 9)).credit, 1.0 / 3);
  EXPECT_EQ(judged(with_topics({}, 9)).outcome, Outcome::kFail);
}

TEST(ReadmeDecisions, CountsALongParagraphAsLongAsItIs) {
  Snapshot repo = with_topics({}, 5);
  repo.readme.folded = 14;
  EXPECT_EQ(judged(repo).outcome, Outcome::kInconclusive);
  repo.readme.folded = 9;
  EXPECT_EQ(judged(repo).outcome, Outcome::kFail);
}

TEST(ReadmeDecisions, LeavesWhatAnotherDocumentMaySayToAPerson) {
  Snapshot repo = with_topics({}, 9);
  repo.readme.others = {"docs/design.md"};
  EXPECT_EQ(judged(repo).outcome, Outcome::kInconclusive);
  EXPECT_NE(judged(repo).reason.find("docs/design.md"), std::string::npos);
}

TEST(ReadmeDecisions, DoesNotJudgeTheBrief) {
  Snapshot repo = with_topics({}, 9);
  repo.readme.path = "CHALLENGE_README.md";
  EXPECT_EQ(judged(repo).outcome, Outcome::kInconclusive);
}

TEST(ReadmeDecisions, FailsWithoutAReadmeAndDecisionRecords) {
  EXPECT_EQ(judged(Snapshot{.languages = {"Go"}}).outcome, Outcome::kFail);
  EXPECT_EQ(judged(Snapshot{}).outcome, Outcome::kInconclusive);
}

TEST(ReadmeDecisions, AsksForAnAiStatementOnlyWhenTheRubricDoes) {
  const Snapshot repo = with_topics({"assumptions", "with_more_time"}, 60);
  EXPECT_EQ(judged(repo, Json::array({"assumptions", "with_more_time"})).outcome, Outcome::kPass);
  const Json with_ai = Json::array({"assumptions", "with_more_time", "ai_use"});
  EXPECT_DOUBLE_EQ(judged(repo, with_ai).credit, 2.0 / 3);
}

TEST(ReadmeDecisions, KnowsATopicByTheRubricsOwnSpelling) {
  const Snapshot repo = with_topics({"decisions", "with_more_time"}, 60);
  EXPECT_EQ(judged(repo, Json::array({"Trade-offs", "limitations", "future work"})).outcome,
            Outcome::kPass);
}

TEST(ReadmeDecisions, CannotTellAboutATopicNobodyRecognises) {
  const Snapshot repo = with_topics({"assumptions"}, 60);
  EXPECT_EQ(judged(repo, Json::array({"sustainability"})).outcome, Outcome::kInconclusive);
}

TEST(ReadmeDecisions, CannotTellAboutARepositoryThatWasNotReadWhole) {
  Snapshot repo = with_topics({}, 3);
  repo.truncated = true;
  EXPECT_EQ(judged(repo).outcome, Outcome::kInconclusive);
}

TEST(ReadmeDecisions, AsksForTheUsualTopicsWhereTheRubricNamesNone) {
  const Snapshot repo = with_topics({"assumptions", "decisions", "with_more_time"}, 60);
  EXPECT_EQ(judged(repo, Json::array()).outcome, Outcome::kPass);
}

TEST(ReadmeDecisions, DoesNotApplyWithoutARepository) {
  EXPECT_EQ(kReadmeDecisions.judge(Tape("repo.readme-decisions", "")).outcome,
            Outcome::kNotApplicable);
}

}  // namespace
}  // namespace assay::checks::repo_readme_decisions_test
