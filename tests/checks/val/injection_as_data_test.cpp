// SPDX-License-Identifier: MIT
// val.injection-as-data on literal tapes.
#include <gtest/gtest.h>

#include "checks/val/family.h"
#include "tests/checks/val/text_tape.h"

namespace assay::checks::val_injection_as_data_test {
namespace {

constexpr const char* kRows = R"({"items":[{"id":1},{"id":2},{"id":3}]})";
constexpr const char* kTurned = R"({"items":[{"id":3},{"id":2},{"id":1}]})";
constexpr const char* kNone = R"({"items":[]})";

Exchange list(const std::string& body, int status = 200) {
  return answered(1, "GET", "/products", status, body);
}

Tape pair_tape(
    const std::string& kind, Exchange plain, Exchange truth, Exchange lie, Exchange again) {
  Tape tape = text_tape("val.injection-as-data");
  tape.note("pairs", Json::array({Json::object({{"name", "name = x'"}, {"kind", kind}})}));
  tape.add("name = x' plain", std::move(plain));
  tape.add("name = x' true", std::move(truth));
  tape.add("name = x' false", std::move(lie));
  tape.add("name = x' true again", std::move(again));
  return tape;
}

TEST(InjectionAsData, PassesAFilterThatFindsNothing) {
  EXPECT_EQ(kInjectionAsData
                .judge(pair_tape("filter", list(kNone), list(kNone), list(kNone), list(kNone)))
                .outcome,
            Outcome::kPass);
}

TEST(InjectionAsData, PassesAFilterThatIsIgnored) {
  EXPECT_EQ(kInjectionAsData
                .judge(pair_tape("filter", list(kRows), list(kRows), list(kRows), list(kRows)))
                .outcome,
            Outcome::kPass);
}

TEST(InjectionAsData, PassesAFirewall) {
  EXPECT_EQ(
      kInjectionAsData
          .judge(pair_tape("filter", list(kNone), list("", 403), list("", 403), list("", 403)))
          .outcome,
      Outcome::kPass);
}

TEST(InjectionAsData, FailsWhereATrueConditionWidensTheList) {
  EXPECT_EQ(kInjectionAsData
                .judge(pair_tape("filter", list(kNone), list(kRows), list(kNone), list(kRows)))
                .outcome,
            Outcome::kFail);
}

TEST(InjectionAsData, FailsWhereTheOrderFollowsACondition) {
  EXPECT_EQ(kInjectionAsData
                .judge(pair_tape("sort", list(kRows), list(kRows), list(kTurned), list(kRows)))
                .outcome,
            Outcome::kFail);
  EXPECT_EQ(kInjectionAsData
                .judge(pair_tape("sort", list(kRows), list(kRows), list(kTurned), list(kTurned)))
                .outcome,
            Outcome::kPass);
}

TEST(InjectionAsData, PassesAnIdThatIsReadAsFarAsItsDigits) {
  const Exchange item = answered(1, "GET", "/products/1", 200, R"({"id":1})");
  EXPECT_EQ(kInjectionAsData.judge(pair_tape("path", item, item, item, item)).outcome,
            Outcome::kPass);
  const Exchange missing = answered(1, "GET", "/products/1", 404);
  EXPECT_EQ(kInjectionAsData.judge(pair_tape("path", item, item, missing, item)).outcome,
            Outcome::kFail);
}

TEST(InjectionAsData, PassesTextsThatComeBackAsTheyWere) {
  Tape tape = text_tape("val.injection-as-data");
  tape.note("texts", Json::array({"a template in a text", "markup in a text"}));
  add_stored(tape, "a template in a text", "x{{1234*5678}}");
  add_stored(tape, "markup in a text", "x<script>alert(1)</script>");
  EXPECT_EQ(kInjectionAsData.judge(tape).outcome, Outcome::kPass);
}

TEST(InjectionAsData, FailsWhereATemplateIsRendered) {
  Tape tape = text_tape("val.injection-as-data");
  tape.note("texts", Json::array({"a template in a text"}));
  add_stored(tape, "a template in a text", "x7006652");
  EXPECT_EQ(kInjectionAsData.judge(tape).outcome, Outcome::kFail);
}

TEST(InjectionAsData, FailsWhereAFileIsShown) {
  Tape tape = text_tape("val.injection-as-data");
  tape.note("texts", Json::array({"a path in a text"}));
  add_stored(tape, "a path in a text", "root:x:0:0:root:/root:/bin/sh");
  EXPECT_EQ(kInjectionAsData.judge(tape).outcome, Outcome::kFail);
}

Tape login_tape(int wrong, int hostile, const std::string& body) {
  Tape tape = text_tape("val.injection-as-data");
  tape.note("logins", Json::array({"log in with SQL for a password"}));
  tape.add("log in wrongly", answered(1, "POST", "/login", wrong));
  tape.add("log in with SQL for a password", answered(2, "POST", "/login", hostile, body));
  return tape;
}

TEST(InjectionAsData, HoldsLogInsToTheirPassword) {
  EXPECT_EQ(kInjectionAsData.judge(login_tape(401, 401, "")).outcome, Outcome::kPass);
  EXPECT_EQ(kInjectionAsData.judge(login_tape(401, 200, R"({"token":"abc"})")).outcome,
            Outcome::kFail);
  EXPECT_EQ(kInjectionAsData.judge(login_tape(200, 200, R"({"token":"abc"})")).outcome,
            Outcome::kInconclusive);
}

TEST(InjectionAsData, IsUndecidedWhereAStatementBreaks) {
  Tape tape = pair_tape("filter", list(kNone),
                        list(R"({"error":"SQLITE_ERROR: unrecognized token: \"'\""})", 500),
                        list(kNone), list("", 500));
  EXPECT_EQ(kInjectionAsData.judge(tape).outcome, Outcome::kInconclusive);
}

Tape slow_tape(double control_ms) {
  Tape tape = text_tape("val.injection-as-data");
  tape.note("texts", Json::array({"a command in a text"}));
  add_stored(tape, "a command in a text", "x; sleep 5");
  for (int i = 0; i < 3; ++i) {
    Exchange control = answered(10 + i, "POST", "/products", 201);
    control.ms = control_ms;
    tape.add("slow control", control);
    Exchange again = answered(20 + i, "POST", "/products", 201);
    again.ms = 5'050;
    tape.add("slow again", again);
  }
  return tape;
}

TEST(InjectionAsData, BelievesADelayOnlyWhereNothingElseIsSlow) {
  EXPECT_EQ(kInjectionAsData.judge(slow_tape(12)).outcome, Outcome::kFail);
  EXPECT_EQ(kInjectionAsData.judge(slow_tape(4'900)).outcome, Outcome::kPass);
}

}  // namespace
}  // namespace assay::checks::val_injection_as_data_test
