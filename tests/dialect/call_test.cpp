// SPDX-License-Identifier: MIT
// Calls that a rubric writes out are sent as the candidate spells them.
#include "dialect/call.h"

#include <string>

#include <gtest/gtest.h>

#include "tests/support/fake_world.h"

namespace assay {
namespace {

struct Scene {
  Scene() {
    contract.resources = {
        {.name = "product", .path = "/products"},
        {.name = "order",
         .path = "/orders",
         .fields = {{.name = "product_id"},
                    {.name = "unit_price", .type = FieldType::kDecimal, .scale = 2}}}};
    dialect.base = "http://fake.test";
    for (const char* name : {"product", "order"})
      dialect.resources[name].style = NameStyle::kCamel;
  }

  Json sent(const Call& call, const CallValues& values) {
    return *Json::parse(*spoken_call(session, call, values).body);
  }

  Contract contract{};
  Dialect dialect{};
  FakeWorld world{[](const Request&) { return answer(200); }};
  Tape tape{"conc.test", "order"};
  Session session{world, contract, dialect, tape, nullptr, {.marker = "g1"}};
};

Json parsed(const char* text) {
  return *Json::parse(text);
}

TEST(SpokenCall, KeepsTheTypeOfAValueThatFillsAHoleAlone) {
  Scene scene;
  const Call call{.path = "/orders",
                  .body = parsed(R"({"product_id":"{{product.id}}","note":"for {{product.id}}"})")};
  EXPECT_EQ(scene.sent(call, {{"product.id", 7}}), parsed(R"({"productId":7,"note":"for 7"})"));
}

TEST(SpokenCall, NamesMembersAtAnyDepthInTheStyleOfTheNearestResource) {
  Scene scene;
  const Call call{.path = "/orders/batch",
                  .body = parsed(R"({"order_lines":[{"product_id":"{{product.id}}"}]})")};
  EXPECT_EQ(scene.sent(call, {{"product.id", "p-1"}}),
            parsed(R"({"orderLines":[{"productId":"p-1"}]})"));
}

TEST(SpokenCall, WritesDeclaredFieldsAsTheResourceTakesThem) {
  Scene scene;
  scene.dialect.resources["order"].decimals_as_text = true;
  const Call call{.path = "/orders", .body = parsed(R"({"unit_price":12.50})")};
  EXPECT_EQ(scene.sent(call, {}), parsed(R"({"unitPrice":"12.50"})"));
}

TEST(SpokenCall, FillsThePathAndCarriesAKeyOfItsOwn) {
  Scene scene;
  const Call call{.path = "/products/{{product.id}}/buy"};
  const Ask first = spoken_call(scene.session, call, {{"product.id", 7}});
  const Ask second = spoken_call(scene.session, call, {{"product.id", 7}});
  EXPECT_EQ(first.path, "/products/7/buy");
  EXPECT_FALSE(first.body);
  const std::string* key = find_header(first.headers, "Idempotency-Key");
  ASSERT_NE(key, nullptr);
  EXPECT_NE(*key, *find_header(second.headers, "Idempotency-Key"));
}

}  // namespace
}  // namespace assay
