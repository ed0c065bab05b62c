// SPDX-License-Identifier: MIT
// errors.machine-readable on literal tapes.
#include <gtest/gtest.h>

#include "checks/errors/family.h"
#include "tests/checks/errors/refused_tape.h"

namespace assay::checks::errors_machine_readable_test {
namespace {

Finding judged(const ErrorBodies& bodies, Level level = Level::kMid) {
  Tape tape = refused_tape("errors.machine-readable", bodies);
  tape.level = level;
  return kMachineReadable.judge(tape);
}

TEST(MachineReadable, PassesProblemDetails) {
  EXPECT_EQ(judged({.validation = R"({"type":"about:blank","title":"Invalid","status":422})",
                    .not_found = R"({"title":"Not Found","status":404,"detail":"no product 7"})",
                    .type = "application/problem+json"})
                .outcome,
            Outcome::kPass);
}

TEST(MachineReadable, PassesJsonApiErrorsWithTextualStatus) {
  EXPECT_EQ(judged({.not_found = R"({"errors":[{"status":"404","title":"Not Found"}]})",
                    .type = "application/vnd.api+json"})
                .outcome,
            Outcome::kPass);
}

TEST(MachineReadable, PassesAnErrorObjectAndAMapOfFields) {
  EXPECT_EQ(judged({.validation = R"({"errors":{"name":["is required"]}})",
                    .not_found = R"({"error":{"code":"not_found","message":"no such product"}})"})
                .outcome,
            Outcome::kPass);
}

TEST(MachineReadable, AsksSeniorsAloneForMoreThanAText) {
  const ErrorBodies text_only{.not_found = R"({"message":"no such product"})"};
  EXPECT_EQ(judged(text_only).outcome, Outcome::kPass);
  EXPECT_DOUBLE_EQ(judged(text_only, Level::kSenior).credit, 0.75);
}

TEST(MachineReadable, GivesHalfToPlainTextAndAQuarterToPages) {
  EXPECT_DOUBLE_EQ(judged({.not_found = "Not Found", .type = "text/plain"}).credit, 0.5);
  EXPECT_DOUBLE_EQ(judged({.not_found = "<!DOCTYPE html><html><body>Not Found</body></html>",
                           .type = "text/html"})
                       .credit,
                   0.25);
}

TEST(MachineReadable, CountsEachKindOnce) {
  EXPECT_DOUBLE_EQ(
      judged({.validation = R"({"error":"invalid","message":"name"})", .malformed = "Bad Request"})
          .credit,
      0.75);
}

TEST(MachineReadable, LeavesOutWhatTheServerRefusedForItsSize) {
  Tape tape = refused_tape("errors.machine-readable",
                           {.validation = R"({"error":"invalid","message":"name"})"});
  Exchange long_header = answered(9, "GET", "/api/products", 400, "<html>Bad Request</html>",
                                  {{"Content-Type", "text/html"}});
  long_header.request.headers = {{"X-Padding", std::string(64'000, 'x')}};
  tape.add("long header", long_header);
  tape.add("long header", long_header);
  EXPECT_EQ(kMachineReadable.judge(tape).outcome, Outcome::kPass);
}

TEST(MachineReadable, TakesAQuarterFromAStatusThatIsNotTheResponses) {
  EXPECT_DOUBLE_EQ(judged({.not_found = R"({"code":"x","message":"no","status":500})"}).credit,
                   0.75);
}

TEST(MachineReadable, LeavesOutWhatARouterOrACoreAnswers) {
  Tape tape = refused_tape("errors.machine-readable",
                           {.not_found = R"({"code":"x","message":"no such product"})"});
  for (int i = 0; i < 2; ++i) {
    tape.add("an unknown route", answered(6, "GET", "/api/nowhere", 404, "<html>Cannot GET</html>",
                                          {{"Content-Type", "text/html"}}));
    tape.add("a word for an id", answered(7, "GET", "/api/products/not-an-id", 404, "<html></html>",
                                          {{"Content-Type", "text/html"}}));
    tape.add("too large", answered(8, "POST", "/api/products", 413, "too large"));
    tape.add("wrong method", answered(9, "PATCH", "/api/products", 405));
    tape.add("FOO", answered(10, "FOO", "/api/products", 400));
  }
  EXPECT_EQ(kMachineReadable.judge(tape).outcome, Outcome::kPass);
}

TEST(MachineReadable, CountsWhatWasSeenOnceInThePoolNotAtAll) {
  Tape tape = refused_tape("errors.machine-readable",
                           {.not_found = R"({"code":"x","message":"no such product"})"});
  Tape other("val.nul-control", "product");
  other.add("nul", posted(20, 400, "{}", "Bad Request", "text/plain"));
  tape.pool = {&other};
  EXPECT_EQ(kMachineReadable.judge(tape).outcome, Outcome::kPass);
  other.add("nul", posted(21, 400, "{}", "Bad Request", "text/plain"));
  EXPECT_DOUBLE_EQ(kMachineReadable.judge(tape).credit, 0.75);
}

TEST(MachineReadable, CannotTellWithoutARefusal) {
  EXPECT_EQ(judged({}).outcome, Outcome::kInconclusive);
}

}  // namespace
}  // namespace assay::checks::errors_machine_readable_test
