// SPDX-License-Identifier: MIT
// gql.errors: both ways of GraphQL over HTTP pass; what a client cannot read does not.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "checks/gql/family.h"
#include "tests/support/exchanges.h"
#include "tests/support/fake_list.h"

namespace assay::checks::gql_errors_test {
namespace {

constexpr const char* kError = R"({"errors":[{"message":"Cannot query field."}]})";
constexpr const char* kNothing =
    R"({"data":{"order":null},"errors":[{"message":"none","path":["order"]}]})";

Exchange post(int status, const std::string& body, const std::string& type = "application/json") {
  static int id = 0;
  Exchange exchange = answered(++id, "POST", "/graphql", status, body, {{"Content-Type", type}});
  exchange.request.body = R"({"query":"query($id: ID!) { order(id: $id) { id note } }"})";
  return exchange;
}

Finding judged(const Exchange& bad_query, const Exchange& unknown_id = post(200, kNothing)) {
  Tape tape("gql.errors", "");
  tape.note("field", "order");
  tape.add("syntax error", post(400, kError));
  tape.add("unknown field", bad_query);
  tape.add("unknown id", unknown_id);
  return kGqlErrors.judge(tape);
}

TEST(GqlErrors, PassesBothWaysOfSayingNo) {
  EXPECT_EQ(judged(post(200, kError)).outcome, Outcome::kPass);
  EXPECT_EQ(judged(post(400, kError, "application/graphql-response+json")).outcome, Outcome::kPass);
  EXPECT_EQ(judged(post(422, kError)).outcome, Outcome::kPass);
}

TEST(GqlErrors, PassesAFieldThatIsNullForWhatIsNotThere) {
  EXPECT_EQ(judged(post(400, kError), post(200, R"({"data":{"order":null}})")).outcome,
            Outcome::kPass);
  EXPECT_EQ(
      judged(post(400, kError), post(200, R"({"data":null,"errors":[{"message":"x"}]})")).outcome,
      Outcome::kPass);
}

TEST(GqlErrors, FailsWhatNoClientCanRead) {
  EXPECT_NEAR(judged(post(500, kError)).credit, 2.0 / 3, 1e-9);
  EXPECT_NEAR(judged(post(400, "<html>Bad Request</html>", "text/html")).credit, 2.0 / 3, 1e-9);
  EXPECT_NEAR(judged(post(200, R"({"data":{}})")).credit, 2.0 / 3, 1e-9);
}

TEST(GqlErrors, FailsAnErrorInsideOfData) {
  const Exchange hidden = post(200, R"({"data":{"order":{"error":"There is no such order."}}})");
  EXPECT_NEAR(judged(post(400, kError), hidden).credit, 2.0 / 3, 1e-9);
}

TEST(GqlErrors, PassesErrorsThatTheQueryAsksForAsData) {
  Exchange typed = post(200, R"({"data":{"order":{"error":"no such order"}}})");
  typed.request.body = R"({"query":"{ order(id: 1) { ... on Missing { error } } }"})";
  EXPECT_EQ(judged(post(400, kError), typed).outcome, Outcome::kPass);
}

TEST(GqlErrors, HalvesAnotherShapeAndAStack) {
  EXPECT_NEAR(judged(post(400, R"({"message":"Bad Request"})")).credit, 2.5 / 3, 1e-9);
  EXPECT_NEAR(judged(post(400, R"({"errors":["Cannot query field."]})")).credit, 2.5 / 3, 1e-9);
  const char* const stack =
      R"x({"errors":[{"message":"x","extensions":{"exception":{"stacktrace":["Error: x",)x"
      R"x("    at Object.<anonymous> (/app/src/server.js:10:15)",)x"
      R"x("    at Module._compile (node:internal/modules/cjs/loader:1105:14)"]}}}]})x";
  EXPECT_NEAR(judged(post(400, stack)).credit, 2.5 / 3, 1e-9);
}

TEST(GqlErrors, IsBlockedWhereNothingAnswersAsGraphQl) {
  ListScene scene({});
  scene.contract.graphql = GraphQl{.path = "/graphql"};
  EXPECT_EQ(finding_of(kGqlErrors, scene).outcome, Outcome::kInconclusive);
}

TEST(GqlErrors, AsksForItsProbes) {
  ListScene scene({});
  scene.contract.graphql = GraphQl{.path = "/graphql"};
  scene.list.answers_first = [](const Request& request, Response& response) {
    if (!path_of(request).ends_with("/graphql")) return false;
    const bool control = request.body == R"({"query":"{ __typename }"})";
    response = control ? answer(200, *Json::parse(R"({"data":{"__typename":"Query"}})"))
                       : answer(200, *Json::parse(kError));
    return true;
  };
  const Finding finding = finding_of(kGqlErrors, scene);
  EXPECT_EQ(finding.outcome, Outcome::kPass);
  EXPECT_EQ(finding.cases.size(), 2U);
}

}  // namespace
}  // namespace assay::checks::gql_errors_test
