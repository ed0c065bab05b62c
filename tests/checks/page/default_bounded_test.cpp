// SPDX-License-Identifier: MIT
// page.default-bounded: the one check that is charged where required paging is absent.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "checks/page/family.h"
#include "tests/support/fake_list.h"

namespace assay::checks::page_default_bounded_test {
namespace {

using Position = FakePaging::Position;
using testing::HasSubstr;

TEST(DefaultBounded, PassesOnBoundedListsWhateverTheirStyle) {
  const FakePaging styles[] = {
      {},
      {.position = Position::kPage,
       .size_name = "",
       .position_name = "page",
       .first = 1,
       .default_size = 5,
       .link_in_body = true},
      {.position = Position::kToken, .position_name = "cursor", .default_size = 100},
      {.position = Position::kOffset, .size_name = "", .position_name = "", .link_header = true},
  };
  for (const FakePaging& style : styles) {
    ListScene scene(style);
    EXPECT_EQ(finding_of(kDefaultBounded, scene).outcome, Outcome::kPass) << style.position_name;
  }
}

TEST(DefaultBounded, PassesOnALongListOfStrangers) {
  ListScene scene({});
  scene.list.add_strangers(400);
  EXPECT_EQ(finding_of(kDefaultBounded, scene).outcome, Outcome::kPass);
}

TEST(DefaultBounded, FailsWhereEverythingComesAtOnce) {
  ListScene scene({.default_size = 0});
  const Finding finding = finding_of(kDefaultBounded, scene);
  EXPECT_EQ(finding.outcome, Outcome::kFail);
  EXPECT_EQ(finding.observed, "101 items in one answer");
}

TEST(DefaultBounded, FailsWhereMoreComesThanTheRubricAllows) {
  ListScene scene({.default_size = 20});
  scene.contract.resources[0].list.default_max = 10;
  const Finding finding = finding_of(kDefaultBounded, scene);
  EXPECT_EQ(finding.outcome, Outcome::kFail);
  EXPECT_EQ(finding.expected, "at most 10 items");
  EXPECT_EQ(scene.list.size(), 25U);
}

TEST(DefaultBounded, AcceptsALargerDefaultThatTheAnswerStates) {
  ListScene scene({.default_size = 500, .most = 500});
  scene.list.spoil_page = [](const Request&, Json& body) { body.set("limit", 500); };
  EXPECT_EQ(finding_of(kDefaultBounded, scene).outcome, Outcome::kPass);
}

TEST(DefaultBounded, FailsWhereRequiredPagingIsProvablyAbsent) {
  ListScene scene({.position = Position::kNone, .size_name = "", .default_size = 0});
  const Finding finding = finding_of(kDefaultBounded, scene);
  EXPECT_EQ(finding.outcome, Outcome::kFail);
  EXPECT_THAT(finding.message, HasSubstr("Every one of 101 created items comes in one answer"));
  EXPECT_THAT(finding.message, HasSubstr("tried limit, per_page"));
}

TEST(DefaultBounded, LeavesABoundedListWithoutAKnownWayOnToAPerson) {
  ListScene scene({.position = Position::kNone, .size_name = "", .default_size = 20});
  const Finding finding = finding_of(kDefaultBounded, scene);
  EXPECT_EQ(finding.outcome, Outcome::kInconclusive);
  EXPECT_THAT(finding.reason, HasSubstr("tried limit"));
}

TEST(DefaultBounded, DoesNotApplyWhereOptionalPagingIsAbsent) {
  ListScene scene({.position = Position::kNone, .size_name = "", .default_size = 0});
  scene.contract.resources[0].list.paging = Demand::kOptional;
  EXPECT_EQ(finding_of(kDefaultBounded, scene).outcome, Outcome::kNotApplicable);
  EXPECT_EQ(scene.list.size(), 25U);
}

TEST(DefaultBounded, TellsNothingWhereTheRubricAllowsMoreThanIsWorthCreating) {
  ListScene scene({.default_size = 0});
  scene.contract.resources[0].list.default_max = 1000;
  EXPECT_EQ(finding_of(kDefaultBounded, scene).outcome, Outcome::kInconclusive);
  EXPECT_EQ(scene.list.size(), 251U);
}

TEST(DefaultBounded, DoesNotSeedForAJuniorWhoHasPages) {
  ListScene scene({});
  scene.level = Level::kJunior;
  EXPECT_EQ(finding_of(kDefaultBounded, scene).outcome, Outcome::kNotApplicable);
  EXPECT_EQ(scene.list.size(), 25U);
}

}  // namespace
}  // namespace assay::checks::page_default_bounded_test
