// SPDX-License-Identifier: MIT
// page.total: what a list says of itself is true, or it says nothing.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "checks/page/family.h"
#include "tests/support/fake_list.h"

namespace assay::checks::page_total_test {
namespace {

using Position = FakePaging::Position;
using testing::HasSubstr;

void add_to(Json& body, const char* name, int more) {
  body.set(name, static_cast<int>(body.find(name)->as_double()) + more);
}

TEST(Total, PassesWhereEverythingSaidIsTrue) {
  const FakePaging styles[] = {
      {.total_in_body = true},
      {.position = Position::kToken, .position_name = "cursor", .has_more_in_body = true},
      {.position = Position::kPage,
       .position_name = "page",
       .first = 1,
       .total_in_body = true,
       .has_more_in_body = true,
       .filters = {"name"}},
  };
  for (const FakePaging& style : styles) {
    ListScene scene(style);
    scene.contract.resources[0].list.filter = {"name"};
    scene.list.add_strangers(7);
    const Finding finding = finding_of(kTotal, scene);
    EXPECT_EQ(finding.outcome, Outcome::kPass) << style.position_name << finding.message;
  }
}

TEST(Total, DoesNotApplyWhereNothingIsSaid) {
  ListScene scene({.bare = true});
  EXPECT_EQ(finding_of(kTotal, scene).outcome, Outcome::kNotApplicable);
}

TEST(Total, ACountOfThePageIsNoTotal) {
  ListScene scene({});
  scene.list.spoil_page = [](const Request& request, Json& body) {
    const auto query = query_of(request);
    body.set("size", query.contains("limit") ? std::stoi(query.at("limit")) : 20);
  };
  EXPECT_EQ(finding_of(kTotal, scene).outcome, Outcome::kNotApplicable);
}

TEST(Total, FailsWhereTheTotalOfAnOwnersListIsOffByOne) {
  ListScene scene({.total_in_body = true, .per_owner = true});
  scene.contract.resources[0].read = Access::kOwner;
  scene.list.add_strangers(7);
  EXPECT_EQ(finding_of(kTotal, scene).outcome, Outcome::kPass);
  scene.list.spoil_page = [](const Request&, Json& body) { add_to(body, "total", 1); };
  const Finding finding = finding_of(kTotal, scene);
  EXPECT_EQ(finding.outcome, Outcome::kFail);
  EXPECT_EQ(finding.observed, "says 26 where the walk found 25");
}

TEST(Total, AnAbsoluteTotalOfAPublicListIsNotJudged) {
  ListScene scene({.total_in_body = true});
  scene.list.spoil_page = [](const Request&, Json& body) { add_to(body, "total", 40); };
  EXPECT_EQ(finding_of(kTotal, scene).outcome, Outcome::kPass);
}

TEST(Total, FailsWhereTheTotalIgnoresTheFilter) {
  ListScene scene({.total_in_body = true, .filters = {"name"}});
  scene.contract.resources[0].list.filter = {"name"};
  scene.list.spoil_page = [&scene](const Request&, Json& body) {
    body.set("total", static_cast<int>(scene.list.size()));
  };
  const Finding finding = finding_of(kTotal, scene);
  EXPECT_EQ(finding.outcome, Outcome::kFail);
  EXPECT_THAT(finding.message, HasSubstr("filtered by name"));
}

TEST(Total, FailsWhereTheTotalDoesNotFollowACreation) {
  ListScene scene({.total_in_body = true});
  scene.list.spoil_page = [](const Request&, Json& body) { body.set("total", 25); };
  const Finding finding = finding_of(kTotal, scene);
  EXPECT_EQ(finding.outcome, Outcome::kFail);
  EXPECT_THAT(finding.message, HasSubstr("after create"));
}

TEST(Total, AnItemThatADeleteLeavesInTheListStillCounts) {
  ListScene scene({.total_in_body = true});
  scene.list.answers_first = [](const Request& request, Response& response) {
    response = answer(204);
    return request.method == "DELETE";
  };
  EXPECT_EQ(finding_of(kTotal, scene).outcome, Outcome::kPass);
}

TEST(Total, FailsWhereMoreIsPromisedBehindTheLastPage) {
  ListScene scene(
      {.position = Position::kToken, .position_name = "cursor", .has_more_in_body = true});
  scene.list.spoil_page = [](const Request&, Json& body) { body.set("has_more", true); };
  const Finding finding = finding_of(kTotal, scene);
  EXPECT_EQ(finding.outcome, Outcome::kFail);
  EXPECT_THAT(finding.message, HasSubstr("says that there is more"));
}

TEST(Total, AWalkThatLosesItemsIsNoMeasure) {
  ListScene scene({.total_in_body = true, .per_owner = true});
  scene.contract.resources[0].read = Access::kOwner;
  scene.list.spoil_page = [](const Request&, Json& body) {
    std::vector<Json>& items = body.find("items")->items();
    std::erase_if(items, [](const Json& item) { return item.find("id")->text() == "9"; });
  };
  EXPECT_EQ(finding_of(kTotal, scene).outcome, Outcome::kInconclusive);
}

}  // namespace
}  // namespace assay::checks::page_total_test
