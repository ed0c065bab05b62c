// SPDX-License-Identifier: MIT
// auth.revoked-credential on literal tapes.
#include <vector>

#include <gtest/gtest.h>

#include "checks/auth/family.h"
#include "tests/support/exchanges.h"

namespace assay::checks::auth_revoked_credential_test {
namespace {

Exchange item(int id, int status) {
  return answered(id, "GET", "/orders/7", status, status == 200 ? R"({"id":7})" : "{}");
}

struct Facts {
  bool stateless = false;
  bool demanded = false;
  std::vector<int> on{};  // the statuses of what was asked after the window
};

Finding judged(int at_once, int later, const Facts& facts = {}) {
  Tape tape("auth.revoked-credential", "");
  tape.note("resource", "order");
  tape.note("stateless", facts.stateless);
  tape.note("demanded", facts.demanded);
  tape.add("used", item(1, 200));
  tape.add("revocation", answered(2, "POST", "/auth/logout", 204));
  tape.add("at once", item(3, at_once));
  if (at_once == 200) tape.add("after the window", item(4, later));
  for (const int status : facts.on)
    tape.add("later", item(5, status));
  return kRevokedCredential.judge(tape);
}

TEST(RevokedCredential, PassesEveryRefusal) {
  for (const int status : {401, 403, 400})
    EXPECT_EQ(judged(status, 0).outcome, Outcome::kPass) << status;
}

TEST(RevokedCredential, PassesARefusalWithinTheWindow) {
  EXPECT_EQ(judged(200, 401).outcome, Outcome::kPass);
}

TEST(RevokedCredential, DoesNotApplyToSignedTokensThatLiveUntilTheyExpire) {
  EXPECT_EQ(judged(200, 200, {.stateless = true}).outcome, Outcome::kNotApplicable);
}

TEST(RevokedCredential, FailsThemWhereTheBriefDemandsMore) {
  EXPECT_EQ(judged(200, 200, {.stateless = true, .demanded = true}).outcome, Outcome::kFail);
}

// DELETE /tokens lets a token expire five seconds from now, for the requests under way.
TEST(RevokedCredential, TakesAQuarterForAnEndThatComesLate) {
  const Finding finding = judged(200, 200, {.on = {200, 200, 401}});
  EXPECT_DOUBLE_EQ(finding.credit, 0.75);
  EXPECT_EQ(judged(200, 200, {.on = {200, 200, 200}}).outcome, Outcome::kFail);
}

TEST(RevokedCredential, FailsASessionThatLivesOn) {
  const Finding finding = judged(200, 200);
  EXPECT_EQ(finding.outcome, Outcome::kFail);
  EXPECT_EQ(finding.evidence.front().exchange, 4);
}

}  // namespace
}  // namespace assay::checks::auth_revoked_credential_test
