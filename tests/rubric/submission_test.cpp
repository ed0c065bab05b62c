// SPDX-License-Identifier: MIT
// A submission's own assay.yaml.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/rubric/support.h"

namespace assay {
namespace {

LoadedSubmission loaded(const std::string& text) {
  const TempFolder folder;
  folder.write("assay.yaml", text);
  return load_submission(folder.path());
}

std::string refusal(const std::string& text) {
  const LoadedSubmission result = loaded(text);
  return result.problems.empty() ? std::string() : result.problems.front().message;
}

TEST(Submission, AnAbsentFileIsAnEmptyOne) {
  const TempFolder folder;
  const LoadedSubmission result = load_submission(folder.path());
  EXPECT_FALSE(result.submission.present);
  EXPECT_TRUE(result.problems.empty());
}

TEST(Submission, SaysHowToRunItAndWhereItDeviates) {
  const Submission said = loaded(
                              "rubric: brief/rubric.yaml\n"
                              "start: npm start\n"
                              "url: http://localhost:{{port}}\n"
                              "env: {PORT: \"{{port}}\", WORKERS: 2}\n"
                              "base: /api/v2\n"
                              "paths: {product: /items, log_in: /login}\n"
                              "tests: npm test\n")
                              .submission;
  EXPECT_TRUE(said.present);
  EXPECT_EQ(said.rubric, "brief/rubric.yaml");
  EXPECT_EQ(said.start, "npm start");
  EXPECT_EQ(said.env.at(1), (std::pair<std::string, std::string>("WORKERS", "2")));
  EXPECT_EQ(said.base, "/api/v2");
  EXPECT_EQ(said.paths.at(0).second, "/items");
  EXPECT_EQ(said.tests, "npm test");
}

TEST(Submission, KeepsEveryMemberAsWrittenForTheReport) {
  const Submission said = loaded("start: ./run.sh\nenv: {PORT: \"{{port}}\"}\n").submission;
  EXPECT_THAT(said.said, testing::ElementsAre(testing::Pair("start", "./run.sh"),
                                              testing::Pair("env.PORT", "{{port}}")));
}

TEST(Submission, IsAStrangersFile) {
  EXPECT_EQ(refusal("url: http://10.0.0.7:80\n"),
            "'http://10.0.0.7:80' is no address of this machine");
  EXPECT_NE(refusal("url: http://127.0.0.1.example/\n"), "");
  EXPECT_NE(refusal("url: http://localhost:80@example/\n"), "");
  EXPECT_EQ(refusal("url: http://[::1]:8080/api\n"), "");
  EXPECT_EQ(refusal("rubric: ../mine.yaml\n"), "the rubric is a file outside of the submission");
  EXPECT_NE(refusal("rubric: /etc/passwd\n"), "");
  EXPECT_EQ(refusal("rubric: rest-api\n"), "");
}

TEST(Submission, ALinkIsNotFollowed) {
  const TempFolder folder;
  const std::string elsewhere = folder.write("elsewhere.yaml", "start: ./run.sh\n");
  std::filesystem::create_symlink(elsewhere, folder.path() + "/assay.yaml");
  const LoadedSubmission result = load_submission(folder.path());
  ASSERT_EQ(result.problems.size(), 1U);
  EXPECT_EQ(result.problems[0].message, "cannot be read: it is a link");
  EXPECT_FALSE(result.submission.present);
}

TEST(Submission, AFolderOfThatNameIsAProblem) {
  const TempFolder folder;
  std::filesystem::create_directory(folder.path() + "/assay.yaml");
  EXPECT_EQ(load_submission(folder.path()).problems.at(0).message,
            "cannot be read: it is no regular file");
}

TEST(Submission, MistakesHaveTheirPlaceAndAHint) {
  const LoadedSubmission result = loaded("strat: ./run.sh\nbase: api\nenv: {PORT: \"{{prt}}\"}\n");
  ASSERT_EQ(result.problems.size(), 3U);
  EXPECT_EQ(result.problems[0].hint, "did you mean 'start'?");
  EXPECT_EQ(result.problems[1].message, "'api' is no path");
  EXPECT_EQ(result.problems[2].at.line, 3);
}

}  // namespace
}  // namespace assay
