// SPDX-License-Identifier: MIT
// errors.no-5xx on literal tapes.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "checks/errors/family.h"
#include "tests/checks/errors/refused_tape.h"
#include "tests/support/fake_list.h"

namespace assay::checks::errors_no_5xx_test {
namespace {

constexpr const char* kOops = R"({"error":"Internal Server Error"})";

Tape tape_at(Level level) {
  Tape tape("errors.no-5xx", "");
  tape.note("routes", product_routes());
  tape.level = level;
  return tape;
}

Tape tape_with(const std::vector<Exchange>& exchanges, Level level = Level::kMid) {
  Tape tape = tape_at(level);
  for (const Exchange& exchange : exchanges) {
    tape.add("probe", exchange);
    tape.add("probe", exchange);
  }
  return tape;
}

Exchange post(std::string sent, std::string body = kOops, int status = 500) {
  return posted(1, status, std::move(sent), std::move(body), "application/json");
}

TEST(No5xx, PassesRefusals) {
  EXPECT_EQ(kNo5xx.judge(tape_with({post("{}", "{}", 422)})).outcome, Outcome::kPass);
}

TEST(No5xx, CountsEachDistinctWayByLevel) {
  const std::vector<Exchange> two = {post("[]"), post(R"({"name":5})")};
  EXPECT_DOUBLE_EQ(kNo5xx.judge(tape_with(two, Level::kJunior)).credit, 0.5);
  EXPECT_DOUBLE_EQ(kNo5xx.judge(tape_with(two, Level::kMid)).credit, 1.0 / 3);
  EXPECT_EQ(kNo5xx.judge(tape_with(two, Level::kSenior)).outcome, Outcome::kFail);
}

// One decoder's error, whatever is wrong with the body.
TEST(No5xx, TakesBodiesThatCannotBeReadForOneCause) {
  Exchange form = post("name=x");
  form.request.headers = {{"Content-Type", "application/x-www-form-urlencoded"}};
  const Finding finding = kNo5xx.judge(tape_with({post("[]"), post(""), form}));
  EXPECT_EQ(finding.cases.size(), 1U);
}

// A column of 255 characters, and nobody who looks before the insert.
TEST(No5xx, SendsWhatIsLargerThanAColumn) {
  ListScene honest({});
  EXPECT_EQ(finding_of(kNo5xx, honest).outcome, Outcome::kPass);
  ListScene scene({});
  for (Field& field : scene.contract.resources[0].fields)
    field.max_length.reset();
  scene.list.answers_first = [](const Request& request, Response& response) {
    const bool long_text = request.method == "POST" && request.body.size() > 9'000;
    if (long_text) response = answer(500, Json::object({{"error", "Data too long for column"}}));
    return long_text;
  };
  const Finding finding = finding_of(kNo5xx, scene);
  EXPECT_EQ(finding.outcome, Outcome::kPartial);
  EXPECT_NE(finding.message.find("10000 characters"), std::string::npos) << finding.message;
}

TEST(No5xx, LeavesTheRaceOfAScenarioToIt) {
  Tape scenario("favorites-together", "");
  scenario.add("step 2", post(R"({"name":"x"})"));
  scenario.add("step 2", post(R"({"name":"x"})"));
  Tape tape = tape_at(Level::kMid);
  tape.pool = {&scenario};
  EXPECT_EQ(kNo5xx.judge(tape).outcome, Outcome::kPartial) << "a step by itself";
  scenario.note("races", Json::array({"step 2"}));
  EXPECT_EQ(kNo5xx.judge(tape).outcome, Outcome::kPass);
}

TEST(No5xx, NamesTheCheckThatMetIt) {
  Tape other("val.field.length", "product");
  other.add("broken body", post(R"({"name":"x"})"));
  other.add("broken body", post(R"({"name":"x"})"));
  Tape tape = tape_at(Level::kMid);
  tape.pool = {&other};
  EXPECT_EQ(kNo5xx.judge(tape).cases.front().name,
            "POST /api/products with a JSON object (of val.field.length)");
}

// res.status(undefined) in an async handler: no answer to this input, and a quick one to the next.
TEST(No5xx, CountsAHangOnOneInput) {
  const auto hung = [](const Exchange& next) {
    Exchange silent = unanswered(4, "POST", "/api/products", Failure::kTimeout);
    silent.request.has_body = true;
    silent.request.body = R"({"name":"x","more":1})";
    Tape tape = tape_at(Level::kMid);
    tape.add("probe", silent);
    tape.add("probe", silent);
    tape.add("after all", next);
    return kNo5xx.judge(tape);
  };
  Exchange soon = answered(5, "GET", "/api/products", 200, "[]");
  soon.ms = 3;
  EXPECT_EQ(hung(soon).outcome, Outcome::kPartial);
  Exchange late = soon;
  late.ms = 4'000;
  EXPECT_EQ(hung(late).outcome, Outcome::kPass) << "a machine that is slow";
}

// A handler that panics behind a recoverer that panics itself: no byte comes back, twice.
TEST(No5xx, CountsConnectionsThatAreClosedWithoutAnAnswer) {
  const auto dropped = [](bool second, double ms) {
    Exchange gone = unanswered(4, "POST", "/api/products", Failure::kReset);
    gone.request.has_body = true;
    gone.request.body = R"({"name":"x","more":1})";
    Tape tape = tape_at(Level::kMid);
    tape.add("probe", gone);
    tape.add("probe", second ? gone : answered(5, "POST", "/api/products", 201, R"({"id":1})"));
    Exchange next = answered(6, "GET", "/api/products", 200, "[]");
    next.ms = ms;
    tape.add("after all", next);
    return kNo5xx.judge(tape);
  };
  const Finding finding = dropped(true, 3);
  EXPECT_EQ(finding.outcome, Outcome::kPartial);
  ASSERT_EQ(finding.cases.size(), 1U);
  EXPECT_THAT(finding.cases.front().observed, ::testing::EndsWith("(2 times)"));
  EXPECT_EQ(dropped(false, 3).outcome, Outcome::kPass) << "an idle connection that was closed";
  EXPECT_EQ(dropped(true, 4'000).outcome, Outcome::kPass) << "a machine that is slow";
}

TEST(No5xx, TakesOneCauseForOne) {
  const Finding finding = kNo5xx.judge(
      tape_with({post(R"({"name":5})", R"({"error":"NOT NULL constraint failed: products.name"})"),
                 post(R"({"sku":5})", R"({"error":"NOT NULL constraint failed: products.sku"})"),
                 answered(3, "GET", "/api/products/not-an-id", 500, kOops),
                 answered(4, "DELETE", "/api/products/x9", 500, kOops)}));
  EXPECT_NEAR(finding.credit, 1.0 / 3, 1e-9);
  EXPECT_EQ(finding.cases.size(), 2U);
}

TEST(No5xx, TakesTextsThatNameDifferentFieldsForOneCause) {
  const Finding finding = kNo5xx.judge(
      tape_with({post(R"({"sku":"a"})", R"({"errors":{"name":["name is a required field"]}})"),
                 post(R"({"name":"a"})", R"({"errors":{"sku":["sku is a required field"]}})")}));
  EXPECT_EQ(finding.cases.size(), 1U);
}

TEST(No5xx, TellsIdsWithoutAnItemApartByTheErrorAlone) {
  const auto get = [](const char* id, const char* body) {
    return answered(3, "GET", std::string("/api/products/") + id, 500, body);
  };
  const Finding one = kNo5xx.judge(tape_with({get("0", kOops), get("x", kOops), get("99", kOops)}));
  EXPECT_EQ(one.cases.size(), 1U);
  const Finding two =
      kNo5xx.judge(tape_with({get("99", R"({"error":"sql: no rows in result set"})"),
                              get("x", R"({"error":"strconv.ParseInt: parsing \"x\""})")}));
  EXPECT_EQ(two.cases.size(), 2U);
}

// Spring, with one handler that turns every refusal of the framework into a 500.
TEST(No5xx, TakesANamedExceptionForOneCauseWhereverItComesUp) {
  const auto problem = [](const std::string& title, const std::string& path) {
    return R"({"detail":"An unexpected error occurred","instance":")" + path +
           R"(","status":500,"title":")" + title + R"(","schemaValidationErrors":[]})";
  };
  const std::string unreadable = problem("HttpMessageNotReadableException", "/api/products");
  const Finding finding = kNo5xx.judge(tape_with(
      {post("{\"name\"", unreadable), post("[]", unreadable), post(R"({"name":{}})", unreadable),
       answered(3, "GET", "/api/products/x", 500,
                problem("MethodArgumentTypeMismatchException", "/api/products/x")),
       answered(4, "GET", "/api/reviews/y", 500,
                problem("MethodArgumentTypeMismatchException", "/api/reviews/y"))}));
  ASSERT_EQ(finding.cases.size(), 1U);
  EXPECT_EQ(finding.cases.front().observed,
            "answered 500 (10 times): HttpMessageNotReadableException");
}

TEST(No5xx, TakesANamedExceptionOfTheCandidatesOwnForItself) {
  const auto problem = [](const std::string& title) {
    return R"({"detail":"An unexpected error occurred","status":500,"title":")" + title + R"("})";
  };
  const Finding finding = kNo5xx.judge(
      tape_with({post(R"({"name":5})", problem("NullPointerException")),
                 answered(3, "GET", "/api/reviews/y", 500, problem("NullPointerException")),
                 post("[]", problem("HttpMessageNotReadableException"))}));
  EXPECT_EQ(finding.cases.size(), 2U);
}

// body-parser's "request entity too large" and "Unexpected token", by one handler.
TEST(No5xx, TakesALargeBodyForOneThatCannotBeRead) {
  Exchange large = post(R"({"name":"x","padding":""})");
  large.request.padding = {.at = 12, .bytes = 1'000'000};
  EXPECT_EQ(kNo5xx.judge(tape_with({post("[]"), large})).cases.size(), 1U);
}

TEST(No5xx, TakesAnUnknownIdForAMalformedOneWhereTheErrorDoes) {
  Tape tape = tape_at(Level::kMid);
  for (const char* id : {"not-an-id", "9"}) {
    Exchange put = post(R"({"name":"x"})");
    put.request.method = "PUT";
    put.request.url = std::string("http://t/api/products/") + id;
    for (int i = 0; i < 2; ++i)
      tape.add(*id == 'n' ? "PUT of a malformed id" : "PUT of an unknown id", put);
  }
  EXPECT_EQ(kNo5xx.judge(tape).cases.size(), 1U);
}

// Koa's body parser: neither of its two errors has a status of its own.
TEST(No5xx, TakesBodiesThatNoParserTakesForOneCause) {
  const Finding finding = kNo5xx.judge(tape_with(
      {post("\"text\"", R"({"message":"invalid JSON, only supports object and array"})"),
       post("{\"name\": \"la", R"({"message":"Unterminated string in JSON at position 12"})")}));
  EXPECT_EQ(finding.cases.size(), 1U);
  EXPECT_NEAR(finding.credit, 2.0 / 3, 1e-9);
}

TEST(No5xx, SaysWhatWasWrongAndThatNothingWasSaid) {
  const Finding finding = kNo5xx.judge(tape_with({post(R"({"name":{}})", "")}));
  EXPECT_EQ(finding.message,
            "Bad input breaks the service in 1 distinct way; POST /api/products with a JSON object "
            "(probe) answered 500");
  EXPECT_EQ(finding.observed, "answered 500 (2 times): without a body");
}

TEST(No5xx, CountsANulCharacterHalf) {
  EXPECT_NEAR(kNo5xx.judge(tape_with({post(R"({"name":"a\u0000"})")})).credit, 1 - 0.5 / 3, 1e-9);
}

TEST(No5xx, LeavesOutWhatIsNoFaultOfInputHandling) {
  EXPECT_EQ(kNo5xx
                .judge(tape_with({answered(1, "FOO", "/api/products", 501),
                                  answered(2, "GET", "/api/products", 503),
                                  answered(3, "GET", "/api/products", 502)}))
                .outcome,
            Outcome::kPass);
}

TEST(No5xx, LeavesOutBlockersRacesRateLimitsAndValidCreations) {
  Tape tape = tape_at(Level::kMid);
  Tape race("conc.unique-race", "product");
  Tape rate("rate.rejection", "product");
  Tape create("http.create", "product");
  Tape idem("idem.key-concurrent", "order");
  for (int i = 0; i < 3; ++i) {
    tape.add("probe (blocked)", post("{}"));
    tape.add("control", post("{}"));
    race.add("volley", post("{}"));
    rate.add("burst", post("{}"));
    create.add("create", post("{}"));
    idem.add("volley", post("{}"));
  }
  tape.pool = {&race, &rate, &create, &idem};
  EXPECT_EQ(kNo5xx.judge(tape).outcome, Outcome::kPass);
}

TEST(No5xx, CountsWhatThePoolSawTwice) {
  Tape tape = tape_at(Level::kMid);
  Tape other("val.field.type", "product");
  other.add("name = 5", post(R"({"name":5})"));
  tape.pool = {&other};
  const Finding once = kNo5xx.judge(tape);
  EXPECT_EQ(once.outcome, Outcome::kPass);
  EXPECT_EQ(once.note, "1 more seen once, and not counted");
  other.add("name = 5", post(R"({"name":5})"));
  EXPECT_NEAR(kNo5xx.judge(tape).credit, 2.0 / 3, 1e-9);
}

TEST(No5xx, FailsACrashThatAnyCheckSaw) {
  Tape tape = tape_at(Level::kJunior);
  Tape other("val.malformed-json", "product");
  other.add("array", unanswered(5, "POST", "/api/products", Failure::kReset));
  other.add("after", unanswered(6, "GET", "/api/products", Failure::kRefused));
  other.note("crashed", "ended with signal 11");
  tape.pool = {&other};
  const Finding finding = kNo5xx.judge(tape);
  EXPECT_EQ(finding.outcome, Outcome::kFail);
  EXPECT_EQ(finding.severity, Severity::kCritical);
  EXPECT_EQ(finding.observed, "ended with signal 11");
  ASSERT_EQ(finding.evidence.size(), 1U);
  EXPECT_EQ(finding.evidence.front().exchange, 5);
}

TEST(No5xx, FailsAServiceThatTakesNoConnectionAnyMore) {
  Tape tape = tape_at(Level::kMid);
  tape.add("an array as body", unanswered(5, "POST", "/api/products", Failure::kReset));
  tape.add("after all", unanswered(6, "GET", "/api/products", Failure::kRefused));
  EXPECT_EQ(kNo5xx.judge(tape).outcome, Outcome::kFail);
}

TEST(No5xx, TakesARestartThatAssayMadeForNoCrash) {
  Tape tape = tape_at(Level::kMid);
  Tape other("life.durable-kill9", "order");
  other.note("crashed", "killed");
  tape.pool = {&other};
  EXPECT_EQ(kNo5xx.judge(tape).outcome, Outcome::kPass);
}

}  // namespace
}  // namespace assay::checks::errors_no_5xx_test
