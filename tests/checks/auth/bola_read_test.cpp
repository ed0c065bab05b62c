// SPDX-License-Identifier: MIT
// auth.bola-read on literal tapes.
#include <gtest/gtest.h>

#include "checks/auth/family.h"
#include "tests/support/exchanges.h"

namespace assay::checks::auth_bola_read_test {
namespace {

struct Other {
  Exchange item = answered(1, "GET", "/orders/7", 404, "{}");
  Exchange list = answered(2, "GET", "/orders", 200, R"({"items":[{"id":8}],"total":1})");
  Exchange by_owner = answered(3, "GET", "/orders?owner_id=4", 200, R"({"items":[]})");
};

Finding judged(const Other& other) {
  Tape tape("auth.bola-read", "order");
  tape.note("id", "7");
  tape.add("item as another user", other.item);
  tape.add("list as another user", other.list);
  tape.add("list by owner", other.by_owner);
  return kBolaRead.judge(tape);
}

TEST(BolaRead, PassesBothWaysToDeny) {
  EXPECT_EQ(judged({}).outcome, Outcome::kPass);
  Other forbidden;
  forbidden.item = answered(1, "GET", "/orders/7", 403, "{}");
  EXPECT_EQ(judged(forbidden).outcome, Outcome::kPass);
}

TEST(BolaRead, PassesAListThatIsNotOfferedOrRefused) {
  Other other;
  other.list = answered(2, "GET", "/orders", 405, "{}");
  other.by_owner = answered(3, "GET", "/orders?owner_id=4", 400, "{}");
  EXPECT_EQ(judged(other).outcome, Outcome::kPass);
}

TEST(BolaRead, TakesPartForA401) {
  Other other;
  other.item = answered(1, "GET", "/orders/7", 401, "{}");
  EXPECT_EQ(judged(other).outcome, Outcome::kPartial);
}

TEST(BolaRead, LeavesARefusalDressedAsSuccessToHonestStatus) {
  Other other;
  other.item = answered(1, "GET", "/orders/7", 200, R"({"success":false,"error":"not yours"})");
  EXPECT_EQ(judged(other).outcome, Outcome::kPass);
}

TEST(BolaRead, FailsAnItemThatIsServed) {
  Other other;
  other.item = answered(1, "GET", "/orders/7", 200, R"({"data":{"id":7,"note":"mine"}})");
  EXPECT_EQ(judged(other).outcome, Outcome::kFail);
}

TEST(BolaRead, FailsAListThatShowsEverybodys) {
  Other other;
  other.list = answered(2, "GET", "/orders", 200, R"({"items":[{"id":8},{"id":7}]})");
  EXPECT_EQ(judged(other).outcome, Outcome::kFail);
}

TEST(BolaRead, FailsAFilterThatOpensAnothersList) {
  Other other;
  other.by_owner = answered(3, "GET", "/orders?owner_id=4", 200, R"({"items":[{"id":7}]})");
  const Finding finding = judged(other);
  EXPECT_EQ(finding.outcome, Outcome::kFail);
  EXPECT_EQ(finding.evidence.front().exchange, 3);
}

}  // namespace
}  // namespace assay::checks::auth_bola_read_test
