// SPDX-License-Identifier: MIT
// errors.no-leak on literal tapes.
#include <gtest/gtest.h>

#include "checks/errors/family.h"
#include "checks/errors/production.h"
#include "tests/checks/errors/refused_tape.h"
#include "tests/support/fake_world.h"

namespace assay::checks::errors_no_leak_test {
namespace {

Finding judged(std::string body, Headers headers = {}) {
  Tape tape("errors.no-leak", "");
  tape.note("routes", product_routes());
  for (int i = 0; i < 2; ++i) {
    tape.add("half a body", answered(1, "POST", "/api/products", 500, body, headers));
  }
  return kNoLeak.judge(tape);
}

TEST(NoLeak, PassesTextsOfTheServicesOwn) {
  EXPECT_EQ(judged(R"({"error":"Something went wrong","id":"a-1"})").outcome, Outcome::kPass);
  EXPECT_EQ(judged(R"({"message":"select one of book, toy from the list"})").outcome,
            Outcome::kPass);
  EXPECT_EQ(judged("", {{"X-Powered-By", "Express"}}).outcome, Outcome::kPass);
}

TEST(NoLeak, PassesAnEchoOfThePath) {
  EXPECT_EQ(judged(R"({"status":500,"path":"/api/products"})").outcome, Outcome::kPass);
}

TEST(NoLeak, CountsThePlacesThatLeak) {
  Tape tape("errors.no-leak", "");
  tape.note("routes", product_routes());
  const std::string body = R"({"message":"java.lang.NumberFormatException: For input string"})";
  for (const char* path : {"/api/products/x", "/api/products", "/api/products/x", "/api/products"})
    tape.add("probe", answered(1, "GET", path, 400, body));
  EXPECT_EQ(kNoLeak.judge(tape).message,
            "Errors show internals in 2 places; GET /api/products shows an error of the runtime: "
            "java.lang.NumberFormatException");
}

TEST(NoLeak, GivesHalfToADriversMessage) {
  EXPECT_DOUBLE_EQ(judged(R"({"message":"UNIQUE constraint failed: products.sku"})").credit, 0.5);
}

TEST(NoLeak, FailsFramesAndSql) {
  EXPECT_EQ(judged(R"x({"stack":"Error: x\n    at parse (/app/src/server.js:12:5)"})x").outcome,
            Outcome::kFail);
  EXPECT_EQ(judged(R"x({"message":"INSERT INTO products (name, sku) VALUES (?, ?)"})x").outcome,
            Outcome::kFail);
}

TEST(NoLeak, FailsFramesInAHeader) {
  EXPECT_EQ(judged("{}", {{"X-Error", "File \"/srv/app.py\", line 12"}}).outcome, Outcome::kFail);
}

TEST(NoLeak, NeverRepeatsASecret) {
  const Finding finding = judged(R"({"message":"cannot reach postgres://app:hunter2@db/shop"})");
  EXPECT_EQ(finding.outcome, Outcome::kFail);
  EXPECT_EQ(finding.observed, "shows a secret");
}

TEST(NoLeak, CountsWhatWasSeenOnceNotAtAll) {
  Tape tape("errors.no-leak", "");
  tape.note("routes", product_routes());
  tape.add("half a body", answered(1, "POST", "/api/products", 500, R"x(at x (/app/a.js:1:2))x"));
  EXPECT_EQ(kNoLeak.judge(tape).outcome, Outcome::kPass);
}

// A default page of Express, which shows frames unless NODE_ENV is production.
struct DevelopmentPage {
  bool production = false;
  bool cares = true;
  Response operator()(const Request&) const {
    const bool bare = production && cares;
    return {.status = 400,
            .body = bare ? "<pre>Bad Request</pre>" : "<pre>SyntaxError at /app/a.js:1:2</pre>"};
  }
};

Finding judged_in_both_modes(DevelopmentPage page) {
  FakeWorld world([&page](const Request& request) { return page(request); });
  world.on_restart = [&page](Ending, const Environment& extra) -> Result<void> {
    page.production = extra.contains("NODE_ENV");
    return {};
  };
  const Contract contract{.resources = {{.name = "product", .path = "/products"}}};
  Dialect dialect{.base = "http://fake.test/api"};
  Tape tape("errors.no-leak", "");
  tape.note("routes", product_routes());
  Session session(world, contract, dialect, tape, nullptr, {.marker = "g1"});
  for (int i = 0; i < 2; ++i)
    session.ask("half a body", {.method = "POST", .path = "/products", .body = "{"});
  ask_in_production(session);
  EXPECT_FALSE(page.production);
  return kNoLeak.judge(tape);
}

TEST(NoLeak, TakesAQuarterForFramesThatTheProductionModeKeepsInside) {
  EXPECT_DOUBLE_EQ(judged_in_both_modes({}).credit, 0.75);
  EXPECT_EQ(judged_in_both_modes({.cares = false}).outcome, Outcome::kFail);
}

TEST(NoLeak, CannotTellWithoutAnError) {
  EXPECT_EQ(kNoLeak.judge(Tape("errors.no-leak", "")).outcome, Outcome::kInconclusive);
}

}  // namespace
}  // namespace assay::checks::errors_no_leak_test
