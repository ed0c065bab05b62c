// SPDX-License-Identifier: MIT
// page.size on lists of every kind, and on literal tapes.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "checks/page/family.h"
#include "tests/support/exchanges.h"
#include "tests/support/fake_list.h"

namespace assay::checks::page_size_test {
namespace {

using Position = FakePaging::Position;
using testing::HasSubstr;

std::string items(int count) {
  Json list = Json::array();
  for (int i = 0; i < count; ++i)
    list.push(Json::object({{"id", i + 1}}));
  return Json::object({{"items", list}}).dump();
}

// The answers to limit=1, limit=2 and limit=7.
Finding judged(const std::string& one,
               const std::string& two,
               const std::string& seven,
               int status_of_one = 200) {
  Tape tape("page.size", "thing");
  tape.note("parameter", "limit");
  tape.note("sizes", Json::array({1, 2, 7}));
  tape.add("size 1", answered(1, "GET", "/things?limit=1", status_of_one, one));
  tape.add("size 2", answered(2, "GET", "/things?limit=2", 200, two));
  tape.add("size 7", answered(3, "GET", "/things?limit=7", 200, seven));
  return kSize.judge(tape);
}

TEST(PageSize, PassesOnHonestListsOfEveryKind) {
  const FakePaging styles[] = {
      {},
      {.position = Position::kPage, .size_name = "per_page", .position_name = "page", .first = 1},
      {.position = Position::kToken, .size_name = "pageSize", .position_name = "cursor"},
      {.size_name = "$limit", .position_name = "$skip", .most = 50, .strict = true},
      {.size_name = "first", .least = 5},
  };
  for (const FakePaging& style : styles) {
    ListScene scene(style);
    EXPECT_EQ(finding_of(kSize, scene).outcome, Outcome::kPass) << style.size_name;
  }
}

TEST(PageSize, FewerThanAskedIsLegal) {
  EXPECT_EQ(judged(items(1), items(1), items(5)).outcome, Outcome::kPass);
}

TEST(PageSize, ASizeBelowTheListsMinimumIsNotCounted) {
  EXPECT_EQ(judged(R"({"error":"at least 2"})", items(2), items(7), 400).outcome, Outcome::kPass);
  EXPECT_EQ(judged(items(5), items(5), items(7)).outcome, Outcome::kPass);
}

TEST(PageSize, FailsWhereOneItemTooManyComes) {
  const Finding finding = judged(items(2), items(3), items(8));
  EXPECT_EQ(finding.outcome, Outcome::kFail);
  EXPECT_EQ(finding.expected, "at most 1 items");
  EXPECT_EQ(finding.observed, "answered 2 items");
}

TEST(PageSize, FailsWhereAnEmptyPageLeadsNowhere) {
  EXPECT_EQ(judged(items(0), items(2), items(7)).outcome, Outcome::kFail);
}

TEST(PageSize, IsUndecidedWhereEverySizeIsRefused) {
  Tape tape("page.size", "thing");
  tape.note("parameter", "limit");
  tape.note("sizes", Json::array({7}));
  tape.add("size 7", answered(1, "GET", "/things?limit=7", 400, "{}"));
  EXPECT_EQ(kSize.judge(tape).outcome, Outcome::kInconclusive);
}

TEST(PageSize, DoesNotApplyToAGuessedNameWithoutEffect) {
  ListScene scene({.position = Position::kPage,
                   .size_name = "",
                   .position_name = "page",
                   .first = 1,
                   .default_size = 5});
  const Finding finding = finding_of(kSize, scene);
  EXPECT_EQ(finding.outcome, Outcome::kNotApplicable);
  EXPECT_THAT(finding.reason, HasSubstr("tried limit, per_page"));
}

TEST(PageSize, FailsWhereTheRubricsParameterIsIgnored) {
  ListScene scene({.size_name = "", .default_size = 10});
  scene.contract.resources[0].list.size_param = "limit";
  EXPECT_EQ(finding_of(kSize, scene).outcome, Outcome::kFail);
}

// getUsers: if page != "" && per != "" { … }
TEST(PageSize, CannotTellWhereASizeCountsBesideAPositionAlone) {
  for (const char* stated : {"page", ""}) {
    ListScene scene({.position = Position::kPage,
                     .size_name = "per",
                     .position_name = "page",
                     .first = 1,
                     .default_size = 0});
    scene.contract.resources[0].list.size_param = "per";
    scene.contract.resources[0].list.position_param = stated;
    scene.list.answers_first = [&scene](const Request& request, Response&) {
      scene.list.paging_.size_name = query_of(request).contains("page") ? "per" : "";
      return false;
    };
    EXPECT_EQ(finding_of(kSize, scene).outcome, Outcome::kInconclusive) << stated;
  }
}

TEST(PageSize, FailsWhereTheServiceChecksASizeThatItIgnores) {
  ListScene scene({.size_name = "", .default_size = 10});
  scene.list.answers_first = [](const Request& request, Response& response) {
    auto query = query_of(request);
    if (!query.contains("pageSize") || query["pageSize"] != "abc") return false;
    response = answer(422, Json::object({{"error", "pageSize is no number"}}));
    return true;
  };
  const Finding finding = finding_of(kSize, scene);
  EXPECT_EQ(finding.outcome, Outcome::kFail);
  EXPECT_THAT(finding.message, HasSubstr("pageSize=1 answered 10 items"));
}

TEST(PageSize, IsBlockedWhereRequiredPagingIsAbsentAndDoesNotApplyWhereOptionalIs) {
  const FakePaging none{.position = Position::kNone, .size_name = "", .default_size = 0};
  ListScene required(none);
  EXPECT_EQ(finding_of(kSize, required).outcome, Outcome::kInconclusive);
  ListScene optional(none);
  optional.contract.resources[0].list.paging = Demand::kOptional;
  EXPECT_EQ(finding_of(kSize, optional).outcome, Outcome::kNotApplicable);
}

}  // namespace
}  // namespace assay::checks::page_size_test
