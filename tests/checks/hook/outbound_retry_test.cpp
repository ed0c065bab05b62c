// SPDX-License-Identifier: MIT
// hook.outbound-retry on literal tapes, and how it asks.
#include <functional>
#include <string>

#include <gtest/gtest.h>

#include "checks/hook/family.h"
#include "dialect/session.h"
#include "dialect/signing.h"
#include "tests/support/exchanges.h"
#include "tests/support/fake_world.h"

namespace assay::checks::hook_outbound_retry_test {
namespace {

Json delivery(const std::string& id, double at_ms, Json seal = static_cast<int>(Seal::kTrue)) {
  return Json::object({{"at_ms", at_ms},
                       {"answered", 500},
                       {"id", id},
                       {"body", R"({"id":")" + id + R"(","type":"order.placed"})"},
                       {"seal", std::move(seal)}});
}

struct Came {
  Json deliveries = Json::array({delivery("e1", 0), delivery("e1", 200), delivery("e1", 600)});
  int subscribed = 201;
  int triggered = 201;
  double hanging_ms = 20;
  double other_ms = 5;
  bool hung = true;
  bool demanded = true;
};

Finding judged(const Came& came) {
  Tape tape("hook.outbound-retry", "");
  tape.note("outbound", Json::array({"placed"}));
  tape.note("demanded", came.demanded);
  tape.note("placed: within", 3'000);
  tape.note("placed: deliveries", came.deliveries);
  tape.note("placed: hung", came.hung);
  const auto add = [&](const char* name, const char* method, int status, double ms) {
    Exchange exchange = answered(1, method, "/orders", status);
    exchange.ms = ms;
    tape.add(name, std::move(exchange));
  };
  add("placed: subscribe", "POST", came.subscribed, 5);
  if (came.subscribed == 201) add("placed: trigger", "POST", came.triggered, 20);
  add("placed: other request", "GET", 200, 5);
  add("placed: trigger while it hangs", "POST", 201, came.hanging_ms);
  add("placed: other request while it hangs", "GET", 200, came.other_ms);
  return kOutboundRetry.judge(tape);
}

TEST(OutboundRetry, PassesTheSameEventAgain) {
  EXPECT_EQ(judged({}).outcome, Outcome::kPass);
}

TEST(OutboundRetry, PassesOneRetryAndSeveralEvents) {
  EXPECT_EQ(judged({.deliveries = Json::array({delivery("e1", 0), delivery("e2", 1),
                                               delivery("e1", 900), delivery("e2", 901)})})
                .outcome,
            Outcome::kPass);
}

TEST(OutboundRetry, PassesARetryAtOnceAndThenLater) {
  EXPECT_EQ(judged({.deliveries =
                        Json::array({delivery("e1", 0), delivery("e1", 1), delivery("e1", 900)})})
                .outcome,
            Outcome::kPass);
}

TEST(OutboundRetry, TakesNoSignatureForFalseThatItCannotKnow) {
  const Json unknown;
  EXPECT_EQ(judged({.deliveries =
                        Json::array({delivery("e1", 0, unknown), delivery("e1", 300, unknown)})})
                .outcome,
            Outcome::kPass);
}

TEST(OutboundRetry, FailsAnEventThatComesOnce) {
  const Finding finding = judged({.deliveries = Json::array({delivery("e1", 0)})});
  EXPECT_EQ(finding.outcome, Outcome::kFail);
  EXPECT_EQ(finding.observed, "came once, was answered 500, and did not come again within 3 s");
  EXPECT_EQ(judged({.deliveries = Json::array({delivery("e1", 0)}), .demanded = false}).outcome,
            Outcome::kNotApplicable);
}

TEST(OutboundRetry, HalvesAnEventThatComesUnderAnotherId) {
  EXPECT_DOUBLE_EQ(
      judged({.deliveries = Json::array({delivery("e1", 0), delivery("e2", 300)})}).credit, 0.5);
}

TEST(OutboundRetry, HalvesMissingAndFalseSignatures) {
  for (const Seal seal : {Seal::kMissing, Seal::kFalse}) {
    const Json noted = static_cast<int>(seal);
    EXPECT_DOUBLE_EQ(
        judged({.deliveries = Json::array({delivery("e1", 0, noted), delivery("e1", 300, noted)})})
            .credit,
        0.5);
  }
}

TEST(OutboundRetry, TakesAQuarterOffRetriesWithoutAPause) {
  EXPECT_DOUBLE_EQ(
      judged({.deliveries = Json::array({delivery("e1", 0), delivery("e1", 2), delivery("e1", 4)})})
          .credit,
      0.75);
}

TEST(OutboundRetry, HalvesARequestThatWaitsForTheReceiver) {
  EXPECT_DOUBLE_EQ(judged({.hanging_ms = 3'020}).credit, 0.5);
  EXPECT_DOUBLE_EQ(judged({.other_ms = 9'000}).credit, 0.5);
  EXPECT_EQ(judged({.hanging_ms = 3'020, .hung = false}).outcome, Outcome::kPass);
}

TEST(OutboundRetry, BlamesNoGuardAgainstAddressesOnLoopback) {
  EXPECT_EQ(judged({.subscribed = 422}).outcome, Outcome::kInconclusive);
  EXPECT_EQ(judged({.deliveries = Json::array()}).outcome, Outcome::kInconclusive);
}

TEST(OutboundRetry, AsksForItOnlyWhereTheBriefDoes) {
  EXPECT_EQ(judged({.subscribed = 404, .demanded = false}).outcome, Outcome::kNotApplicable);
  EXPECT_EQ(judged({.subscribed = 404}).outcome, Outcome::kFail);
  EXPECT_EQ(judged({.triggered = 422}).outcome, Outcome::kInconclusive);
}

// A service that sends while time passes, until it hears a 2xx.
struct Asked {
  Asked() {
    contract.outbound = {
        {.name = "placed",
         .subscribe =
             Call{.path = "/subscriptions", .body = Json::object({{"url", "{{receiver}}"}})},
         .trigger = {.path = "/notes", .body = Json::object({{"text", "x"}})},
         .signing = Signing{.scheme = SignatureScheme::kGithub, .secret = "s3cret"},
         .within_ms = 3'000}};
    contract.expect = {{.name = "webhook", .need = "required"}};
    dialect.base = "http://fake.test";
    world.on_wait = [this] { send(); };
  }
  Response serve(const Request& request) {
    if (path_of(request) == "/subscriptions") {
      address = Json::parse(request.body)->find("url")->text();
      return answer(201, shown);
    }
    if (request.method == "POST") pending = true;
    return answer(200, Json::object({{"id", 1}}));
  }
  void send() {
    if (!pending) return;
    const std::string body = R"({"id":"e1"})";
    const int status = world.deliver(address, signed_headers(signing, {"d1", 0, body}), body);
    pending = retries && status != 200 && status != 0;
  }
  Finding finding() {
    kOutboundRetry.gather(session);
    if (tape.halt()) return {.outcome = tape.halt()->outcome, .reason = tape.halt()->reason};
    return kOutboundRetry.judge(tape);
  }

  bool retries = true;
  bool pending = false;
  std::string address{};
  Json shown = Json::object({{"id", 1}});
  Signing signing{.scheme = SignatureScheme::kGithub, .secret = "s3cret"};
  std::vector<KnownKey> keys{};
  Contract contract{.resources = {{.name = "note", .path = "/notes"}}};
  Dialect dialect{};
  FakeWorld world{[this](const Request& request) { return serve(request); }};
  Tape tape{"hook.outbound-retry", ""};
  Session session{world, contract, dialect, tape, nullptr, {.marker = "g1", .keys = keys}};
};

TEST(OutboundRetry, HearsRetriesUntilOneIsTaken) {
  Asked asked;
  const Finding finding = asked.finding();
  EXPECT_EQ(finding.outcome, Outcome::kPass) << finding.message << finding.reason;
  EXPECT_EQ(asked.tape.fact("placed: deliveries").items().size(), 3U);
}

TEST(OutboundRetry, WaitsForARetryThatNeverComes) {
  Asked asked;
  asked.retries = false;
  EXPECT_EQ(asked.finding().outcome, Outcome::kFail);
}

TEST(OutboundRetry, ChecksSignaturesBySecretsThatTheServiceKnows) {
  Asked own;
  own.signing.secret = "of this subscription";
  own.shown = Json::object({{"id", 1}, {"secret", "of this subscription"}});
  EXPECT_EQ(own.finding().outcome, Outcome::kPass);
  Asked untold;
  untold.signing.secret = "something else";
  EXPECT_EQ(untold.finding().outcome, Outcome::kPass);
  Asked told;
  told.signing.secret = "something else";
  told.contract.outbound[0].subscribe->body.set("secret", "s3cret");
  EXPECT_DOUBLE_EQ(told.finding().credit, 0.5);
}

TEST(OutboundRetry, CannotBeAskedWithoutAReceiver) {
  Asked asked;
  asked.contract.outbound[0].subscribe.reset();
  EXPECT_EQ(asked.finding().outcome, Outcome::kInconclusive);
}

}  // namespace
}  // namespace assay::checks::hook_outbound_retry_test
