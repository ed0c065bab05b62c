// SPDX-License-Identifier: MIT
// page.stable-under-insert: cursors that hold, cursors that shift, and lists that have none.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "checks/page/family.h"
#include "tests/support/fake_query.h"

namespace assay::checks::page_stable_under_insert_test {
namespace {

using Position = FakePaging::Position;
using testing::HasSubstr;

FakePaging by_token() {
  return {.position = Position::kToken, .position_name = "cursor", .has_more_in_body = true};
}

// A cursor that holds the id after which to go on, whether or not it is still there.
void by_key(ListScene& scene) {
  scene.list.answers_first = [&scene](const Request& request, Response& out) {
    const Query query = query_of(request);
    if (request.method != "GET" || !query.contains("cursor")) return false;
    const int after = std::stoi(query.at("cursor").substr(2));
    FakeList& list = scene.list;
    const auto hook = std::move(list.answers_first);
    list.arrange = [after](const Query&, std::vector<Json>& items) {
      std::erase_if(items,
                    [after](const Json& item) { return item.find("id")->as_int() <= after; });
    };
    Request first = request;
    const std::size_t at = first.url.find("cursor=");
    first.url = first.url.substr(0, at) + "ignored=1";
    out = list(first);
    list.arrange = {};
    list.answers_first = hook;
    return true;
  };
}

TEST(StableUnderInsert, PassesACursorThatHoldsTheKey) {
  ListScene scene(by_token());
  by_key(scene);
  const Finding finding = finding_of(kStableUnderInsert, scene);
  EXPECT_EQ(finding.outcome, Outcome::kPass) << finding.message << finding.reason;
}

TEST(StableUnderInsert, PassesWhereNothingCanBeDeleted) {
  ListScene scene(by_token());
  scene.contract.resources[0].deletion = Deletion::kNone;
  EXPECT_EQ(finding_of(kStableUnderInsert, scene).outcome, Outcome::kPass);
}

TEST(StableUnderInsert, DoesNotApplyToOffsetsAndPageNumbers) {
  ListScene offset({});
  EXPECT_EQ(finding_of(kStableUnderInsert, offset).outcome, Outcome::kNotApplicable);
  ListScene page({.position = Position::kPage, .position_name = "page", .first = 1});
  EXPECT_EQ(finding_of(kStableUnderInsert, page).outcome, Outcome::kNotApplicable);
}

TEST(StableUnderInsert, FailsWhereACursorNeedsItsRow) {
  // The fake refuses a cursor whose item is gone.
  ListScene scene(by_token());
  const Finding finding = finding_of(kStableUnderInsert, scene);
  EXPECT_EQ(finding.outcome, Outcome::kFail) << finding.reason;
  EXPECT_THAT(finding.observed, HasSubstr("misses"));
}

TEST(StableUnderInsert, IsBlockedWhereAWalkAtRestIsNotWhole) {
  ListScene scene(by_token());
  scene.list.spoil_page = [](const Request& request, Json& page) {
    auto& items = page.find("items")->items();
    if (query_of(request).contains("cursor") && !items.empty()) items.erase(items.begin());
  };
  EXPECT_EQ(finding_of(kStableUnderInsert, scene).outcome, Outcome::kInconclusive);
}

}  // namespace
}  // namespace assay::checks::page_stable_under_insert_test
