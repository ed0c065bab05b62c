// SPDX-License-Identifier: MIT
// gql.authz: null, errors, refusals and filtered lists are all fine; the owner's words are not.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "checks/gql/family.h"
#include "tests/support/exchanges.h"

namespace assay::checks::gql_authz_test {
namespace {

constexpr const char* kMark = "g1f3-authz abcdefgh";

Exchange post(int status, const std::string& body) {
  static int id = 0;
  return answered(++id, "POST", "/graphql", status, body);
}

struct Answers {
  Exchange by_id = post(200, R"({"data":{"order":null},"errors":[{"message":"none"}]})");
  Exchange anonymous = post(401, R"({"title":"Unauthorized"})");
  Exchange path = post(200, R"({"data":{"order":{"product":{"orders":[{"id":"8"}]}}}})");
  Exchange list = post(200, R"({"data":{"products":[{"id":"7","name":"Lamp"}]}})");
};

Finding judged(const Answers& answers) {
  Tape tape("gql.authz", "");
  tape.note("field", "order");
  tape.note("id", "7");
  tape.note("texts", Json::array({kMark}));
  tape.add("by id", answers.by_id);
  tape.add("by id, anonymous", answers.anonymous);
  tape.add("by a path", answers.path);
  tape.add("in a list", answers.list);
  return kGqlAuthz.judge(tape);
}

TEST(GqlAuthz, PassesEveryWayOfShowingNothing) {
  EXPECT_EQ(judged({}).outcome, Outcome::kPass);
  EXPECT_EQ(judged({.by_id = post(200, R"({"data":{"order":null}})")}).outcome, Outcome::kPass);
  EXPECT_EQ(judged({.by_id = post(403, "")}).outcome, Outcome::kPass);
  EXPECT_EQ(judged({.by_id = post(200, R"({"data":{"order":{}}})")}).outcome, Outcome::kPass);
}

TEST(GqlAuthz, TakesAnotherThingOfTheSameNumberForNoObjectOfTheirs) {
  EXPECT_EQ(judged({.list = post(200, R"({"data":{"products":[{"id":"7"}]}})")}).outcome,
            Outcome::kPass);
}

TEST(GqlAuthz, FailsTheObjectByItsId) {
  const Finding finding = judged({.by_id = post(200, R"({"data":{"order":{"id":"7"}}})")});
  EXPECT_EQ(finding.outcome, Outcome::kFail);
  EXPECT_EQ(judged({.anonymous = post(200, R"({"data":{"order":{"id":7}}})")}).outcome,
            Outcome::kFail);
}

TEST(GqlAuthz, FailsTheOwnersWordsOnAPathOrInAList) {
  const std::string words = std::string(R"({"data":{"a":[{"note":")") + kMark + "\"}]}}";
  const Finding finding = judged({.path = post(200, words)});
  EXPECT_EQ(finding.outcome, Outcome::kFail);
  EXPECT_EQ(finding.observed, std::string("shows \"") + kMark + "\"");
  EXPECT_EQ(judged({.list = post(200, words)}).outcome, Outcome::kFail);
}

}  // namespace
}  // namespace assay::checks::gql_authz_test
