// SPDX-License-Identifier: MIT
// gql.limits: refusing and answering quickly are both bounded.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "checks/gql/family.h"
#include "tests/support/exchanges.h"
#include "tests/support/fake_list.h"

namespace assay::checks::gql_limits_test {
namespace {

Exchange post(int status, const std::string& body, double ms) {
  static int id = 0;
  Exchange exchange = answered(++id, "POST", "/graphql", status, body);
  exchange.ms = ms;
  return exchange;
}

constexpr const char* kData = R"({"data":{"order":{"id":"1"}}})";
constexpr const char* kError = R"({"errors":[{"message":"too deep"}]})";

Finding judged(const Exchange& deep) {
  Tape tape("gql.limits", "");
  tape.add("control", post(200, kData, 3));
  tape.add("depth 20", deep);
  return kGqlLimits.judge(tape);
}

TEST(GqlLimits, PassesARefusalAndAQuickAnswer) {
  EXPECT_EQ(judged(post(400, kError, 2)).outcome, Outcome::kPass);
  EXPECT_EQ(judged(post(200, kError, 2)).outcome, Outcome::kPass);
  EXPECT_EQ(judged(post(200, kData, 900)).outcome, Outcome::kPass);
  EXPECT_EQ(judged(post(413, "", 2)).outcome, Outcome::kPass);
}

TEST(GqlLimits, HalvesASlowAnswer) {
  EXPECT_DOUBLE_EQ(judged(post(200, kData, 4000)).credit, 0.5);
}

TEST(GqlLimits, AsksNoMoreOfAServiceThatIsSlowAnyway) {
  Tape tape("gql.limits", "");
  tape.add("control", post(200, kData, 400));
  tape.add("depth 20", post(200, kData, 4000));
  EXPECT_EQ(kGqlLimits.judge(tape).outcome, Outcome::kPass);
}

TEST(GqlLimits, FailsWhatBreaksOrNeverAnswers) {
  EXPECT_EQ(judged(post(500, "", 20)).outcome, Outcome::kFail);
  EXPECT_EQ(judged(unanswered(9, "POST", "/graphql", Failure::kTimeout)).outcome, Outcome::kFail);
  EXPECT_EQ(judged(unanswered(9, "POST", "/graphql", Failure::kReset)).outcome, Outcome::kFail);
}

Finding listed(int items, const Json& cap) {
  Json list = Json::array();
  for (int i = 0; i < items; ++i)
    list.push(Json::object({{"id", i}}));
  Tape tape("gql.limits", "");
  tape.note("cap", cap);
  tape.add("first of 1000000",
           post(200, Json::object({{"data", Json::object({{"things", list}})}}).dump(), 9));
  return kGqlLimits.judge(tape);
}

TEST(GqlLimits, PassesAListWithinItsBound) {
  EXPECT_EQ(listed(100, 100).outcome, Outcome::kPass);
  EXPECT_EQ(listed(300, Json()).outcome, Outcome::kPass) << "it may be all there is";
}

TEST(GqlLimits, GradesAListByWhatIsStated) {
  EXPECT_DOUBLE_EQ(listed(101, 100).credit, 0.5);
  EXPECT_EQ(listed(5000, Json()).outcome, Outcome::kFail);
}

TEST(GqlLimits, DoesNotApplyWithoutAQuery) {
  ListScene scene({});
  scene.contract.graphql = GraphQl{.path = "/graphql"};
  EXPECT_EQ(finding_of(kGqlLimits, scene).outcome, Outcome::kNotApplicable);
}

TEST(GqlLimits, StopsAtTheFirstRefusal) {
  ListScene scene({});
  scene.contract.resources[0].read = Access::kOwner;
  scene.contract.graphql = GraphQl{.path = "/graphql",
                                   .read = "query($id: ID!) { thing(id: $id) { id } }",
                                   .nest = "owner { things { {{nest}} } }"};
  int asked = 0;
  scene.list.answers_first = [&](const Request& request, Response& response) {
    if (!path_of(request).ends_with("/graphql")) return false;
    ++asked;
    const bool deep = request.body.find("owner") != std::string::npos || request.body[0] == '[';
    response = answer(200, *Json::parse(deep ? kError : R"({"data":{"thing":{"id":"1"}}})"));
    return true;
  };
  EXPECT_EQ(finding_of(kGqlLimits, scene).outcome, Outcome::kPass);
  EXPECT_EQ(asked, 4) << "control, one depth, aliases, batch";
}

TEST(GqlLimits, AsksNothingMoreOfOneThatIsSilent) {
  ListScene scene({});
  scene.contract.resources[0].read = Access::kOwner;
  scene.contract.graphql = GraphQl{.path = "/graphql",
                                   .read = "query($id: ID!) { thing(id: $id) { id } }",
                                   .nest = "owner { things { {{nest}} } }"};
  scene.world.no_answer = Failure::kTimeout;
  int asked = 0;
  scene.list.answers_first = [&](const Request& request, Response& response) {
    if (!path_of(request).ends_with("/graphql")) return false;
    ++asked;
    const bool deep = request.body.find("owner") != std::string::npos;
    response = deep ? Response{} : answer(200, *Json::parse(R"({"data":{"thing":{"id":"1"}}})"));
    return true;
  };
  EXPECT_EQ(finding_of(kGqlLimits, scene).outcome, Outcome::kFail);
  EXPECT_EQ(asked, 2);
}

}  // namespace
}  // namespace assay::checks::gql_limits_test
