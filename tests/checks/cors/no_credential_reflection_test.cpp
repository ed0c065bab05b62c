// SPDX-License-Identifier: MIT
// cors.no-credential-reflection on literal tapes, and what it asks.
#include <gtest/gtest.h>

#include "checks/cors/family.h"
#include "dialect/session.h"
#include "tests/support/exchanges.h"
#include "tests/support/fake_world.h"

namespace assay::checks::cors_no_credential_reflection_test {
namespace {

const std::string kEvil = "https://evil.example";

struct Scene {
  bool cookie = false;
  std::string set_cookie{};
  std::string allowed{};  // empty: no CORS headers at all
  bool credentials = false;
  int status = 200;
  std::string origin = kEvil;
};

Finding judged(const Scene& scene) {
  Tape tape("cors.no-credential-reflection", "");
  tape.note("cookie", scene.cookie);
  if (!scene.set_cookie.empty()) {
    tape.add("log in", answered(1, "POST", "/login", 204, "", {{"Set-Cookie", scene.set_cookie}}));
  }
  Headers headers;
  if (!scene.allowed.empty()) headers.push_back({"Access-Control-Allow-Origin", scene.allowed});
  if (scene.credentials) headers.push_back({"Access-Control-Allow-Credentials", "true"});
  Exchange call = answered(2, "GET", "/products", scene.status, "[]", headers);
  call.request.headers = {{"Origin", scene.origin}};
  Exchange preflight = answered(3, "OPTIONS", "/products/7", 204, "", headers);
  preflight.request.headers = call.request.headers;
  tape.add("call", call);
  tape.add("preflight", preflight);
  return kNoCredentialReflection.judge(tape);
}

TEST(NoCredentialReflection, PassesSilence) {
  EXPECT_EQ(judged({}).outcome, Outcome::kPass);
  EXPECT_EQ(judged({.status = 403}).outcome, Outcome::kPass) << "a refusal is not asked for";
}

TEST(NoCredentialReflection, PassesEverybodyWithoutCredentials) {
  EXPECT_EQ(judged({.allowed = "*"}).outcome, Outcome::kPass);
  EXPECT_EQ(judged({.allowed = kEvil}).outcome, Outcome::kPass) << "an echo means the same";
}

TEST(NoCredentialReflection, PassesOneOriginThatIsToldToAll) {
  EXPECT_EQ(
      judged({.cookie = true, .allowed = "https://shop.example", .credentials = true}).outcome,
      Outcome::kPass);
}

TEST(NoCredentialReflection, TakesAQuarterForASettingThatBrowsersRefuse) {
  const Finding finding = judged({.cookie = true, .allowed = "*", .credentials = true});
  EXPECT_DOUBLE_EQ(finding.credit, 0.75);
  EXPECT_EQ(finding.severity, Severity::kMinor);
}

TEST(NoCredentialReflection, TakesHalfWhereNoCookieIsSentAlong) {
  const Finding finding = judged({.allowed = kEvil, .credentials = true});
  EXPECT_DOUBLE_EQ(finding.credit, 0.5);
  EXPECT_EQ(finding.severity, Severity::kMinor);
  EXPECT_DOUBLE_EQ(judged({.cookie = true,
                           .set_cookie = "sid=0123456789abcdef; HttpOnly; SameSite=Lax",
                           .allowed = kEvil,
                           .credentials = true})
                       .credit,
                   0.5)
      << "a cookie that stays on its own site";
}

TEST(NoCredentialReflection, FailsAnEchoWithCookies) {
  const Finding finding = judged({.cookie = true,
                                  .set_cookie = "sid=0123456789abcdef; HttpOnly",
                                  .allowed = "null",
                                  .credentials = true,
                                  .origin = "null"});
  EXPECT_EQ(finding.outcome, Outcome::kFail);
  EXPECT_EQ(finding.severity, Severity::kCritical);
  EXPECT_EQ(finding.observed, "allows the origin null with credentials");
}

// The origins that a service was asked from.
std::vector<std::string> asked_from(const char* declared) {
  Contract contract{
      .resources = {{.name = "note", .path = "/notes", .fields = {{.name = "text"}}}},
      .expect = {
          {.name = "cors", .need = "required", .details = Json::object({{"origins", declared}})}}};
  Dialect dialect{.base = "http://fake.test"};
  FakeWorld world([](const Request& request) {
    return answer(request.method == "POST" ? 201 : 200,
                  Json::object({{"id", 7}, {"text", "mine"}}));
  });
  Tape tape("cors.no-credential-reflection", "");
  Session session(world, contract, dialect, tape, nullptr, {.marker = "g1"});
  kNoCredentialReflection.gather(session);
  std::vector<std::string> origins;
  for (const Exchange* call : tape.all("call"))
    origins.push_back(*find_header(call->request.headers, "Origin"));
  return origins;
}

TEST(NoCredentialReflectionGather, TriesNamesThatLookLikeTheFrontEnds) {
  const std::vector<std::string> expected{kEvil, "null", "https://evilapp.example",
                                          "https://app.example.evil.example"};
  EXPECT_EQ(asked_from("https://app.example"), expected);
}

TEST(NoCredentialReflectionGather, TriesNoOriginThatNoBrowserSends) {
  const std::vector<std::string> strangers{kEvil, "null"};
  EXPECT_EQ(asked_from("http://localhost:3000"), strangers);
  EXPECT_EQ(asked_from("http://127.0.0.1:3000"), strangers);
}

}  // namespace
}  // namespace assay::checks::cors_no_credential_reflection_test
