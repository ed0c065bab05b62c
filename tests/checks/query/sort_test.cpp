// SPDX-License-Identifier: MIT
// query.sort: lists in order, and lists that only look so.
#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "checks/query/family.h"
#include "tests/support/fake_query.h"

namespace assay::checks::query_sort_test {
namespace {

using testing::HasSubstr;
using Position = FakePaging::Position;

enum class By { kValue, kText };

void sort_by(std::vector<Json>& items,
             const std::string& key,
             bool descending,
             By by = By::kValue) {
  std::ranges::stable_sort(items, [&](const Json& left, const Json& right) {
    const Json* one = (descending ? right : left).find(key);
    const Json* other = (descending ? left : right).find(key);
    if (one == nullptr || other == nullptr) return one == nullptr && other != nullptr;
    if (by == By::kValue && one->is_number()) return one->as_double() < other->as_double();
    return one->text() < other->text();
  });
}

// sort=price, sort=-price.
void sort_by_sign(const Query& query, std::vector<Json>& items) {
  const auto asked = query.find("sort");
  if (asked == query.end()) return;
  const bool descending = asked->second.starts_with('-');
  sort_by(items, asked->second.substr(descending ? 1 : 0), descending);
}

Finding judged(const std::function<void(const Query&, std::vector<Json>&)>& arrange,
               FakePaging paging = {}) {
  ListScene scene(std::move(paging));
  stock_shop(scene);
  scene.list.arrange = arrange;
  return finding_of(kSort, scene);
}

TEST(Sort, PassesTheUsualSpellings) {
  const Finding sign = judged(sort_by_sign);
  EXPECT_EQ(sign.outcome, Outcome::kPass) << sign.message << sign.reason;
  const Finding order = judged([](const Query& query, std::vector<Json>& items) {
    if (query.contains("sort_by") && query.contains("order")) {
      sort_by(items, query.at("sort_by"), query.at("order") == "desc");
    }
  });
  EXPECT_EQ(order.outcome, Outcome::kPass) << order.message << order.reason;
}

TEST(Sort, PassesAnUnknownSpellingThatMeansTheDefault) {
  const Finding finding = judged([](const Query& query, std::vector<Json>& items) {
    std::ranges::reverse(items);  // the newest first, whatever was asked
    const auto asked = query.find("ordering");
    if (asked == query.end()) return;
    const bool descending = asked->second.starts_with('-');
    sort_by(items, asked->second.substr(descending ? 1 : 0), descending);
  });
  EXPECT_EQ(finding.outcome, Outcome::kPass) << finding.message << finding.reason;
}

TEST(Sort, PassesAListThatCannotBeCut) {
  const Finding finding =
      judged(sort_by_sign, {.position = Position::kNone, .size_name = "", .default_size = 0});
  EXPECT_EQ(finding.outcome, Outcome::kPass) << finding.message << finding.reason;
}

TEST(Sort, FailsWhereTheSortIsIgnored) {
  const Finding finding = judged({});
  EXPECT_EQ(finding.outcome, Outcome::kFail);
  EXPECT_THAT(finding.message, HasSubstr("is ignored"));
}

TEST(Sort, FailsWhereNumbersAreSortedAsText) {
  const Finding finding = judged([](const Query& query, std::vector<Json>& items) {
    const auto asked = query.find("sort");
    if (asked == query.end()) return;
    const bool descending = asked->second.starts_with('-');
    sort_by(items, asked->second.substr(descending ? 1 : 0), descending, By::kText);
  });
  EXPECT_EQ(finding.outcome, Outcome::kPartial);  // names are texts
  EXPECT_THAT(finding.message, HasSubstr("price"));
}

TEST(Sort, FailsWhereEachPageIsSortedByItself) {
  ListScene scene({});
  stock_shop(scene);
  scene.list.spoil_page = [](const Request& request, Json& page) {
    sort_by_sign(query_of(request), page.find("items")->items());
  };
  const Finding finding = finding_of(kSort, scene);
  EXPECT_EQ(finding.outcome, Outcome::kFail) << finding.reason;
  EXPECT_EQ(finding.observed, "stand in another order");
}

TEST(Sort, HalfWhereOneDirectionIsIgnored) {
  const Finding finding = judged([](const Query& query, std::vector<Json>& items) {
    const auto asked = query.find("sort");
    if (asked == query.end()) return;
    sort_by(items, asked->second.substr(asked->second.starts_with('-') ? 1 : 0), false);
  });
  EXPECT_EQ(finding.credit, 0.5) << finding.message << finding.reason;
}

TEST(Sort, DoesNotApplyWhereNoOrderIsCertain) {
  ListScene scene({});
  stock_shop(scene);
  scene.contract.resources[0].list.sort = {"category"};
  EXPECT_EQ(finding_of(kSort, scene).outcome, Outcome::kNotApplicable);
}

}  // namespace
}  // namespace assay::checks::query_sort_test
