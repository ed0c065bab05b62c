// SPDX-License-Identifier: MIT
// page.max-cap: a cap is served or refused; a short list proves nothing.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "checks/page/family.h"
#include "tests/support/fake_list.h"

namespace assay::checks::page_max_cap_test {
namespace {

using Position = FakePaging::Position;
using testing::HasSubstr;

TEST(MaxCap, PassesWhereTheCapIsServedOrRefused) {
  const FakePaging styles[] = {{}, {.refuses_more = true}, {.most = 50}};
  for (const FakePaging& style : styles) {
    ListScene scene(style);
    scene.contract.resources[0].list.size_max = 100;
    EXPECT_EQ(finding_of(kMaxCap, scene).outcome, Outcome::kPass) << style.most;
  }
}

TEST(MaxCap, PassesWithoutAStatedCapWhereOneShows) {
  ListScene clamped({.most = 20});
  EXPECT_EQ(finding_of(kMaxCap, clamped).outcome, Outcome::kPass);
  ListScene refused({.refuses_more = true});
  EXPECT_EQ(finding_of(kMaxCap, refused).outcome, Outcome::kPass);
}

TEST(MaxCap, FailsWhereMoreComesThanTheCapAllows) {
  ListScene scene({.most = 1'000'000});
  scene.contract.resources[0].list.size_max = 100;
  const Finding finding = finding_of(kMaxCap, scene);
  EXPECT_EQ(finding.outcome, Outcome::kFail);
  EXPECT_EQ(finding.observed, "answered 101 items");
}

TEST(MaxCap, FailsWhereOnlyAnOverflowLiftsTheCap) {
  ListScene scene({});
  scene.contract.resources[0].list.size_max = 100;
  scene.list.answers_first = [&scene](const Request& request, Response& response) {
    auto query = query_of(request);
    if (!query.contains("limit") || query["limit"] != "2147483648") return false;
    Json all = Json::array();
    for (std::size_t i = 0; i < scene.list.size(); ++i)
      all.push(Json::object({{"id", static_cast<int>(i) + 1}}));
    response = answer(200, Json::object({{"items", all}}));
    return true;
  };
  EXPECT_EQ(finding_of(kMaxCap, scene).outcome, Outcome::kFail);
}

TEST(MaxCap, AShortListWithoutAStatedCapTellsNothing) {
  ListScene scene({.most = 1'000'000});
  const Finding finding = finding_of(kMaxCap, scene);
  EXPECT_EQ(finding.outcome, Outcome::kInconclusive);
  EXPECT_THAT(finding.reason, HasSubstr("too short to tell"));
}

TEST(MaxCap, DoesNotApplyWithoutASizeParameter) {
  ListScene scene({.size_name = "", .link_in_body = true});
  EXPECT_EQ(finding_of(kMaxCap, scene).outcome, Outcome::kNotApplicable);
}

}  // namespace
}  // namespace assay::checks::page_max_cap_test
