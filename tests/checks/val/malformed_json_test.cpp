// SPDX-License-Identifier: MIT
// val.malformed-json on literal tapes.
#include <gtest/gtest.h>

#include "checks/val/family.h"
#include "tests/support/exchanges.h"

namespace assay::checks::val_malformed_json_test {
namespace {

constexpr const char* kNames[] = {"a truncated object",
                                  "a trailing comma",
                                  "single quotes",
                                  "bare text",
                                  "an empty body",
                                  "an empty array",
                                  "null",
                                  "a string",
                                  "a byte that is not UTF-8",
                                  "a byte order mark before valid JSON"};

Tape all_refused(int status) {
  Tape tape("val.malformed-json", "product");
  int id = 0;
  for (const char* name : kNames)
    tape.add(name, answered(++id, "POST", "/products", status));
  return tape;
}

TEST(MalformedJson, PassesWhereEverythingIsRefused) {
  EXPECT_EQ(kMalformedJson.judge(all_refused(400)).outcome, Outcome::kPass);
  EXPECT_EQ(kMalformedJson.judge(all_refused(422)).outcome, Outcome::kPass);
}

TEST(MalformedJson, PassesALenientParserAndABatchOfNothing) {
  Tape tape = all_refused(400);
  tape.add("a trailing comma", answered(21, "POST", "/products", 201, R"({"id":1})"));
  tape.add("a byte order mark before valid JSON", answered(22, "POST", "/products", 201));
  tape.add("an empty array", answered(23, "POST", "/products", 200, "[]"));
  EXPECT_EQ(kMalformedJson.judge(tape).outcome, Outcome::kPass);
}

TEST(MalformedJson, TakesCreditForARecordOfATruncatedBody) {
  Tape tape = all_refused(400);
  tape.add("a truncated object", answered(21, "POST", "/products", 201, R"({"id":1})"));
  const Finding finding = kMalformedJson.judge(tape);
  EXPECT_EQ(finding.outcome, Outcome::kPartial);
  EXPECT_EQ(finding.evidence.front().exchange, 21);
}

// Go decodes null into an empty struct, Express an empty body into {}: where {} is taken as well,
// val.field.missing charges that nothing is asked for.
TEST(MalformedJson, LeavesBodiesWithoutMembersToTheRuleOfRequiredFields) {
  for (const char* name : {"an empty body", "an empty array", "null"}) {
    Tape tape = all_refused(400);
    tape.add(name, answered(21, "POST", "/products", 201, R"({"id":1})"));
    tape.add("an empty object", answered(22, "POST", "/products", 201, R"({"id":2})"));
    EXPECT_EQ(kMalformedJson.judge(tape).outcome, Outcome::kPass) << name;
    tape.add("an empty object", answered(22, "POST", "/products", 422));
    EXPECT_EQ(kMalformedJson.judge(tape).outcome, Outcome::kPartial) << name;
  }
}

TEST(MalformedJson, FailsAServerThatBreaksOnAll) {
  EXPECT_EQ(kMalformedJson.judge(all_refused(500)).outcome, Outcome::kFail);
}

}  // namespace
}  // namespace assay::checks::val_malformed_json_test
