// SPDX-License-Identifier: MIT
// http.put-replace on literal tapes.
#include <gtest/gtest.h>

#include "checks/http/family.h"
#include "tests/checks/http/stored_fields.h"
#include "tests/support/exchanges.h"

namespace assay::checks::http_put_replace_test {
namespace {

constexpr const char* kBefore = R"({"id":7,"name":"Lamp","price":12.34,"stock":1,"done":false})";
constexpr const char* kAfter = R"({"id":7,"name":"Sofa","price":99.50,"stock":2,"done":false})";

Tape tape_of(Exchange put, const char* after, const char* before = kBefore) {
  Tape tape = product_tape("http.put-replace");
  tape.note("before", json(kBefore));
  tape.note("body", json(R"({"name":"Sofa","price":99.50,"stock":2,"done":false})"));
  tape.add("control (read)", answered(1, "GET", "/products/7", 200, before));
  tape.add("put", std::move(put));
  tape.add("after put", answered(3, "GET", "/products/7", 200, after));
  return tape;
}

Finding judged(Exchange put, const char* after) {
  return kPutReplace.judge(tape_of(std::move(put), after));
}

Exchange put(int status, std::string body = "") {
  return answered(2, "PUT", "/products/7", status, std::move(body));
}

TEST(PutReplace, PassesEverySuccessThatStores) {
  EXPECT_EQ(judged(put(200, kAfter), kAfter).outcome, Outcome::kPass);
  EXPECT_EQ(judged(put(204), kAfter).outcome, Outcome::kPass);
  EXPECT_EQ(judged(put(202), kAfter).outcome, Outcome::kPass);
}

TEST(PutReplace, NotesAMemberThatIsKeptWhenLeftOut) {
  Tape tape = tape_of(put(200), kAfter);
  tape.note("left out", "stock");
  tape.note("left out value", 2);
  tape.add("put without a member", answered(4, "PUT", "/products/7", 200));
  tape.add("after put without a member", answered(5, "GET", "/products/7", 200, kAfter));
  const Finding finding = kPutReplace.judge(tape);
  EXPECT_EQ(finding.outcome, Outcome::kPass);
  EXPECT_EQ(finding.note, "PUT keeps stock when the body leaves it out");
}

TEST(PutReplace, PassesAMemberThatIsResetWhenLeftOut) {
  Tape tape = tape_of(put(200), kAfter);
  tape.note("left out", "stock");
  tape.note("left out value", 2);
  tape.add("put without a member", answered(4, "PUT", "/products/7", 200));
  tape.add("after put without a member", answered(5, "GET", "/products/7", 200, R"({"id":7})"));
  EXPECT_EQ(kPutReplace.judge(tape).outcome, Outcome::kPass);
}

TEST(PutReplace, DoesNotChargeAFieldThatCreationLoses) {
  const char* lost = R"({"id":7,"name":"Lamp","price":12,"stock":1,"done":false})";
  const char* after = R"({"id":7,"name":"Sofa","price":99,"stock":2,"done":false})";
  EXPECT_EQ(kPutReplace.judge(tape_of(put(200), after, lost)).outcome, Outcome::kPass);
}

TEST(PutReplace, FailsASuccessWithoutEffect) {
  EXPECT_EQ(judged(put(200, kAfter), kBefore).outcome, Outcome::kFail);
}

TEST(PutReplace, FailsNumbersThatAreNotWritten) {
  EXPECT_EQ(
      judged(put(200), R"({"id":7,"name":"Sofa","price":12.34,"stock":1,"done":false})").outcome,
      Outcome::kFail);
}

TEST(PutReplace, FailsARefusedValidBody) {
  EXPECT_EQ(judged(put(405), kBefore).outcome, Outcome::kFail);
  EXPECT_EQ(judged(put(500), kBefore).outcome, Outcome::kFail);
  EXPECT_EQ(judged(put(200, R"({"success":false,"message":"no"})"), kBefore).outcome,
            Outcome::kFail);
}

TEST(PutReplace, ConvictsNobodyWhoRefusesTheCaller) {
  EXPECT_EQ(judged(put(403), kBefore).outcome, Outcome::kInconclusive);
  EXPECT_EQ(judged(put(429), kBefore).outcome, Outcome::kInconclusive);
}

}  // namespace
}  // namespace assay::checks::http_put_replace_test
