// SPDX-License-Identifier: MIT
// auth.jwt-alg-none on literal tapes.
#include <gtest/gtest.h>

#include "checks/auth/family.h"
#include "tests/support/exchanges.h"

namespace assay::checks::auth_jwt_alg_none_test {
namespace {

Finding judged(const Exchange& forged) {
  Tape tape("auth.jwt-alg-none", "");
  tape.note("resource", "order");
  tape.add("with alg none and no signature", answered(1, "GET", "/orders/7", 401, "{}"));
  tape.add("with alg nOnE and an empty signature", forged);
  tape.add("user (again)", answered(9, "GET", "/orders/7", 200, R"({"id":7})"));
  return kJwtAlgNone.judge(tape);
}

TEST(JwtAlgNone, PassesEveryRefusal) {
  for (const int status : {401, 403, 400, 404, 500}) {
    EXPECT_EQ(judged(answered(2, "GET", "/orders/7", status, "{}")).outcome, Outcome::kPass);
  }
}

TEST(JwtAlgNone, PassesA200ThatRefusesInWords) {
  const Exchange refused = answered(2, "GET", "/orders/7", 200, R"({"success":false})");
  EXPECT_EQ(judged(refused).outcome, Outcome::kPass);
}

TEST(JwtAlgNone, FailsAnUnsignedTokenThatIsServed) {
  const Finding finding = judged(answered(2, "GET", "/orders/7", 200, R"({"id":7})"));
  EXPECT_EQ(finding.outcome, Outcome::kFail);
  EXPECT_EQ(finding.evidence.front().exchange, 2);
}

}  // namespace
}  // namespace assay::checks::auth_jwt_alg_none_test
