// SPDX-License-Identifier: MIT
// page.order: any order will do, as long as it is always the same.
#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "checks/page/family.h"
#include "tests/support/exchanges.h"
#include "tests/support/fake_list.h"

namespace assay::checks::page_order_test {
namespace {

using Position = FakePaging::Position;
using testing::HasSubstr;

constexpr const char* kOrder123 = R"([{"id":1},{"id":2},{"id":3}])";
constexpr const char* kOrder132 = R"([{"id":1},{"id":3},{"id":2}])";

Finding judged(const std::vector<std::string>& reads, const std::string& whole) {
  Tape tape("page.order", "thing");
  tape.note("own", Json::array({"1", "2", "3"}));
  for (std::size_t i = 0; i < reads.size(); ++i) {
    tape.add("read " + std::to_string(i + 1),
             answered(static_cast<int>(i) + 1, "GET", "/things", 200, reads[i]));
  }
  tape.add("whole list", answered(9, "GET", "/things?limit=100", 200, whole));
  return kOrder.judge(tape);
}

TEST(Order, PassesOnAnyFixedOrder) {
  const FakePaging styles[] = {
      {},
      {.newest_first = true},
      {.position = Position::kToken, .position_name = "cursor"},
      {.position = Position::kPage, .size_name = "", .position_name = "page", .default_size = 6},
  };
  for (const FakePaging& style : styles) {
    ListScene scene(style);
    scene.list.add_strangers(12);
    EXPECT_EQ(finding_of(kOrder, scene).outcome, Outcome::kPass) << style.position_name;
  }
}

TEST(Order, LooksAtOwnItemsOnly) {
  EXPECT_EQ(judged({kOrder123, R"([{"id":77},{"id":1},{"id":2},{"id":3}])", kOrder123, kOrder123,
                    kOrder123},
                   kOrder123)
                .outcome,
            Outcome::kPass);
}

TEST(Order, FailsWhereOneReadingDiffers) {
  const Finding finding =
      judged({kOrder123, kOrder123, kOrder123, kOrder132, kOrder123}, kOrder123);
  EXPECT_EQ(finding.outcome, Outcome::kFail);
  EXPECT_EQ(finding.observed, "differs: item 2 is id 2 in one and id 3 in the other");
}

TEST(Order, GivesHalfWherePagesOfAnotherSizeStandOtherwise) {
  const Finding finding =
      judged({kOrder123, kOrder123, kOrder123, kOrder123, kOrder123}, kOrder132);
  EXPECT_DOUBLE_EQ(finding.credit, 0.5);
}

TEST(Order, WhatALargePageLeavesOutIsNoOtherOrder) {
  EXPECT_EQ(
      judged({kOrder123, kOrder123, kOrder123, kOrder123, kOrder123}, R"([{"id":1},{"id":3}])")
          .outcome,
      Outcome::kPass);
}

TEST(Order, FailsWhereEqualSortKeysStandInAnyOrder) {
  ListScene scene({});
  scene.contract.resources[0].fields.push_back(
      {.name = "price", .type = FieldType::kInteger, .required = true, .min = 1, .max = 90});
  scene.contract.resources[0].list.sort = {"price"};
  std::map<std::string, int> reads;
  scene.list.spoil_page = [&reads](const Request& request, Json& body) {
    if (!query_of(request).contains("sort_by")) return;
    std::vector<Json>& items = body.find("items")->items();
    const auto price = [](const Json& item) { return item.find("price")->as_double(); };
    if (++reads[request.url] % 2 == 0) std::ranges::reverse(items);
    std::ranges::stable_sort(items, {}, price);
  };
  EXPECT_EQ(finding_of(kOrder, scene).outcome, Outcome::kFail);
  EXPECT_FALSE(reads.empty());
}

TEST(Order, FailsWhereEachConnectionHasItsOwnOrder) {
  ListScene scene({});
  scene.list.spoil_page = [](const Request& request, Json& body) {
    const std::string* connection = find_header(request.headers, "Connection");
    if (connection != nullptr) std::ranges::reverse(body.find("items")->items());
  };
  EXPECT_EQ(finding_of(kOrder, scene).outcome, Outcome::kFail);
}

TEST(Order, IsUndecidedWhereTheListShowsNoneOfTheItems) {
  EXPECT_EQ(judged({"[]", "[]", "[]", "[]", "[]"}, "[]").outcome, Outcome::kInconclusive);
}

}  // namespace
}  // namespace assay::checks::page_order_test
