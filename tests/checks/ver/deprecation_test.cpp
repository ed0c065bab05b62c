// SPDX-License-Identifier: MIT
// ver.deprecation on literal tapes, and what it asks.
#include <gtest/gtest.h>

#include "checks/ver/family.h"
#include "dialect/session.h"
#include "tests/support/exchanges.h"
#include "tests/support/fake_world.h"

namespace assay::checks::ver_deprecation_test {
namespace {

Finding judged(Headers headers, int status = 200, bool required = true, bool version = false) {
  Tape tape("ver.deprecation", "");
  tape.note("required", required);
  if (version) tape.note("is a version", true);
  tape.add("route", answered(1, "GET", "/v1/products", status, "[]", std::move(headers)));
  return kDeprecation.judge(tape);
}

double credit(Headers headers) {
  return judged(std::move(headers)).credit;
}

TEST(Deprecation, PassesEitherHeader) {
  EXPECT_EQ(judged({{"Deprecation", "@1767225600"}}).outcome, Outcome::kPass);
  EXPECT_EQ(judged({{"Sunset", "Thu, 31 Dec 2026 23:59:59 GMT"}}).outcome, Outcome::kPass);
  EXPECT_EQ(judged({{"Deprecation", "@1767225600"},
                    {"Sunset", "Thu, 31 Dec 2026 23:59:59 GMT"},
                    {"Link", "</products>; rel=\"successor-version\""}})
                .outcome,
            Outcome::kPass);
}

TEST(Deprecation, PassesAnyTimeAndAnySpellingOfTheZone) {
  EXPECT_DOUBLE_EQ(credit({{"Deprecation", "@1000000000"}}), 1);
  EXPECT_DOUBLE_EQ(credit({{"Deprecation", "@9999999999"}}), 1);
  EXPECT_DOUBLE_EQ(credit({{"Sunset", "Thu, 31 Dec 2026 23:59:59 UTC"}}), 1);
}

TEST(Deprecation, AsksForNothingThatTheBriefDoesNotAskFor) {
  EXPECT_EQ(judged({}, 200, false).outcome, Outcome::kNotApplicable);
  EXPECT_EQ(judged({}, 404, false).outcome, Outcome::kNotApplicable);
  EXPECT_EQ(judged({{"Deprecation", "false"}}, 200, false).outcome, Outcome::kNotApplicable);
}

TEST(Deprecation, LeavesAVersionThatIsGoneToAddressable) {
  EXPECT_EQ(judged({}, 404, true, true).outcome, Outcome::kInconclusive);
}

TEST(Deprecation, IsInconclusiveWhereARightIsMissing) {
  EXPECT_EQ(judged({}, 403).outcome, Outcome::kInconclusive);
}

TEST(Deprecation, TakesAQuarterForFormsOfDrafts) {
  for (const char* value : {"true", "?1", "Sun, 06 Nov 1994 08:49:37 GMT", "2026-01-01"}) {
    EXPECT_DOUBLE_EQ(credit({{"Deprecation", value}}), 0.75) << value;
  }
  EXPECT_DOUBLE_EQ(credit({{"Sunset", "2026-12-31T23:59:59Z"}}), 0.75);
}

TEST(Deprecation, TakesAQuarterForAnEndBeforeTheDeprecation) {
  EXPECT_DOUBLE_EQ(
      credit({{"Deprecation", "@1767225600"}, {"Sunset", "Wed, 31 Dec 2025 23:59:59 GMT"}}), 0.75);
}

TEST(Deprecation, TakesHalfForWhatNoProgramCanRead) {
  EXPECT_DOUBLE_EQ(credit({{"Deprecation", "soon"}}), 0.5);
  EXPECT_DOUBLE_EQ(credit({{"Link", "</docs/v1>; rel=\"deprecation\""}}), 0.5);
  EXPECT_DOUBLE_EQ(credit({{"Warning", "299 - \"v1 is deprecated\""}}), 0.5);
}

TEST(Deprecation, FailsSilenceWhereItIsDemanded) {
  EXPECT_EQ(judged({}).outcome, Outcome::kFail);
  EXPECT_EQ(judged({{"Link", "</products?page=2>; rel=\"next\""}}).outcome, Outcome::kFail);
}

TEST(Deprecation, FailsARouteThatIsGoneAlready) {
  EXPECT_EQ(judged({}, 404).outcome, Outcome::kFail);
  EXPECT_EQ(judged({{"Deprecation", "@1767225600"}}, 410).outcome, Outcome::kFail);
}

Tape gathered(const Contract& contract) {
  Dialect dialect{.base = "http://fake.test"};
  FakeWorld world([](const Request& request) {
    const bool old = find_header(request.headers, "X-Version") != nullptr;
    return old ? answer(200, Json::array(), {{"Deprecation", "@1767225600"}})
               : answer(200, Json::array());
  });
  Tape tape("ver.deprecation", "");
  Session session(world, contract, dialect, tape, nullptr, {.marker = "g1"});
  kDeprecation.gather(session);
  return tape;
}

Contract contract_of(const char* need, Json details, std::vector<ApiVersion> versions = {}) {
  return {.resources = {{.name = "note", .path = "/notes", .fields = {{.name = "text"}}}},
          .versions = std::move(versions),
          .expect = {{.name = "deprecation", .need = need, .details = std::move(details)}}};
}

TEST(DeprecationGather, LooksAtEveryVersionWhereNoRouteIsNamed) {
  const Tape tape =
      gathered(contract_of("required", Json::object(),
                           {{.name = "v2", .path = "/notes"},
                            {.name = "v1", .path = "/notes", .headers = {{"X-Version", "1"}}}}));
  EXPECT_EQ(kDeprecation.judge(tape).outcome, Outcome::kPass);
}

TEST(DeprecationGather, TakesTheRouteThatTheBriefNames) {
  const Tape tape = gathered(contract_of("required", Json::object({{"path", "/notes"}})));
  EXPECT_EQ(kDeprecation.judge(tape).outcome, Outcome::kFail);
}

TEST(DeprecationGather, NeedsARoute) {
  EXPECT_EQ(gathered(contract_of("required", Json::object())).halt()->outcome,
            Outcome::kInconclusive);
  EXPECT_EQ(gathered(contract_of("none", Json::object())).halt()->outcome, Outcome::kNotApplicable);
}

}  // namespace
}  // namespace assay::checks::ver_deprecation_test
