// SPDX-License-Identifier: MIT
// http.create on literal tapes.
#include <gtest/gtest.h>

#include "checks/http/family.h"
#include "tests/support/exchanges.h"

namespace assay::checks::http_create_test {
namespace {

Tape tape_of_product() {
  return Tape("http.create", "product");
}

Finding judged(const Tape& tape) {
  return kCreate.judge(tape);
}

TEST(Create, Passes201WithAnIdThatServes) {
  Tape tape = tape_of_product();
  tape.add("create", answered(1, "POST", "/products", 201, R"({"id":7,"name":"Lamp"})"));
  tape.add("read", answered(2, "GET", "/products/7", 200, R"({"id":7,"name":"Lamp"})"));
  EXPECT_EQ(judged(tape).outcome, Outcome::kPass);
}

TEST(Create, PassesAnEmpty201WhoseLocationServes) {
  Tape tape = tape_of_product();
  tape.add("create",
           answered(1, "POST", "/products", 201, "", {{"Location", "http://app:3000/products/7"}}));
  tape.add("location", answered(2, "GET", "/products/7", 200, R"({"id":7,"name":"Lamp"})"));
  EXPECT_EQ(judged(tape).outcome, Outcome::kPass);
}

TEST(Create, PassesAWrappedItemWithAnIdOfAnotherName) {
  Tape tape = tape_of_product();
  tape.add("create", answered(1, "POST", "/products", 201,
                              R"({"success":true,"data":{"productId":"a1","name":"Lamp"}})"));
  tape.add("read", answered(2, "GET", "/products/a1", 200,
                            R"({"success":true,"data":{"productId":"a1","name":"Lamp"}})"));
  EXPECT_EQ(judged(tape).outcome, Outcome::kPass);
}

TEST(Create, PassesAJsonApiDocument) {
  Tape tape = tape_of_product();
  const char* body = R"({"data":{"type":"products","id":"7","attributes":{"name":"Lamp"}}})";
  tape.add("create", answered(1, "POST", "/products", 201, body));
  tape.add("read", answered(2, "GET", "/products/7", 200, body));
  EXPECT_EQ(judged(tape).outcome, Outcome::kPass);
}

TEST(Create, PassesAnApiThatCreatesEverythingWith200) {
  Tape tape = tape_of_product();
  tape.add("create", answered(1, "POST", "/products", 200, R"({"id":7})"));
  tape.add("read", answered(2, "GET", "/products/7", 200, R"({"id":7})"));
  EXPECT_EQ(judged(tape).outcome, Outcome::kPass);
}

TEST(Create, TakesATenthFrom200WhereOthersAnswer201) {
  Tape tape("http.create", "order");
  tape.add("parent product", answered(1, "POST", "/products", 201, R"({"id":7})"));
  tape.add("create", answered(2, "POST", "/orders", 200, R"({"id":8})"));
  tape.add("read", answered(3, "GET", "/orders/8", 200, R"({"id":8})"));
  EXPECT_DOUBLE_EQ(judged(tape).credit, 0.9);
}

TEST(Create, PassesAnAcceptedCreationWhoseLocationIsAJob) {
  Tape tape = tape_of_product();
  tape.add("create",
           answered(1, "POST", "/products", 202, R"({"id":7})", {{"Location", "/jobs/99"}}));
  tape.add("read", answered(2, "GET", "/products/7", 200, R"({"id":7})"));
  tape.add("location", answered(3, "GET", "/jobs/99", 200, R"({"id":99,"state":"done"})"));
  EXPECT_EQ(judged(tape).outcome, Outcome::kPass);
}

TEST(Create, PassesItemsThatAreMadeByPut) {
  Tape tape = tape_of_product();
  tape.add("create", answered(1, "POST", "/products", 405));
  tape.add("put", answered(2, "PUT", "/products/x", 201));
  tape.add("read", answered(3, "GET", "/products/x", 200, R"({"name":"Lamp"})"));
  EXPECT_EQ(judged(tape).outcome, Outcome::kPass);
}

TEST(Create, PassesAfterARefusedFirstAttempt) {
  Tape tape = tape_of_product();
  tape.add("create", answered(1, "POST", "/products", 409));
  tape.add("create", answered(2, "POST", "/products", 201, R"({"id":7})"));
  tape.add("read", answered(3, "GET", "/products/7", 200, R"({"id":7})"));
  EXPECT_EQ(judged(tape).outcome, Outcome::kPass);
}

TEST(Create, TakesAQuarterFromALocationThatDoesNotServe) {
  Tape tape = tape_of_product();
  tape.add("create",
           answered(1, "POST", "/api/products", 201, R"({"id":7})", {{"Location", "/products/7"}}));
  tape.add("read", answered(2, "GET", "/api/products/7", 200, R"({"id":7})"));
  tape.add("location", answered(3, "GET", "/products/7", 404));
  EXPECT_DOUBLE_EQ(judged(tape).credit, 0.75);
}

TEST(Create, TakesAQuarterFromALocationThatLeadsToTheList) {
  Tape tape = tape_of_product();
  tape.add("create",
           answered(1, "POST", "/products", 201, R"({"id":7})", {{"Location", "/products"}}));
  tape.add("read", answered(2, "GET", "/products/7", 200, R"({"id":7})"));
  tape.add("location", answered(3, "GET", "/products", 200, R"([{"id":1},{"id":7}])"));
  EXPECT_DOUBLE_EQ(judged(tape).credit, 0.75);
}

TEST(Create, GivesAQuarterToABareAcknowledgement) {
  Tape tape = tape_of_product();
  tape.add("create", answered(1, "POST", "/products", 200, R"({"message":"created"})"));
  tape.add("list", answered(2, "GET", "/products", 200, "[]"));
  EXPECT_DOUBLE_EQ(judged(tape).credit, 0.25);
}

TEST(Create, GivesHalfToAnItemThatOnlyTheListShows) {
  Tape tape = tape_of_product();
  tape.add("create", answered(1, "POST", "/products", 201, R"({"id":7})"));
  tape.add("read", answered(2, "GET", "/products/7", 404));
  tape.add("list", answered(3, "GET", "/products", 200, R"({"items":[{"id":6},{"id":7}]})"));
  EXPECT_DOUBLE_EQ(judged(tape).credit, 0.5);
}

TEST(Create, FailsAnIdThatLeadsNowhere) {
  Tape tape = tape_of_product();
  tape.add("create", answered(1, "POST", "/products", 201, R"({"id":7})"));
  tape.add("read", answered(2, "GET", "/products/7", 404));
  tape.add("list", answered(3, "GET", "/products", 200, R"([{"id":8}])"));
  EXPECT_EQ(judged(tape).outcome, Outcome::kFail);
}

TEST(Create, FailsAnAddressThatShowsAnotherItem) {
  Tape tape = tape_of_product();
  tape.add("create", answered(1, "POST", "/products", 201, R"({"id":7})"));
  tape.add("read", answered(2, "GET", "/products/7", 200, R"({"id":1})"));
  tape.add("list", answered(3, "GET", "/products", 200, R"([{"id":1}])"));
  EXPECT_EQ(judged(tape).outcome, Outcome::kFail);
}

TEST(Create, FailsAValidBodyRefusedThreeTimes) {
  Tape tape = tape_of_product();
  for (int i = 1; i <= 3; ++i) {
    tape.add("create", answered(i, "POST", "/products", 400, R"({"error":"bad price"})"));
  }
  const Finding finding = judged(tape);
  EXPECT_EQ(finding.outcome, Outcome::kFail);
  EXPECT_EQ(finding.observed, R"(answered 400: {"error":"bad price"})");
}

TEST(Create, ConvictsNobodyWhereTheSameBodyWasAcceptedBefore) {
  Tape tape = tape_of_product();
  tape.note("created before", true);
  tape.add("create", answered(1, "POST", "/products", 422, R"({"error":"slug is taken"})"));
  EXPECT_EQ(judged(tape).outcome, Outcome::kInconclusive);
}

TEST(Create, ConvictsNobodyForAnIdThatAPathMustEscape) {
  Tape tape = tape_of_product();
  tape.add("create", answered(1, "POST", "/products", 201, R"({"id":"a b"})"));
  tape.add("read", answered(2, "GET", "/products/a%20b", 404));
  EXPECT_EQ(judged(tape).outcome, Outcome::kInconclusive);
}

TEST(Create, FailsARefusalDressedAs200) {
  Tape tape = tape_of_product();
  tape.add("create",
           answered(1, "POST", "/products", 200, R"({"success":false,"message":"no such user"})"));
  EXPECT_EQ(judged(tape).outcome, Outcome::kFail);
}

TEST(Create, ConvictsNobodyWhoRefusesTheCallerInsteadOfTheBody) {
  const auto outcome_of = [](Exchange answer) {
    Tape tape = tape_of_product();
    tape.add("create", std::move(answer));
    return judged(tape).outcome;
  };
  EXPECT_EQ(outcome_of(answered(1, "POST", "/products", 429)), Outcome::kInconclusive);
  EXPECT_EQ(outcome_of(answered(1, "POST", "/products", 401)), Outcome::kInconclusive);
  EXPECT_EQ(outcome_of(answered(1, "POST", "/products", 403)), Outcome::kInconclusive);
  EXPECT_EQ(outcome_of(answered(1, "POST", "/products", 400, "Invalid HTTP_HOST header",
                                {{"Content-Type", "text/html"}})),
            Outcome::kInconclusive);
  EXPECT_EQ(outcome_of(unanswered(1, "POST", "/products", Failure::kTimeout)),
            Outcome::kInconclusive);
}

TEST(Create, PassesAnAnswerThatIsTheId) {
  Tape tape = tape_of_product();
  tape.add("create", answered(1, "POST", "/products", 201, "16"));
  tape.add("read", answered(2, "GET", "/products/16", 200, R"({"name":"Lamp"})"));
  EXPECT_EQ(judged(tape).outcome, Outcome::kPass);
}

TEST(Create, PassesAnItemThatIsKnownByItsName) {
  Tape tape = tape_of_product();
  tape.note("key", "lamp-1");
  tape.add("create", answered(1, "POST", "/products", 201, R"({"name":"lamp-1"})"));
  tape.add("read", answered(2, "GET", "/products/lamp-1", 200, R"({"name":"lamp-1"})"));
  EXPECT_EQ(judged(tape).outcome, Outcome::kPass);
}

TEST(Create, PassesAShortLinkThatRedirectsToWhatWasSent) {
  Tape tape = tape_of_product();
  Exchange made = answered(1, "POST", "/shorten", 201, R"({"short_url":"http://localhost/x1"})");
  made.request.body = R"({"url":"https://example.org/a"})";
  tape.add("create", made);
  tape.add("link", answered(2, "GET", "/x1", 307, "", {{"Location", "https://example.org/a"}}));
  EXPECT_EQ(judged(tape).outcome, Outcome::kPass);
}

TEST(Create, AnAddressInTheBodyThatLeadsElsewhereIsNoLocation) {
  Tape tape = tape_of_product();
  tape.add("create", answered(1, "POST", "/products", 201, R"({"id":7,"image_url":"http://x/1"})"));
  tape.add("read", answered(2, "GET", "/products/7", 200, R"({"id":7})"));
  tape.add("link", answered(3, "GET", "/1", 404));
  EXPECT_EQ(judged(tape).outcome, Outcome::kPass);
}

TEST(Create, FailsALinkThatRedirectsElsewhere) {
  Tape tape = tape_of_product();
  Exchange made = answered(1, "POST", "/products", 201, R"({"id":7})");
  made.request.body = R"({"url":"https://example.org/a"})";
  tape.add("create", made);
  tape.add("read", answered(2, "GET", "/products/7", 302, "", {{"Location", "/login"}}));
  EXPECT_EQ(judged(tape).outcome, Outcome::kFail);
}

}  // namespace
}  // namespace assay::checks::http_create_test
