// SPDX-License-Identifier: MIT
// Steps are asked in the candidate's own spelling, with values of their own.
#include "scenario/perform.h"

#include <set>

#include <gtest/gtest.h>

#include "dialect/instant.h"
#include "tests/scenario/stage.h"

namespace assay {
namespace {

Json lamp_body() {
  return Json::object({{"id", 7}, {"name", "Lamp"}, {"stock", 1}});
}

Response lamp(int status) {
  return answer(status, lamp_body());
}

TEST(Perform, AsksBelowTheBaseInTheCandidatesSpelling) {
  ScenarioStage stage(
      R"([{"post": "/products?draft=1", "body": {"name": "Lamp", "unit_price": "10.00"}},
                          {"get": "/products/7"}])",
      [](const Request&) { return lamp(201); });
  stage.dialect.resources["product"].path = "/products/";
  stage.dialect.resources["product"].item_slash = true;
  stage.dialect.resources["product"].style = NameStyle::kCamel;
  stage.played();
  EXPECT_EQ(stage.request(0).url, "http://fake.test/api/products/?draft=1");
  EXPECT_EQ(stage.request(0).body, R"({"name":"Lamp","unitPrice":10.00})");
  EXPECT_EQ(stage.request(1).url, "http://fake.test/api/products/7/");
}

TEST(Perform, WrapsBodiesAndWritesDecimalsAsTheCandidateDoes) {
  ScenarioStage stage(R"([{"post": "/products", "body": {"unit_price": 10}}])",
                      [](const Request&) { return lamp(201); });
  stage.dialect.resources["product"].path = "/products";
  stage.dialect.resources["product"].wrapper = "product";
  stage.dialect.resources["product"].decimals_as_text = true;
  stage.played();
  EXPECT_EQ(stage.request(0).body, R"({"product":{"unit_price":"10"}})");
}

TEST(Perform, SpellsBodiesOfOtherPathsAsTheResourcesAreSpelled) {
  ScenarioStage stage(
      R"([{"post": "/orders/9/cancel", "body": {"cancel_reason": "late", "line_items": [{"product_id": 1}]}}])",
      [](const Request&) { return answer(200); });
  stage.dialect.resources["product"].style = NameStyle::kCamel;
  stage.played();
  EXPECT_EQ(stage.request(0).url, "http://fake.test/api/orders/9/cancel");
  EXPECT_EQ(stage.request(0).body, R"({"cancelReason":"late","lineItems":[{"productId":1}]})");
}

TEST(Perform, SavesFromTheItemAndKeepsItsType) {
  ScenarioStage stage(
      R"([{"post": "/products", "body": {}, "save": {"product": "/id", "tag": "header ETag"}},
                          {"post": "/orders", "body": {"product_id": "{{product}}"}},
                          {"get": "/products/{{product}}", "headers": {"If-None-Match": "{{tag}}"}}])",
      [](const Request&) {
        return answer(201, Json::parse(R"({"data": {"id": 7}})").value(), {{"ETag", "\"v1\""}});
      });
  stage.played();
  EXPECT_EQ(stage.request(1).body, R"({"product_id":7})");
  EXPECT_EQ(stage.request(2).url, "http://fake.test/api/products/7");
  EXPECT_EQ(*find_header(stage.request(2).headers, "If-None-Match"), "\"v1\"");
}

TEST(Perform, AnIdIsWhateverLeadsToTheItem) {
  ScenarioStage stage(R"([{"post": "/products", "body": {}, "save": {"product": "/id"}},
                          {"get": "/products/{{product}}"}])",
                      [](const Request&) {
                        return answer(201, Json(), {{"Location", "/api/products/a-lamp"}});
                      });
  stage.played();
  EXPECT_EQ(stage.request(1).url, "http://fake.test/api/products/a-lamp");
}

TEST(Perform, FollowsASlashWhereAnotherBlockerIsExpected) {
  const auto handler = [](const Request& request) {
    if (request.url.ends_with("/")) return answer(401);
    return answer(301, Json(), {{"Location", "/api/user/"}});
  };
  ScenarioStage refused(R"([{"get": "/user", "expect": {"status": [401, 403]}}])", handler);
  EXPECT_EQ(refused.played().outcome, Outcome::kPass);
  ScenarioStage moved(R"([{"get": "/user", "expect": {"status": 301}}])", handler);
  EXPECT_EQ(moved.played().outcome, Outcome::kPass);
  EXPECT_EQ(moved.world.count(), 1);
}

TEST(Perform, StopsWhereWhatWasMadeIsNotShown) {
  ScenarioStage stage(R"([{"make": "product", "save": {"lamp": "/url"}}, {"get": "{{lamp}}"}])",
                      [](const Request&) {
                        return answer(201, Json::array({lamp_body(), lamp_body()}));
                      });
  EXPECT_EQ(stage.played().reason,
            "blocked by step 1 of 2, make product: its answer holds nothing at /url to save as "
            "'lamp'");
}

TEST(Perform, HasNobodyElseWhereTheLogInKnowsOneAccount) {
  Contract shop = contract_of_shop();
  shop.users =
      Users{.log_in = Call{
                .method = "POST", .path = "/login", .body = Json::object({{"username", "demo"}})}};
  ScenarioStage stage(
      R"([{"get": "/products/1", "as": "alice"}, {"get": "/products/1", "as": "bob", "expect": {"status": 404}}])",
      [](const Request&) {
        return answer(200, Json::object({{"token", "t1"}}));
      },
      shop);
  stage.scenario.as = "alice";
  EXPECT_EQ(stage.played().outcome, Outcome::kInconclusive);
}

TEST(Perform, SignsWhatASenderSendsInTheSendersWords) {
  Contract shop = contract_of_shop();
  shop.webhooks = {
      {.name = "payment",
       .signing = {.scheme = SignatureScheme::kGithub, .secret = "It's a Secret to Everybody"}}};
  ScenarioStage stage(
      R"([{"post": "/hooks", "sign": "payment", "body": {"id": "evt-1", "paid_at": 1}},
          {"post": "/hooks", "sign": {"scheme": "stripe", "secret": "x"}, "body": {"id": "evt-2"}},
          {"post": "/hooks", "sign": "payment", "headers": {"x-hub-signature-256": "forged"}, "body": {}}])",
      [](const Request&) { return answer(202); }, shop);
  stage.dialect.resources["product"].style = NameStyle::kCamel;
  stage.played();
  const Headers& headers = stage.request(0).headers;
  EXPECT_EQ(stage.request(0).body, R"({"id":"evt-1","paid_at":1})");
  EXPECT_EQ(*find_header(headers, "X-GitHub-Delivery"), "evt-1");
  EXPECT_TRUE(find_header(headers, "X-Hub-Signature-256")->starts_with("sha256="));
  EXPECT_TRUE(find_header(stage.request(1).headers, "Stripe-Signature")->starts_with("t="));
  EXPECT_EQ(*find_header(stage.request(2).headers, "X-Hub-Signature-256"), "forged");
  EXPECT_EQ(stage.tape.facts().dump().find("secret"), std::string::npos);
}

TEST(Perform, KnowsTimesFromNow) {
  ScenarioStage stage(R"([{"post": "/products", "body": {"name": "{{in:90s}}"}},
                          {"post": "/products", "body": {"name": "{{ago:1h}}"}}])",
                      [](const Request&) { return lamp(201); });
  stage.played();
  const auto sent = [&](std::size_t index) {
    return *parse_date_time(Json::parse(stage.request(index).body)->find("name")->text());
  };
  EXPECT_NEAR(seconds_between(sent(1), sent(0)), 3690, 5);
}

TEST(Perform, StopsWhereThereIsNothingToSave) {
  ScenarioStage stage(
      R"([{"get": "/products/1", "expect": {"status": 200}, "save": {"code": "/code"}},
                          {"get": "/products/{{code}}"}])",
      [](const Request&) { return lamp(200); });
  const Finding finding = stage.played();
  EXPECT_EQ(finding.outcome, Outcome::kInconclusive);
  EXPECT_EQ(finding.reason,
            "blocked by step 1 of 2, GET /products/1: its answer holds nothing at /code to save as "
            "'code'");
  EXPECT_EQ(stage.world.count(), 1);
}

TEST(Perform, GivesEachRequestOfAStepValuesOfItsOwn) {
  ScenarioStage stage(
      R"([{"post": "/products", "body": {"name": "{{uuid}} {{uuid}}"}, "parallel": 3},
          {"post": "/products", "body": {"name": "{{unique}}"}, "repeat": 3}])",
      [](const Request&) { return lamp(201); });
  stage.played();
  std::set<std::string> bodies;
  for (const Exchange& exchange : stage.world.exchanges())
    bodies.insert(exchange.request.body);
  EXPECT_EQ(bodies.size(), 6U);
  const std::string first = Json::parse(stage.request(0).body)->find("name")->text();
  EXPECT_EQ(first.substr(0, 36), first.substr(37));
}

TEST(Perform, AsksARaceThreeHundredTimesWithoutRepeatingAValue) {
  ScenarioStage stage(R"([{"post": "/products", "body": {"name": "{{unique}}"}, "parallel": 300}])",
                      [](const Request&) { return lamp(201); });
  EXPECT_GE(most_values(stage.scenario), 300U);
}

TEST(Perform, ReadsAgainUntilTheWriteShowsOrTheWindowHasPassed) {
  int asked = 0;
  ScenarioStage stage(
      R"([{"get": "/products/7", "expect": {"body": {"stock": 0}}}])", [&](const Request&) {
        return answer(200, Json::object({{"id", 7}, {"stock", ++asked < 3 ? 1 : 0}}));
      });
  EXPECT_EQ(stage.played().outcome, Outcome::kPass);
  EXPECT_EQ(asked, 3);
}

TEST(Perform, WaitsForWhatIsToComeAsLongAsTheStepSays) {
  const char* steps =
      R"([{"get": "/jobs/1", "until": {"body": {"state": "done"}, "within": "30s"}}])";
  int asked = 0;
  ScenarioStage late(steps, [&](const Request&) {
    return answer(200, Json::object({{"state", ++asked < 40 ? "running" : "done"}}));
  });
  EXPECT_EQ(late.played().outcome, Outcome::kPass);
  ScenarioStage never(steps, [](const Request&) {
    return answer(200, Json::object({{"state", "running"}}));
  });
  EXPECT_EQ(never.played().outcome, Outcome::kFail);
  EXPECT_GE(never.world.now_ms(), 30'000);
  EXPECT_LT(never.world.now_ms(), 31'000);
}

TEST(Perform, LetsTheStepSeeTheThrottlingThatItExpects) {
  int asked = 0;
  ScenarioStage stage(R"([{"get": "/products", "expect": {"status": 429}}])",
                      [&](const Request&) { return ++asked == 1 ? answer(429) : answer(200); });
  EXPECT_EQ(stage.played().outcome, Outcome::kPass);
  EXPECT_EQ(asked, 1);
}

TEST(Perform, WaitsOutAThrottlingThatItDoesNotExpect) {
  int asked = 0;
  ScenarioStage stage(R"([{"post": "/products", "body": {}, "expect": {"status": 201}}])",
                      [&](const Request&) { return ++asked == 1 ? answer(429) : lamp(201); });
  EXPECT_EQ(stage.played().outcome, Outcome::kPass);
}

TEST(Perform, ActsAsUsersOfItsOwn) {
  Contract contract = contract_of_shop();
  contract.users =
      Users{.sign_up = Call{.path = "/register", .body = Json::object({{"email", "{{email}}"}})},
            .admin = Account{"root@shop.test", "secret"},
            .token = "/token"};
  contract.users->log_in = Call{.path = "/login", .body = Json::object({{"email", "{{email}}"}})};
  ScenarioStage stage(
      R"([{"get": "/a", "as": "alice"}, {"get": "/b", "as": "bob"}, {"get": "/c", "as": "alice"},
          {"get": "/d", "as": "anonymous"}, {"get": "/e", "as": "admin"}])",
      [](const Request& request) {
        if (request.method != "POST") return answer(200);
        return answer(201, Json::object({{"token", *Json::parse(request.body)->find("email")}}));
      },
      contract);
  stage.played();
  std::map<std::string, std::string> who;
  for (const Exchange& exchange : stage.world.exchanges()) {
    const std::string* sent = find_header(exchange.request.headers, "Authorization");
    if (exchange.request.method == "GET")
      who[path_of(exchange.request)] = sent == nullptr ? "" : *sent;
  }
  EXPECT_EQ(who["/api/a"], who["/api/c"]);
  EXPECT_NE(who["/api/a"], who["/api/b"]);
  EXPECT_EQ(who["/api/d"], "");
  EXPECT_EQ(who["/api/e"], "Bearer root@shop.test");
}

TEST(Perform, RestartsAsTheStepSays) {
  ScenarioStage stage(R"([{"restart": "kill", "env": {"MODE": "strict"}}, {"wait": "250ms"},
                          {"get": "/products/7", "expect": {"status": 200}}])",
                      [](const Request&) { return lamp(200); });
  Environment given;
  stage.world.on_restart = [&](Ending how, const Environment& extra) -> Result<void> {
    EXPECT_EQ(how, Ending::kKill);
    given = extra;
    return {};
  };
  EXPECT_EQ(stage.played().outcome, Outcome::kPass);
  EXPECT_EQ(given["MODE"], "strict");
  EXPECT_GE(stage.world.now_ms(), 250);
}

TEST(Perform, NeedsAServiceThatAssayStartedToRestartIt) {
  ScenarioStage stage(R"([{"restart": "term"}])", [](const Request&) { return lamp(200); });
  const Finding finding = stage.played();
  EXPECT_EQ(finding.outcome, Outcome::kInconclusive);
  EXPECT_EQ(finding.reason, "needs a service that assay started: a step restarts it");
}

TEST(Perform, MakesAValidSampleWithMembersOfTheStep) {
  ScenarioStage stage(
      R"([{"make": "product", "with": {"stock": "3"}, "save": {"product": "/id", "price": "/unit_price"}},
                          {"get": "/products/{{product}}?price={{price}}"}])",
      [](const Request&) {
        return answer(201, Json::object({{"id", 7}}));
      });
  stage.played();
  const Json sent = Json::parse(stage.request(0).body).value();
  EXPECT_EQ(*sent.find("stock"), Json(3));
  EXPECT_NE(sent.find("name"), nullptr);
  EXPECT_EQ(query_of(stage.request(1))["price"], sent.find("unit_price")->text());
}

TEST(Perform, AsksAnAddressThatTheCandidateGaveAtItsOwnHost) {
  ScenarioStage stage(
      R"([{"post": "/products", "body": {}, "save": {"lamp": "/url"}},
                          {"get": "{{lamp}}", "expect": {"status": 200}},
                          {"delete": "{{lamp}}/parts?of={{lamp}}"}])",
      [](const Request& request) {
        if (request.method != "POST") return lamp(200);
        return answer(201, Json::object({{"url", "http://localhost:8000/api/products/a%20b"}}));
      });
  EXPECT_EQ(stage.played().outcome, Outcome::kPass);
  EXPECT_EQ(stage.request(1).url, "http://fake.test/api/products/a%20b");
  EXPECT_EQ(stage.request(2).url,
            "http://fake.test/api/products/a%20b/parts"
            "?of=http%3A%2F%2Flocalhost%3A8000%2Fapi%2Fproducts%2Fa%2520b");
}

TEST(Perform, ABodyMayBeWrittenWithItsWrapper) {
  Contract contract = contract_of_shop();
  contract.resources[0].wrapper = "product";
  for (const char* body : {R"({"name": "Lamp"})", R"({"product": {"name": "Lamp"}})"}) {
    ScenarioStage stage((std::string(R"([{"post": "/products", "body": )") + body + "}]").c_str(),
                        [](const Request&) { return lamp(201); }, contract);
    stage.played();
    EXPECT_EQ(stage.request(0).body, R"({"product":{"name":"Lamp"}})");
  }
}

}  // namespace
}  // namespace assay
