// SPDX-License-Identifier: MIT
// http.method-not-allowed on literal tapes.
#include <gtest/gtest.h>

#include "checks/http/family.h"
#include "tests/checks/http/stored_fields.h"
#include "tests/support/exchanges.h"

namespace assay::checks::http_method_not_allowed_test {
namespace {

constexpr const char* kItem = R"({"id":7,"name":"Lamp","price":12.34,"stock":1,"done":false})";

struct Answers {
  Exchange list = answered(2, "PATCH", "/products", 405, "{}", {{"Allow", "GET, POST"}});
  Exchange item = answered(3, "POST", "/products/7", 405, "{}", {{"Allow", "GET"}});
  Exchange after_item = answered(4, "GET", "/products/7", 200, kItem);
  Exchange foo = answered(5, "FOO", "/products/7", 405, "{}", {{"Allow", ""}});
  Exchange after_foo = answered(6, "GET", "/products/7", 200, kItem);
};

Tape tape_of(const Answers& answers) {
  Tape tape = product_tape("http.method-not-allowed");
  tape.note("item body", json(R"({"name":"Sofa","price":99.50,"stock":2,"done":true})"));
  tape.add("before", answered(1, "GET", "/products/7", 200, kItem));
  tape.add("the list", answers.list);
  tape.add("an item", answers.item);
  tape.add("an item (after)", answers.after_item);
  tape.add("the invented method FOO", answers.foo);
  tape.add("the invented method FOO (after)", answers.after_foo);
  return tape;
}

Finding judged(const Answers& answers) {
  return kMethodNotAllowed.judge(tape_of(answers));
}

TEST(MethodNotAllowed, Passes405WithAllow) {
  EXPECT_EQ(judged({}).outcome, Outcome::kPass);
}

TEST(MethodNotAllowed, PassesACoreThatClosesOnAnInventedMethod) {
  Answers answers;
  answers.foo = unanswered(5, "FOO", "/products/7", Failure::kReset);
  EXPECT_EQ(judged(answers).outcome, Outcome::kPass);
  answers.foo = answered(5, "FOO", "/products/7", 400);
  EXPECT_EQ(judged(answers).outcome, Outcome::kPass);
}

TEST(MethodNotAllowed, PassesAnUpdateByAMethodOfTheCandidatesOwn) {
  Answers answers;
  answers.item = answered(3, "POST", "/products/7", 200, "{}");
  answers.after_item = answered(4, "GET", "/products/7", 200,
                                R"({"id":7,"name":"Sofa","price":99.50,"stock":2,"done":true})");
  answers.after_foo = answers.after_item;
  EXPECT_EQ(judged(answers).outcome, Outcome::kPass);
}

TEST(MethodNotAllowed, PassesAnUpdateThatKeepsTheItemsOwnId) {
  Answers answers;
  answers.item = answered(3, "POST", "/products/7", 200, "{}");
  answers.after_item = answered(4, "GET", "/products/7", 200,
                                R"({"id":7,"name":"Sofa","price":99.50,"stock":2,"done":true})");
  answers.after_foo = answers.after_item;
  Tape tape = tape_of(answers);
  tape.note("item body", json(R"({"id":99,"name":"Sofa","price":99.50,"stock":2,"done":true})"));
  tape.note("kept", Json::array({"id"}));
  EXPECT_EQ(kMethodNotAllowed.judge(tape).outcome, Outcome::kPass);
}

TEST(MethodNotAllowed, TakesAQuarterFor404And405WithoutAllow) {
  Answers answers;
  answers.list = answered(2, "PATCH", "/products", 404);
  answers.item = answered(3, "POST", "/products/7", 405);
  answers.foo = answered(5, "FOO", "/products/7", 404);
  EXPECT_DOUBLE_EQ(judged(answers).credit, 0.75);
  EXPECT_EQ(judged(answers).cases[1].observed, "answered 405 without Allow");
}

TEST(MethodNotAllowed, LeavesOutAMethodThatIsRefusedForWhatItSays) {
  Answers answers;
  answers.list = answered(2, "PATCH", "/products", 404, R"({"error":"id not found"})");
  answers.item = answered(3, "POST", "/products/7", 400, R"({"error":"no valid URL"})");
  EXPECT_EQ(judged(answers).outcome, Outcome::kPass);
}

TEST(MethodNotAllowed, LeavesOutARefusalForCsrf) {
  Answers answers;
  answers.item = answered(3, "POST", "/products/7", 403, "CSRF verification failed");
  EXPECT_EQ(judged(answers).outcome, Outcome::kPass);
}

TEST(MethodNotAllowed, FailsAVerbThatDeletes) {
  Answers answers;
  answers.item = answered(3, "POST", "/products/7", 204);
  answers.after_item = answered(4, "GET", "/products/7", 404);
  EXPECT_EQ(judged(answers).outcome, Outcome::kFail);
}

TEST(MethodNotAllowed, FailsAnInventedVerbThatDeletes) {
  Answers answers;
  answers.foo = answered(5, "FOO", "/products/7", 204);
  answers.after_foo = answered(6, "GET", "/products/7", 404);
  EXPECT_EQ(judged(answers).outcome, Outcome::kFail);
}

TEST(MethodNotAllowed, FailsAVerbThatCreates) {
  Answers answers;
  answers.list = answered(2, "PATCH", "/products", 201, R"({"id":8})");
  Tape tape = tape_of(answers);
  tape.add("the list (made)", answered(7, "GET", "/products/8", 200, R"({"id":8})"));
  EXPECT_EQ(kMethodNotAllowed.judge(tape).outcome, Outcome::kFail);
}

TEST(MethodNotAllowed, TakesTheCaseOfAServerError) {
  Answers answers;
  answers.list = answered(2, "PATCH", "/products", 500);
  EXPECT_NEAR(judged(answers).credit, 2.0 / 3, 1e-9);
}

}  // namespace
}  // namespace assay::checks::http_method_not_allowed_test
