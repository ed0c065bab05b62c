// SPDX-License-Identifier: MIT
// cors.preflight on literal tapes, and what it asks.
#include <gtest/gtest.h>

#include "checks/cors/family.h"
#include "dialect/session.h"
#include "tests/support/exchanges.h"
#include "tests/support/fake_world.h"

namespace assay::checks::cors_preflight_test {
namespace {

const std::string kShop = "https://shop.example";

Headers allowing(const std::string& origin, Headers more = {}) {
  more.push_back({"Access-Control-Allow-Origin", origin});
  return more;
}

// A library's answer that allows what was asked.
Headers library(const std::string& origin) {
  return allowing(origin, {{"Access-Control-Allow-Methods", "GET,HEAD,PUT,PATCH,POST,DELETE"},
                           {"Access-Control-Allow-Headers", "Authorization, Content-Type"}});
}

struct Scene {
  bool required = true;
  bool cookie = false;
  std::string method = "PUT";
  int preflight = 204;
  Headers preflight_headers = library(kShop);
  int call = 200;
  Headers call_headers = allowing(kShop, {{"Vary", "Origin"}});
  Headers error_headers = allowing(kShop);
  Headers other_headers{};
};

Exchange from(const std::string& origin, Exchange exchange, Headers asked = {}) {
  exchange.request.headers = std::move(asked);
  exchange.request.headers.push_back({"Origin", origin});
  return exchange;
}

Finding judged(const Scene& scene) {
  Tape tape("cors.preflight", "");
  tape.note("required", scene.required);
  tape.note("cookie", scene.cookie);
  const std::string names = scene.cookie ? "content-type" : "authorization,content-type";
  tape.add("preflight",
           from(kShop,
                answered(1, "OPTIONS", "/products/7", scene.preflight, "", scene.preflight_headers),
                {{"Access-Control-Request-Method", scene.method},
                 {"Access-Control-Request-Headers", names}}));
  tape.add("call",
           from(kShop, answered(2, "GET", "/products", scene.call, "[]", scene.call_headers)));
  tape.add("error",
           from(kShop, answered(3, "GET", "/products/none", 404, "{}", scene.error_headers)));
  tape.add("error", from(kShop, answered(4, "POST", "/products", 400, "{}", scene.error_headers)));
  tape.add("other origin", from("https://other.example",
                                answered(5, "GET", "/products", 200, "[]", scene.other_headers)));
  return kPreflight.judge(tape);
}

TEST(Preflight, PassesEitherStatusThatLibrariesSend) {
  EXPECT_EQ(judged({}).outcome, Outcome::kPass);
  EXPECT_EQ(judged({.preflight = 200}).outcome, Outcome::kPass);
}

TEST(Preflight, PassesEverybodyWithoutCookies) {
  EXPECT_EQ(judged({.preflight_headers = allowing("*", {{"Access-Control-Allow-Methods", "*"},
                                                        {"Access-Control-Allow-Headers", "*"}}),
                    .call_headers = allowing("*"),
                    .error_headers = allowing("*"),
                    .other_headers = allowing("*")})
                .outcome,
            Outcome::kPass);
}

TEST(Preflight, PassesOneOriginForAllWithoutVary) {
  EXPECT_EQ(judged({.call_headers = allowing(kShop), .other_headers = allowing(kShop)}).outcome,
            Outcome::kPass);
}

TEST(Preflight, AsksForNoVaryWhereNothingIsKept) {
  EXPECT_EQ(judged({.call_headers = allowing(kShop, {{"Cache-Control", "no-store"}})}).outcome,
            Outcome::kPass);
}

TEST(Preflight, PassesSimpleMethodsThatAreNotListed) {
  Headers headers = allowing(kShop, {{"Access-Control-Allow-Headers", "content-type"},
                                     {"access-control-allow-headers", "AUTHORIZATION"}});
  EXPECT_EQ(judged({.method = "POST", .preflight_headers = headers}).outcome, Outcome::kPass);
}

TEST(Preflight, PassesACookieThatIsAllowedByName) {
  Scene scene{.cookie = true};
  for (Headers* headers : {&scene.preflight_headers, &scene.call_headers, &scene.error_headers}) {
    headers->push_back({"Access-Control-Allow-Credentials", "true"});
  }
  EXPECT_EQ(judged(scene).outcome, Outcome::kPass);
}

TEST(Preflight, AsksForNothingThatTheBriefDoesNotAskFor) {
  EXPECT_EQ(judged({.required = false,
                    .preflight = 404,
                    .preflight_headers = {},
                    .call_headers = {},
                    .error_headers = {}})
                .outcome,
            Outcome::kNotApplicable);
  EXPECT_EQ(judged({.required = false,
                    .preflight_headers = allowing("*", {{"Access-Control-Allow-Methods", "GET"}}),
                    .call_headers = allowing("*")})
                .outcome,
            Outcome::kNotApplicable)
      << "pages may read, as somebody chose";
}

TEST(Preflight, IsInconclusiveWhereTheCallItselfDoesNotWork) {
  EXPECT_EQ(judged({.call = 503}).outcome, Outcome::kInconclusive);
}

TEST(Preflight, FailsAPreflightThatIsRefused) {
  for (const int status : {401, 403, 404, 405}) {
    const Finding finding = judged({.preflight = status, .preflight_headers = {}});
    EXPECT_EQ(finding.outcome, Outcome::kFail) << status;
  }
  EXPECT_EQ(judged({.preflight = 401}).observed, "answered 401");
}

TEST(Preflight, FailsAnOriginAMethodAndAHeaderThatAreLeftOut) {
  EXPECT_EQ(judged({.preflight_headers = library("http://localhost:3000")}).outcome,
            Outcome::kFail);
  Headers few = allowing(kShop, {{"Access-Control-Allow-Methods", "GET, POST"},
                                 {"Access-Control-Allow-Headers", "authorization, content-type"}});
  EXPECT_EQ(judged({.preflight_headers = few}).observed, "does not allow the method PUT");
  Headers bare = allowing(kShop, {{"Access-Control-Allow-Methods", "PUT"},
                                  {"Access-Control-Allow-Headers", "content-type"}});
  EXPECT_EQ(judged({.preflight_headers = bare}).observed,
            "does not allow the header authorization");
}

TEST(Preflight, ChargesNothingElseWhereNoOriginIsAllowed) {
  const Finding finding =
      judged({.preflight_headers = {}, .call_headers = {}, .error_headers = {}});
  EXPECT_EQ(finding.outcome, Outcome::kFail);
  EXPECT_EQ(finding.cases.size(), 2U) << "the preflight and the call, not each error";
}

TEST(Preflight, FailsACallThatThePageCannotRead) {
  EXPECT_EQ(judged({.call_headers = {}}).outcome, Outcome::kFail);
  Headers twice = allowing(kShop, allowing("*"));
  EXPECT_EQ(judged({.call_headers = twice}).outcome, Outcome::kFail) << "two lines are no origin";
}

TEST(Preflight, FailsEverybodyWithACookie) {
  EXPECT_EQ(judged({.cookie = true, .preflight_headers = library("*")}).outcome, Outcome::kFail);
}

TEST(Preflight, TakesHalfForErrorsThatThePageCannotRead) {
  EXPECT_DOUBLE_EQ(judged({.error_headers = {}}).credit, 0.5);
}

TEST(Preflight, TakesATenthForAnOriginThatVaryDoesNotName) {
  EXPECT_DOUBLE_EQ(judged({.call_headers = allowing(kShop)}).credit, 0.9);
}

// A service whose every answer names one origin.
struct Asked {
  explicit Asked(std::string origin) : allowed(std::move(origin)) {
    dialect.base = "http://fake.test";
  }

  Response serve(const Request& request) const {
    Headers headers = library(allowed);
    if (request.method == "OPTIONS") return {.status = 204, .headers = headers};
    if (request.method == "POST" && !Json::parse(request.body)) return answer(400, Json(), headers);
    const bool item = request.method == "POST" || path_of(request) != "/notes";
    const Json note = Json::object({{"id", 7}, {"text", "mine"}});
    return answer(request.method == "POST" ? 201 : 200, item ? note : Json::array({note}), headers);
  }

  Finding gathered() {
    kPreflight.gather(session);
    if (tape.halt()) return {.outcome = tape.halt()->outcome};
    return kPreflight.judge(tape);
  }

  std::string allowed;
  Contract contract{
      .resources = {{.name = "note", .path = "/notes", .fields = {{.name = "text"}}, .put = true}}};
  Dialect dialect{};
  FakeWorld world{[this](const Request& request) { return serve(request); }};
  Tape tape{"cors.preflight", ""};
  Session session{world, contract, dialect, tape, nullptr, {.marker = "g1"}};
};

TEST(PreflightGather, AdoptsTheOriginThatIsLetIn) {
  Asked asked("https://front.example");
  EXPECT_EQ(asked.gathered().outcome, Outcome::kPass);
  const Exchange& preflight = asked.tape.at("preflight");
  EXPECT_EQ(*find_header(preflight.request.headers, "Origin"), "https://front.example");
  EXPECT_EQ(*find_header(preflight.request.headers, "Access-Control-Request-Method"), "PUT");
}

TEST(PreflightGather, TakesTheDeclaredOrigin) {
  Asked asked("https://front.example");
  asked.contract.expect.push_back(
      {.name = "cors",
       .need = "required",
       .details = Json::object({{"origins", Json::array({"https://shop.example"})}})});
  EXPECT_EQ(asked.gathered().outcome, Outcome::kFail);
}

TEST(PreflightGather, LooksForNothingThatIsNotOffered) {
  Asked asked("");
  EXPECT_EQ(asked.gathered().outcome, Outcome::kNotApplicable);
}

TEST(PreflightGather, CannotTellWhichOriginADemandMeans) {
  Asked asked("");
  asked.contract.expect.push_back({.name = "cors", .need = "required"});
  EXPECT_EQ(asked.gathered().outcome, Outcome::kInconclusive);
}

}  // namespace
}  // namespace assay::checks::cors_preflight_test
