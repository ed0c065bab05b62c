// SPDX-License-Identifier: MIT
// Waiting for candidates that answer, end, or stay silent.
#include "candidate/readiness.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/candidate/workbench.h"

namespace assay {
namespace {

using ::testing::HasSubstr;
using testing::Workbench;

const std::atomic<bool> kNeverStops = false;

TEST(Readiness, GivesTheTimeUntilTheFirstAnswer) {
  const Workbench bench;
  Candidate candidate = bench.launch("sleep 100", false);
  int asked = 0;
  const Result<double> ms = wait_until_ready(
      candidate, [&] { return ++asked == 4; }, 10'000, kNeverStops);
  ASSERT_TRUE(ms);
  EXPECT_GE(*ms, 5 + 10 + 20);
}

TEST(Readiness, EndsWithTheCandidateAndShowsItsLastLines) {
  const Workbench bench;
  Candidate candidate = bench.launch("seq 1 100; echo 'no such module' >&2; exit 3", false);
  const Result<double> ms = wait_until_ready(
      candidate, [] { return false; }, 10'000, kNeverStops);
  ASSERT_FALSE(ms);
  EXPECT_EQ(ms.error().kind, ErrorKind::kUndecided);
  EXPECT_THAT(ms.error().message, HasSubstr("its command exited with status 3; its last lines:\n"
                                            "  | 82\n"));
  EXPECT_THAT(ms.error().message, HasSubstr("\n  | no such module"));
}

TEST(Readiness, TellsThatNothingAnsweredInTime) {
  const Workbench bench;
  Candidate candidate = bench.launch("sleep 100", false);
  const Result<double> ms = wait_until_ready(
      candidate, [] { return false; }, 50, kNeverStops);
  ASSERT_FALSE(ms);
  EXPECT_EQ(ms.error().message,
            "the service did not answer within 0.05 s; it listens on no port; it printed nothing");
}

TEST(Readiness, EndsWhenTheRunIsStopped) {
  const Workbench bench;
  Candidate candidate = bench.launch("sleep 100", false);
  const std::atomic<bool> stop = true;
  const Result<double> ms = wait_until_ready(
      candidate, [] { return true; }, 10'000, stop);
  ASSERT_FALSE(ms);
  EXPECT_THAT(ms.error().message, HasSubstr("interrupted"));
}

TEST(Readiness, ShowsNoControlCharacterOfALog) {
  EXPECT_EQ(last_lines("a\n\n\x1b[31mred\n\n", 2).find('\x1b'), std::string::npos);
}

}  // namespace
}  // namespace assay
