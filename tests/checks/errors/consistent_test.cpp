// SPDX-License-Identifier: MIT
// errors.consistent on literal tapes.
#include <gtest/gtest.h>

#include "checks/errors/family.h"
#include "tests/checks/errors/refused_tape.h"

namespace assay::checks::errors_consistent_test {
namespace {

Finding judged(const ErrorBodies& bodies) {
  return kConsistent.judge(refused_tape("errors.consistent", bodies));
}

TEST(Consistent, PassesOneShapeWithDetailsForValidation) {
  EXPECT_EQ(
      judged({.validation = R"({"code":"invalid","message":"no","errors":[{"field":"name"}]})",
              .malformed = R"({"code":"malformed","message":"no"})",
              .not_found = R"({"code":"absent","message":"no"})",
              .conflict = R"({"code":"taken","message":"no","errors":null})",
              .access = R"({"code":"who","message":"no"})"})
          .outcome,
      Outcome::kPass);
}

TEST(Consistent, PassesPlainTextEverywhere) {
  EXPECT_EQ(judged({.validation = "name is missing",
                    .malformed = "bad JSON",
                    .not_found = "no such product",
                    .type = "text/plain"})
                .outcome,
            Outcome::kPass);
}

TEST(Consistent, GivesHalfToAFrameworksShapeBesideTheOwn) {
  EXPECT_DOUBLE_EQ(judged({.validation = R"({"detail":[{"loc":["body","name"],"msg":"no"}]})",
                           .malformed = R"({"detail":[{"loc":["body"],"msg":"no"}]})",
                           .not_found = R"({"error":{"code":"absent","message":"no"}})",
                           .conflict = R"({"error":{"code":"taken","message":"no"}})"})
                       .credit,
                   0.5);
}

TEST(Consistent, FailsThreeShapes) {
  const Finding finding = judged({.validation = R"({"fault":{"what":"no"}})",
                                  .malformed = R"({"fault":{"what":"no"}})",
                                  .not_found = R"({"error":{"code":"absent","message":"no"}})",
                                  .conflict = R"({"reason":"taken"})"});
  EXPECT_EQ(finding.outcome, Outcome::kFail);
  EXPECT_EQ(finding.message, "Errors come in 3 shapes");
}

TEST(Consistent, CannotTellFromTwoKinds) {
  EXPECT_EQ(judged({.validation = R"({"message":"no"})", .not_found = R"({"error":"no"})"}).outcome,
            Outcome::kInconclusive);
}

TEST(Consistent, TakesAMissingKindFromThePool) {
  Tape tape = refused_tape("errors.consistent", {.validation = R"({"message":"no"})",
                                                 .not_found = R"({"message":"no"})"});
  Tape other("idem.key-body-mismatch", "order");
  for (int i = 0; i < 2; ++i) {
    other.add("mismatch", posted(20 + i, 409, "{}", R"({"message":"taken"})", "application/json"));
  }
  tape.pool = {&other};
  EXPECT_EQ(kConsistent.judge(tape).outcome, Outcome::kPass);
}

}  // namespace
}  // namespace assay::checks::errors_consistent_test
