// SPDX-License-Identifier: MIT
// Where no more may sign up, whoever signed up before asks again.
#include <set>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "dialect/session.h"
#include "tests/support/fake_world.h"

namespace assay {
namespace {

using testing::HasSubstr;

Contract contract_with_users() {
  Contract contract{.resources = {{.name = "thing", .path = "/things"}}};
  contract.users.emplace();
  contract.users->sign_up =
      Call{.path = "/register", .body = Json::object({{"email", "{{email}}"}})};
  contract.users->log_in = Call{.path = "/login", .body = Json::object({{"email", "{{email}}"}})};
  contract.users->token = "/token";
  return contract;
}

// Takes so many sign-ups, and none for an hour after them.
class LimitedSignUps : public testing::Test {
 protected:
  Session gather(Tape& tape) {
    return {world_,
            contract_,
            dialect_,
            tape,
            &contract_.resources.front(),
            {.first = ++gathers_ * 4096}};
  }

  int taken_ = 0;
  std::set<std::string> known_{};
  int most_ = 2;
  std::uint64_t gathers_ = 0;
  Contract contract_ = contract_with_users();
  Dialect dialect_{.base = "http://fake.test"};
  FakeWorld world_{[this](const Request& request) {
    const std::string email = Json::parse(request.body)->find("email")->text();
    if (request.url.ends_with("/login")) {
      return known_.contains(email) ? answer(200, Json::object({{"token", email}})) : answer(401);
    }
    if (++taken_ <= most_) {
      known_.insert(email);
      return answer(201, Json::object({{"id", taken_}}));
    }
    Response refusal = answer(429);
    refusal.headers.push_back({"Retry-After", "3600"});
    return refusal;
  }};
};

TEST_F(LimitedSignUps, AreAskedForOnceMoreAndNotAgain) {
  Tape first("http.create", "thing");
  const std::string one = gather(first).user(0).email;
  Tape second("http.delete", "thing");
  const std::string other = gather(second).user(0).email;
  EXPECT_NE(one, other);
  Tape third("http.patch", "thing");
  Session later = gather(third);
  EXPECT_EQ(later.user(0).email, one);
  EXPECT_EQ(later.user(1).email, other);
  EXPECT_THAT(later.user(0).headers.at(0).value, HasSubstr(one));
  EXPECT_FALSE(later.stopped());
  EXPECT_EQ(taken_, 3);
}

TEST_F(LimitedSignUps, EndWhereThereAreNotThatManyAccounts) {
  most_ = 1;
  Tape first("http.create", "thing");
  gather(first).user(0);
  Tape second("auth.bola-read", "thing");
  Session later = gather(second);
  EXPECT_FALSE(later.user(0).headers.empty());
  EXPECT_TRUE(later.user(1).headers.empty());
  EXPECT_THAT(second.halt()->reason, HasSubstr("429"));
}

TEST_F(LimitedSignUps, AreTriedAgainWhereARestartForgotTheAccounts) {
  Tape first("http.create", "thing");
  gather(first).user(0);
  dialect_.sign_up_is_limited = true;
  known_.clear();
  Tape second("http.delete", "thing");
  Session later = gather(second);
  EXPECT_FALSE(later.user(0).headers.empty());
  EXPECT_EQ(taken_, 2);
}

TEST_F(LimitedSignUps, LeaveNobodyForWhoeverCountsWhatItsUsersHave) {
  most_ = 1;
  Tape first("http.create", "thing");
  gather(first).user(0);
  Tape second("own-list", "");
  Session scenario = gather(second);
  scenario.demand_own_users();
  EXPECT_TRUE(scenario.user(0).headers.empty());
  EXPECT_TRUE(second.halt().has_value());
}

}  // namespace
}  // namespace assay
