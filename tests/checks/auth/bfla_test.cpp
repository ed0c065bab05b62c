// SPDX-License-Identifier: MIT
// auth.bfla on literal tapes.
#include <gtest/gtest.h>

#include "checks/auth/family.h"
#include "tests/support/exchanges.h"

namespace assay::checks::auth_bfla_test {
namespace {

constexpr const char* kUsers = R"({"items":[{"id":1,"email":"a@example.org"}]})";

struct Callers {
  Exchange nobody = answered(1, "GET", "/admin/users", 401, "{}");
  Exchange user = answered(2, "GET", "/admin/users", 403, "{}");
  std::optional<Exchange> admin = answered(3, "GET", "/admin/users", 200, kUsers);
};

Tape tape_of(const Callers& callers) {
  Tape tape("auth.bfla", "");
  tape.note("calls", Json::array({"GET /admin/users"}));
  tape.add("call 0 by nobody", callers.nobody);
  tape.add("call 0 by a user", callers.user);
  if (callers.admin) tape.add("call 0 by the admin", *callers.admin);
  return tape;
}

Finding judged(const Callers& callers) {
  return kBfla.judge(tape_of(callers));
}

TEST(Bfla, PassesBothWaysToDeny) {
  EXPECT_EQ(judged({}).outcome, Outcome::kPass);
  EXPECT_EQ(judged({.user = answered(2, "GET", "/admin/users", 404, "{}")}).outcome,
            Outcome::kPass);
}

TEST(Bfla, CannotTellWhenNotEvenTheAdminMay) {
  Callers callers{.user = answered(2, "GET", "/admin/users", 404, "{}"),
                  .admin = answered(3, "GET", "/admin/users", 404, "{}")};
  EXPECT_EQ(judged(callers).outcome, Outcome::kInconclusive);
}

TEST(Bfla, WithoutAnAdminTakesOnlyWhatIsSeenToExist) {
  Callers callers{.admin = std::nullopt};
  EXPECT_EQ(judged(callers).outcome, Outcome::kPass);
  callers.user = answered(2, "GET", "/admin/users", 404, "{}");
  EXPECT_EQ(judged(callers).outcome, Outcome::kInconclusive);
  callers.user = answered(2, "GET", "/admin/users", 200, "<html>", {{"Content-Type", "text/html"}});
  EXPECT_EQ(judged(callers).outcome, Outcome::kInconclusive);
}

TEST(Bfla, PassesARefusalInWords) {
  const Exchange refused = answered(2, "GET", "/admin/users", 200, R"({"success":false})");
  EXPECT_EQ(judged({.user = refused}).outcome, Outcome::kPartial);
}

TEST(Bfla, FailsAUserWhoIsServed) {
  EXPECT_EQ(judged({.user = answered(2, "GET", "/admin/users", 200, kUsers)}).outcome,
            Outcome::kFail);
}

TEST(Bfla, FailsNobodyWhoIsServed) {
  EXPECT_EQ(judged({.nobody = answered(1, "GET", "/admin/users", 200, kUsers)}).outcome,
            Outcome::kFail);
}

TEST(Bfla, FailsADeletionByItsEffect) {
  Tape tape("auth.bfla", "");
  tape.note("calls", Json::array({"DELETE /products/7"}));
  tape.add("call 0 by nobody", answered(1, "DELETE", "/products/7", 401, "{}"));
  tape.add("call 0 by a user", answered(2, "DELETE", "/products/7", 204));
  tape.add("call 0 (read)", answered(3, "GET", "/products/7", 404, "{}"));
  tape.add("call 0 by the admin", answered(4, "DELETE", "/products/7", 404, "{}"));
  EXPECT_EQ(kBfla.judge(tape).outcome, Outcome::kFail);
}

TEST(Bfla, FailsAnAdminOfTheirOwnMaking) {
  Tape tape = tape_of({});
  tape.add("self-made admin by role", answered(5, "GET", "/admin/users", 200, kUsers));
  const Finding finding = kBfla.judge(tape);
  EXPECT_EQ(finding.outcome, Outcome::kFail);
  EXPECT_EQ(finding.evidence.front().exchange, 5);
}

TEST(Bfla, ChargesAnOpenRouteOnce) {
  Tape tape = tape_of({.user = answered(2, "GET", "/admin/users", 200, kUsers)});
  tape.add("self-made admin by role", answered(5, "GET", "/admin/users", 200, kUsers));
  EXPECT_EQ(kBfla.judge(tape).cases.size(), 2U);
}

}  // namespace
}  // namespace assay::checks::auth_bfla_test
