// SPDX-License-Identifier: MIT
// query.filter: differently built lists that filter well, and lists that do not.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "checks/query/family.h"
#include "core/text.h"
#include "tests/support/fake_query.h"

namespace assay::checks::query_filter_test {
namespace {

using testing::HasSubstr;

Finding judged(const std::function<void(const Query&, std::vector<Json>&)>& arrange,
               FakePaging paging = {}) {
  ListScene scene(std::move(paging));
  stock_shop(scene);
  if (arrange) scene.list.arrange = arrange;
  return finding_of(kFilter, scene);
}

// SQL's LIKE: '%' is any run, '_' any one byte.
bool like(const std::string& shown, const std::string& pattern) {
  std::string glob = pattern;
  for (char& c : glob)
    c = c == '%' ? '*' : c == '_' ? '?' : c;
  return matches_glob(lower(shown), lower(glob));
}

TEST(Filter, PassesAListThatFiltersByEquality) {
  const Finding finding = judged({});
  EXPECT_EQ(finding.outcome, Outcome::kPass) << finding.message;
}

TEST(Filter, PassesAListThatIgnoresCase) {
  const Finding finding = judged([](const Query& query, std::vector<Json>& items) {
    keep(items, query, "category", "category", equals_ignoring_case);
    keep(items, query, "name", "name", equals_ignoring_case);
  });
  EXPECT_EQ(finding.outcome, Outcome::kPass) << finding.message;
}

TEST(Filter, PassesASearchBoxEvenWithWildcards) {
  const Finding finding = judged([](const Query& query, std::vector<Json>& items) {
    keep(items, query, "category", "category");
    keep(items, query, "name", "name", [](const std::string& shown, const std::string& asked) {
      return like(shown, "%" + asked + "%");
    });
  });
  EXPECT_EQ(finding.outcome, Outcome::kPass) << finding.message;
}

TEST(Filter, PassesAnotherSpellingThatTheListTakes) {
  const Finding finding = judged([](const Query& query, std::vector<Json>& items) {
    keep(items, query, "filter[category]", "category");
    keep(items, query, "filter[name]", "name");
  });
  EXPECT_EQ(finding.outcome, Outcome::kPass) << finding.message;
}

TEST(Filter, PassesAListThatRefusesUnknownParameters) {
  const Finding finding = judged([](const Query&, std::vector<Json>&) {},
                                 {.strict = true, .filters = {"category", "name"}});
  EXPECT_EQ(finding.outcome, Outcome::kPass) << finding.message;
}

TEST(Filter, TheEmptyResultMayBe404ForHalf) {
  ListScene scene({});
  stock_shop(scene);
  scene.list.answers_first = [&scene](const Request& request, Response& out) {
    const Query query = query_of(request);
    if (!query.contains("name")) return false;
    FakeList& list = scene.list;
    const auto hook = std::move(list.answers_first);
    out = list(request);
    list.answers_first = hook;
    if (Json::parse(out.body)->find("items")->empty()) out = answer(404, Json::object());
    return true;
  };
  const Finding finding = finding_of(kFilter, scene);
  EXPECT_EQ(finding.outcome, Outcome::kPartial) << finding.message;
}

TEST(Filter, FailsWhereADeclaredFilterIsIgnored) {
  const Finding finding = judged(
      [](const Query& query, std::vector<Json>& items) { keep(items, query, "name", "name"); });
  EXPECT_EQ(finding.outcome, Outcome::kPartial);
  EXPECT_EQ(finding.credit, 0.5);
  EXPECT_THAT(finding.message, HasSubstr("category is ignored"));
}

TEST(Filter, FailsWhereEqualityTakesWildcards) {
  const Finding finding = judged([](const Query& query, std::vector<Json>& items) {
    keep(items, query, "category", "category");
    keep(items, query, "name", "name", like);
  });
  EXPECT_LT(finding.credit, 1);
  EXPECT_THAT(finding.observed, HasSubstr("shows 1 created items that do not match"));
}

TEST(Filter, FailsWhereTwoFiltersAreJoinedByOr) {
  const Finding finding = judged([](const Query& query, std::vector<Json>& items) {
    std::vector<Json> either = items;
    keep(either, query, "category", "category");
    if (!query.contains("category")) either.clear();
    if (query.contains("name")) keep(items, query, "name", "name");
    if (!query.contains("name") && query.contains("category")) items.clear();
    for (const Json& one : either) {
      if (std::ranges::find(items, one) == items.end()) items.push_back(one);
    }
  });
  EXPECT_LT(finding.credit, 1);
  EXPECT_THAT(finding.message, HasSubstr("together"));
}

// Typical values keep away from bounds, and between 1 and 3 there is but one of them.
TEST(Filter, FindsTwoValuesWithinNarrowBounds) {
  ListScene scene({});
  Resource& thing = scene.contract.resources[0];
  thing.fields.push_back({.name = "priority", .type = FieldType::kInteger, .min = 1, .max = 3});
  thing.list.filter = {"priority"};
  scene.list.arrange = [](const Query& query, std::vector<Json>& items) {
    keep(items, query, "priority", "priority");
  };
  const Finding finding = finding_of(kFilter, scene);
  EXPECT_EQ(finding.outcome, Outcome::kPass) << finding.message << finding.reason;
  EXPECT_EQ(finding.note, "");
}

TEST(Filter, IsUndecidedWhereTheFilterIsRefused) {
  const Finding finding = judged([](const Query&, std::vector<Json>&) {}, {.strict = true});
  EXPECT_EQ(finding.outcome, Outcome::kInconclusive);
}

TEST(Filter, DoesNotApplyWhereNoFilterIsAField) {
  ListScene scene({});
  scene.contract.resources[0].list.filter = {"min_price", "q"};
  const Finding finding = finding_of(kFilter, scene);
  EXPECT_EQ(finding.outcome, Outcome::kNotApplicable);
  EXPECT_THAT(finding.reason, HasSubstr("min_price is no field"));
}

}  // namespace
}  // namespace assay::checks::query_filter_test
