// SPDX-License-Identifier: MIT
// repo.api-examples on literal tapes.
#include <gtest/gtest.h>

#include "checks/repo/family.h"
#include "tests/checks/repo/snapshots.h"

namespace assay::checks::repo_api_examples_test {
namespace {

Finding replayed(std::vector<std::pair<std::string, int>> answers, Snapshot repo = {}) {
  repo.api.examples.curls = {"curl localhost:8080/orders"};
  Tape tape = tape_of(repo);
  tape.note("asked", true);
  for (auto& [path, status] : answers) {
    Exchange answer{.id = 1};
    answer.request.url = "http://127.0.0.1:8080" + path;
    answer.response.status = status;
    tape.add("example", std::move(answer));
  }
  return kApiExamples.judge(tape);
}

TEST(ApiExamples, PassesOneThatWorks) {
  EXPECT_EQ(replayed({{"/orders", 500}, {"/orders", 200}}).outcome, Outcome::kPass);
}

TEST(ApiExamples, TakesHalfWhenNoneWorks) {
  EXPECT_DOUBLE_EQ(replayed({{"/order", 404}, {"/orders", 500}}).credit, 0.5);
}

TEST(ApiExamples, HoldsMissingDataAndLogInsAgainstNobody) {
  EXPECT_EQ(replayed({{"/orders/17", 404}}).outcome, Outcome::kInconclusive);
  EXPECT_EQ(replayed({{"/orders", 401}}).outcome, Outcome::kInconclusive);
}

TEST(ApiExamples, TakesOtherFormsWhereExamplesDoNotWork) {
  Snapshot repo;
  repo.api.examples.kinds = {"Postman"};
  EXPECT_EQ(replayed({{"/order", 404}}, repo).outcome, Outcome::kPass);
  EXPECT_EQ(judged(kApiExamples, repo).outcome, Outcome::kPass);
}

TEST(ApiExamples, LeavesRoutesToldInProseToAPerson) {
  Snapshot repo{.languages = {"Go"}, .readme = {.path = "README.md"}};
  repo.api.examples.routes_told = 4;
  EXPECT_EQ(judged(kApiExamples, repo).outcome, Outcome::kInconclusive);
  repo.api.examples.routes_in = "docs/api.md";
  EXPECT_TRUE(judged(kApiExamples, repo).reason.starts_with("docs/api.md names its routes"));
}

TEST(ApiExamples, FailsWhereNothingIsShown) {
  Snapshot repo{.languages = {"Go"}, .readme = {.path = "README.md", .lines = 4}};
  repo.code.endpoints = 3;
  EXPECT_EQ(judged(kApiExamples, repo).outcome, Outcome::kFail);
  EXPECT_DOUBLE_EQ(judged(kApiExamples, repo, Level::kJunior).credit, 0.5);
  repo.code.endpoints = 0;  // routes in a form that is not known
  repo.api.serves = true;
  EXPECT_EQ(judged(kApiExamples, repo).outcome, Outcome::kFail);
  repo.api.serves = false;  // a library
  EXPECT_EQ(judged(kApiExamples, repo).outcome, Outcome::kInconclusive);
}

TEST(ApiExamples, LeavesAServiceWithPagesOfItsOwnToAPerson) {
  Snapshot repo{.languages = {"Go"}, .readme = {.path = "README.md", .lines = 4}};
  repo.code.endpoints = 3;
  repo.api.examples.pages_too = true;
  EXPECT_EQ(judged(kApiExamples, repo).outcome, Outcome::kInconclusive);
}

TEST(ApiExamples, DoesNotApplyToAServiceOfPages) {
  Snapshot repo{.languages = {"Go"}, .readme = {.path = "README.md", .lines = 4}};
  repo.api.examples.pages_only = true;
  EXPECT_EQ(judged(kApiExamples, repo).outcome, Outcome::kNotApplicable);
}

TEST(ApiExamples, LeavesWhatIsKeptElsewhereToAPerson) {
  Snapshot linked{.languages = {"Go"}, .readme = {.path = "README.md", .lines = 4}};
  linked.api.examples.linked = true;
  EXPECT_EQ(judged(kApiExamples, linked).outcome, Outcome::kInconclusive);
  linked.api.examples.kinds = {"Postman"};
  EXPECT_EQ(judged(kApiExamples, linked).outcome, Outcome::kPass);

  const Snapshot brief{.languages = {"Go"}, .readme = {.path = "CHALLENGE_README.md", .lines = 40}};
  EXPECT_EQ(judged(kApiExamples, brief).reason,
            "only CHALLENGE_README.md was found, which reads as the brief");

  const Snapshot runner{
      .languages = {"Go"}, .readme = {.path = "README.md"}, .other_tests = {"package.json"}};
  EXPECT_EQ(judged(kApiExamples, runner).outcome, Outcome::kInconclusive);
}

}  // namespace
}  // namespace assay::checks::repo_api_examples_test
