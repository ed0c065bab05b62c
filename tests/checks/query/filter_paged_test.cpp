// SPDX-License-Identifier: MIT
// query.filter-paged: filtered walks that hold together, and walks that do not.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "checks/query/family.h"
#include "tests/support/fake_query.h"

namespace assay::checks::query_filter_paged_test {
namespace {

using Position = FakePaging::Position;
using testing::HasSubstr;

TEST(FilterPaged, PassesPagesByNumberByOffsetAndByCursor) {
  const FakePaging styles[] = {
      {},
      {.position = Position::kPage, .position_name = "page", .first = 1},
      {.position = Position::kToken, .position_name = "cursor", .has_more_in_body = true},
  };
  for (const FakePaging& style : styles) {
    ListScene scene(style);
    stock_shop(scene);
    const Finding finding = finding_of(kFilterPaged, scene);
    EXPECT_EQ(finding.outcome, Outcome::kPass) << style.position_name << finding.reason;
  }
}

// A list whose pages after the first forget the filter.
void forget_filter_later(ListScene& scene) {
  scene.list.arrange = [](const Query& query, std::vector<Json>& items) {
    if (query.contains("offset")) return;
    keep(items, query, "category", "category");
  };
}

TEST(FilterPaged, FailsWhereLaterPagesLoseTheFilter) {
  ListScene scene({});
  stock_shop(scene);
  scene.contract.resources[0].list.filter = {"category"};
  forget_filter_later(scene);
  const Finding finding = finding_of(kFilterPaged, scene);
  EXPECT_EQ(finding.outcome, Outcome::kFail) << finding.reason;
}

TEST(FilterPaged, FailsWhereALinkCarriesNoFilter) {
  // The fake's own links carry the size only.
  ListScene scene({.link_in_body = true});
  stock_shop(scene);
  const Finding finding = finding_of(kFilterPaged, scene);
  EXPECT_EQ(finding.outcome, Outcome::kFail) << finding.reason;
}

TEST(FilterPaged, IsBlockedWhereThePagesLoseItemsWithoutAFilterToo) {
  ListScene scene({});
  stock_shop(scene);
  scene.list.spoil_page = [](const Request& request, Json& page) {
    auto& items = page.find("items")->items();
    if (query_of(request).contains("offset") && !items.empty()) items.erase(items.begin());
  };
  const Finding finding = finding_of(kFilterPaged, scene);
  EXPECT_EQ(finding.outcome, Outcome::kInconclusive);
  EXPECT_THAT(finding.reason, HasSubstr("page.full-walk"));
}

TEST(FilterPaged, IsBlockedWhereNoFilterWorks) {
  ListScene scene({});
  stock_shop(scene);
  scene.list.arrange = {};
  const Finding finding = finding_of(kFilterPaged, scene);
  EXPECT_EQ(finding.outcome, Outcome::kInconclusive);
  EXPECT_THAT(finding.reason, HasSubstr("query.filter"));
}

}  // namespace
}  // namespace assay::checks::query_filter_paged_test
