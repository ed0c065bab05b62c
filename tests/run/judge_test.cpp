// SPDX-License-Identifier: MIT
// How the findings of several resources become one.
#include "run/judge.h"

#include <gtest/gtest.h>

namespace assay::judge_test {
namespace {

// Fails what the tape says, as gravely as it says; null for the check's own severity.
Finding lost(const Tape& tape) {
  Finding finding = fail(std::vector<Evidence>{}, {"lost", "kept", "lost"});
  if (!tape.fact("milder").is_null()) finding.severity = Severity::kMajor;
  return finding;
}

constexpr Meta kCritical{.id = "val.test", .severity = Severity::kCritical};
const Check kLost{kCritical, nullptr, lost};

Tape tape_of(const char* subject, bool milder) {
  Tape tape("val.test", subject);
  if (milder) tape.note("milder", true);
  return tape;
}

TEST(Judge, TakesTheGravestOfTheLossesOfSeveralResources) {
  const Tapes both{{"val.test", {.tapes = {tape_of("order", true), tape_of("product", false)}}}};
  EXPECT_EQ(judge_check(kLost, both, Level::kMid, nullptr).severity, Severity::kCritical);
  const Tapes mild{{"val.test", {.tapes = {tape_of("order", true), tape_of("product", true)}}}};
  EXPECT_EQ(judge_check(kLost, mild, Level::kMid, nullptr).severity, Severity::kMajor);
}

}  // namespace
}  // namespace assay::judge_test
