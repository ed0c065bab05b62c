// SPDX-License-Identifier: MIT
// The state of a job, in the ways that services tell it.
#include "checks/async/job_state.h"

#include <gtest/gtest.h>

#include "tests/support/exchanges.h"

namespace assay::checks::async_job_state_test {
namespace {

JobState state_in(int status, const char* body, Headers headers = {}) {
  return job_view(answered(1, "GET", "/jobs/1", status, body, std::move(headers))).state;
}

TEST(JobState, ReadsWords) {
  for (const char* word : {"queued", "PENDING", "in_progress", "In Progress", "processing",
                           "accepted", "RUNNING", "Retrying", "new", "incomplete", "not_started"})
    EXPECT_EQ(state_of_word(word), JobState::kRunning) << word;
  for (const char* word : {"succeeded", "SUCCESS", "completed", "Complete", "done", "finished",
                           "processed", "ready", "OK"})
    EXPECT_EQ(state_of_word(word), JobState::kSucceeded) << word;
  for (const char* word : {"failed", "FAILURE", "error", "cancelled", "timed_out", "dead_letter",
                           "completed_with_errors", "unsuccessful-failed"})
    EXPECT_EQ(state_of_word(word), JobState::kFailed) << word;
  EXPECT_EQ(state_of_word("terminé"), JobState::kUnknown);
}

TEST(JobState, LooksThroughEnvelopes) {
  EXPECT_EQ(state_in(200, R"({"data":{"id":"a","state":"PENDING"}})"), JobState::kRunning);
  EXPECT_EQ(state_in(200, R"({"job":{"id":1,"status":"done"}})"), JobState::kSucceeded);
  EXPECT_EQ(state_in(200, R"({"id":1,"status":{"phase":"Failed"}})"), JobState::kFailed);
}

TEST(JobState, ReadsLongRunningOperations) {
  EXPECT_EQ(state_in(200, R"({"name":"operations/1","done":false})"), JobState::kRunning);
  EXPECT_EQ(state_in(200, R"({"name":"operations/1","done":true,"response":{}})"),
            JobState::kSucceeded);
  EXPECT_EQ(state_in(200, R"({"name":"operations/1","done":true,"error":{"code":3}})"),
            JobState::kFailed);
}

TEST(JobState, TakesTheAnswersStatusWhereTheBodySaysNothing) {
  EXPECT_EQ(state_in(202, ""), JobState::kRunning);
  EXPECT_EQ(state_in(303, "", {{"Location", "/results/1"}}), JobState::kSucceeded);
  EXPECT_EQ(state_in(404, R"({"status":404,"title":"Not Found"})"), JobState::kGone);
  EXPECT_EQ(state_in(200, R"({"rows":[1,2]})"), JobState::kBare);
  EXPECT_EQ(state_in(200, R"({"id":1,"status":3})"), JobState::kUnknown);
}

TEST(JobState, FindsAReasonWhereverItStands) {
  const auto explained = [](const char* body) {
    return job_view(answered(1, "GET", "/jobs/1", 200, body)).explained;
  };
  EXPECT_TRUE(explained(R"({"id":1,"status":"failed","reason":"no data"})"));
  EXPECT_TRUE(explained(R"({"id":1,"state":"FAILED","lastError":{"code":"E7"}})"));
  EXPECT_TRUE(explained(R"({"data":{"id":1,"state":"FAILED"},"errors":["no data"]})"));
  EXPECT_FALSE(explained(R"({"id":1,"status":"failed","reason":null,"error":""})"));
}

}  // namespace
}  // namespace assay::checks::async_job_state_test
