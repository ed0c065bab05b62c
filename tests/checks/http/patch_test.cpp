// SPDX-License-Identifier: MIT
// http.patch on literal tapes.
#include <gtest/gtest.h>

#include "checks/http/family.h"
#include "tests/checks/http/stored_fields.h"
#include "tests/support/exchanges.h"

namespace assay::checks::http_patch_test {
namespace {

constexpr const char* kBefore = R"({"id":7,"name":"Lamp","price":12.34,"stock":1,"done":false})";
constexpr const char* kAfter = R"({"id":7,"name":"Sofa","price":12.34,"stock":1,"done":false})";

Tape tape_of(int status, const char* after) {
  Tape tape = product_tape("http.patch");
  tape.note("before", json(kBefore));
  tape.note("patch", json(R"({"name":"Sofa"})"));
  tape.add("control (read)", answered(1, "GET", "/products/7", 200, kBefore));
  tape.add("patch", answered(2, "PATCH", "/products/7", status));
  tape.add("after patch", answered(3, "GET", "/products/7", 200, after));
  return tape;
}

Finding with_mixed(int status, const char* after) {
  Tape tape = tape_of(200, kAfter);
  tape.note("mixed", json(R"({"name":"Desk"})"));
  tape.add("mixed patch", answered(4, "PATCH", "/products/7", status));
  tape.add("after mixed patch", answered(5, "GET", "/products/7", 200, after));
  return kPatch.judge(tape);
}

constexpr const char* kMixedIn = R"({"id":7,"name":"Desk","price":12.34,"stock":1,"done":false})";

TEST(Patch, PassesAChangeOfTheNamedFieldAlone) {
  EXPECT_EQ(kPatch.judge(tape_of(200, kAfter)).outcome, Outcome::kPass);
  EXPECT_EQ(kPatch.judge(tape_of(204, kAfter)).outcome, Outcome::kPass);
}

TEST(Patch, PassesARefusedMixedPatchWithoutEffect) {
  EXPECT_EQ(with_mixed(422, kAfter).outcome, Outcome::kPass);
}

TEST(Patch, LeavesAnAcceptedInvalidValueToItsOwnCheck) {
  EXPECT_EQ(with_mixed(200, kMixedIn).outcome, Outcome::kPass);
}

TEST(Patch, GivesHalfWhenARefusedPatchIsHalfApplied) {
  EXPECT_DOUBLE_EQ(with_mixed(422, kMixedIn).credit, 0.5);
}

TEST(Patch, FailsOtherFieldsWiped) {
  EXPECT_EQ(
      kPatch.judge(tape_of(200, R"({"id":7,"name":"Sofa","price":null,"stock":null})")).outcome,
      Outcome::kFail);
}

TEST(Patch, FailsASuccessWithoutEffect) {
  EXPECT_EQ(kPatch.judge(tape_of(200, kBefore)).outcome, Outcome::kFail);
}

TEST(Patch, FailsARequiredPatchThatIsNotOffered) {
  EXPECT_EQ(kPatch.judge(tape_of(405, kBefore)).outcome, Outcome::kFail);
}

TEST(Patch, DoesNotApplyWhereOnlyPutIsOffered) {
  Tape tape = tape_of(405, kBefore);
  tape.add("put", answered(4, "PUT", "/products/7", 200));
  EXPECT_EQ(kPatch.judge(tape).outcome, Outcome::kNotApplicable);
}

Finding with_falsy(int status, const char* after) {
  Tape tape = tape_of(200, kAfter);
  tape.note("truthy", json(R"({"stock":5})"));
  tape.note("falsy", json(R"({"stock":0})"));
  tape.add("truthy patch", answered(6, "PATCH", "/products/7", 200));
  tape.add("after truthy patch", answered(7, "GET", "/products/7", 200, R"({"id":7,"stock":5})"));
  tape.add("falsy patch", answered(8, "PATCH", "/products/7", status));
  tape.add("after falsy patch", answered(9, "GET", "/products/7", 200, after));
  return kPatch.judge(tape);
}

TEST(Patch, GivesHalfWhenAZeroIsTakenForNothing) {
  const Finding finding = with_falsy(200, R"({"id":7,"stock":5})");
  EXPECT_DOUBLE_EQ(finding.credit, 0.5);
  EXPECT_EQ(finding.observed, "still shows 5");
}

TEST(Patch, PassesAZeroThatIsStoredOrRefused) {
  EXPECT_EQ(with_falsy(200, R"({"id":7,"stock":0})").outcome, Outcome::kPass);
  EXPECT_EQ(with_falsy(422, R"({"id":7,"stock":5})").outcome, Outcome::kPass);
}

TEST(Patch, SaysNothingOfAZeroWhereTheServiceCountsForItself) {
  EXPECT_EQ(with_falsy(200, R"({"id":7,"stock":4})").outcome, Outcome::kPass);
}

}  // namespace
}  // namespace assay::checks::http_patch_test
