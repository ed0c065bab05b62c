// SPDX-License-Identifier: MIT
// auth.user-enumeration on literal tapes.
#include <gtest/gtest.h>

#include "checks/auth/family.h"
#include "dialect/session.h"
#include "tests/support/exchanges.h"
#include "tests/support/fake_world.h"

namespace assay::checks::auth_user_enumeration_test {
namespace {

Exchange log_in(int id, const std::string& email, int status, const std::string& body) {
  Exchange exchange = answered(id, "POST", "/auth/login", status, body);
  exchange.request.has_body = true;
  exchange.request.body = R"({"email":")" + email + R"(","password":"wrong"})";
  return exchange;
}

struct Answer {
  int status = 401;
  std::string body = R"({"error":"the address or the password is wrong"})";
};

Finding judged(const Answer& known, const Answer& unknown) {
  Tape tape("auth.user-enumeration", "");
  for (const int round : {1, 2, 3}) {
    tape.add("wrong password", log_in(2 * round, "a@example.org", known.status, known.body));
    tape.add("unknown account",
             log_in(2 * round + 1, "b@example.org", unknown.status, unknown.body));
  }
  return kUserEnumeration.judge(tape);
}

TEST(UserEnumeration, PassesTheSameAnswer) {
  EXPECT_EQ(judged({}, {}).outcome, Outcome::kPass);
  EXPECT_EQ(judged({200, R"({"ok":false})"}, {200, R"({"ok":false})"}).outcome, Outcome::kPass);
}

TEST(UserEnumeration, PassesAnAnswerThatRepeatsTheAddress) {
  EXPECT_EQ(judged({401, R"({"error":"no log-in for a@example.org"})"},
                   {401, R"({"error":"no log-in for b@example.org"})"})
                .outcome,
            Outcome::kPass);
}

TEST(UserEnumeration, PassesBodiesThatDifferInTimesAndIds) {
  EXPECT_EQ(
      judged({401, R"({"error":"wrong","request_id":"a1","timestamp":"2030-01-01T00:00:00Z"})"},
             {401, R"({"error":"wrong","request_id":"b2","timestamp":"2030-01-01T00:00:09Z"})"})
          .outcome,
      Outcome::kPass);
}

TEST(UserEnumeration, GivesHalfToOtherWords) {
  EXPECT_DOUBLE_EQ(judged({}, {401, R"({"error":"no such account"})"}).credit, 0.5);
}

TEST(UserEnumeration, GivesAQuarterToAnotherStatus) {
  EXPECT_DOUBLE_EQ(judged({}, {404, R"({"error":"no such account"})"}).credit, 0.25);
}

// A log-in that looks at no password: each token differs, and none tells anything.
TEST(UserEnumeration, IsBlockedWhereAnyPasswordIsTaken) {
  const Call call{.path = "/login", .body = Json::object({{"email", "{{email}}"}})};
  const Contract contract{.resources = {{.name = "order", .path = "/orders"}},
                          .users = Users{.sign_up = call, .log_in = call, .token = "/token"}};
  FakeWorld world([](const Request& request) {
    return answer(200, Json::object({{"token", "token-of-" + request.body}}));
  });
  Dialect dialect{.base = "http://fake.test"};
  Tape tape("auth.user-enumeration", "");
  Session session(world, contract, dialect, tape, nullptr, {.marker = "g1"});
  kUserEnumeration.gather(session);
  ASSERT_TRUE(tape.halt());
  EXPECT_EQ(tape.halt()->reason,
            "blocked by auth.bad-token: a log-in with a wrong password was accepted");
}

TEST(UserEnumeration, CannotTellWhileLogInsAreThrottled) {
  EXPECT_EQ(judged({429, "{}"}, {}).outcome, Outcome::kInconclusive);
}

}  // namespace
}  // namespace assay::checks::auth_user_enumeration_test
