// SPDX-License-Identifier: MIT
// query.bad-input: every harmless way to take nonsense, and the harmful ones.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "checks/query/family.h"
#include "tests/support/fake_query.h"

namespace assay::checks::query_bad_input_test {
namespace {

using testing::HasSubstr;

TEST(QueryBadInput, PassesAListThatIgnoresWhatItDoesNotKnow) {
  ListScene scene({});
  stock_shop(scene);
  EXPECT_EQ(finding_of(kBadInput, scene).outcome, Outcome::kPass);
}

TEST(QueryBadInput, PassesAListThatRefusesUnknownParameters) {
  ListScene scene({.strict = true});
  stock_shop(scene);
  EXPECT_EQ(finding_of(kBadInput, scene).outcome, Outcome::kPass);
}

TEST(QueryBadInput, PassesALongQueryThatIsAnsweredByAClosedConnection) {
  ListScene scene({});
  stock_shop(scene);
  scene.list.answers_first = [](const Request& request, Response& out) {
    out.status = 0;
    return request.url.size() > 8'000;
  };
  EXPECT_EQ(finding_of(kBadInput, scene).outcome, Outcome::kPass);
}

TEST(QueryBadInput, FailsWhereAnUnknownSortBreaksTheList) {
  ListScene scene({});
  stock_shop(scene);
  scene.list.answers_first = [](const Request& request, Response& out) {
    const Query query = query_of(request);
    const auto asked = query.find("sort");
    if (asked == query.end() || asked->second.ends_with("price")) return false;
    out = answer(500, Json::object({{"error", "internal"}}));
    return true;
  };
  const Finding finding = finding_of(kBadInput, scene);
  EXPECT_EQ(finding.outcome, Outcome::kFail);
  EXPECT_THAT(finding.message, HasSubstr("unknown field"));
}

// Rows in the order of a member that no answer shows.
void sort_by_secret(ListScene& scene) {
  scene.list.arrange = [](const Query& query, std::vector<Json>& items) {
    const auto asked = query.find("sort");
    if (asked == query.end() || !asked->second.ends_with("password")) return;
    const auto scrambled = [](const Json& item) {
      return item.find("id")->as_int().value_or(0) * 7919 % 101;
    };
    std::ranges::sort(items, {}, scrambled);
    if (asked->second.starts_with('-')) std::ranges::reverse(items);
  };
  scene.list.add_strangers(9);
}

TEST(QueryBadInput, FailsASeniorsListThatIsSortedByASecret) {
  ListScene scene({});
  stock_shop(scene);
  sort_by_secret(scene);
  scene.dialect.resources["thing"].sort_syntax = "sort=*";
  Session& session = scene.again();
  kBadInput.gather(session);
  session.tape().level = Level::kSenior;
  EXPECT_EQ(kBadInput.judge(session.tape()).outcome, Outcome::kFail);
  session.tape().level = Level::kMid;
  EXPECT_EQ(kBadInput.judge(session.tape()).outcome, Outcome::kPass);
}

}  // namespace
}  // namespace assay::checks::query_bad_input_test
