// SPDX-License-Identifier: MIT
// Which check belongs to which category, and for how much.
#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "rubric/catalogue_ids.h"
#include "tests/rubric/support.h"

namespace assay {
namespace {

std::vector<std::string> ids(const Category& category) {
  std::vector<std::string> all;
  for (const Criterion& criterion : category.criteria)
    all.push_back(criterion.id);
  return all;
}

std::string with(const std::string& rest) {
  return kLeast + rest;
}

double weight(const Rubric& rubric, std::string_view id) {
  for (const Category& category : rubric.categories) {
    const auto found = std::ranges::find(category.criteria, id, &Criterion::id);
    if (found != category.criteria.end()) return found->weights.at(rubric.level);
  }
  return -1;
}

TEST(Categories, AnIdWinsOverAGlobOfAnotherCategory) {
  const Rubric rubric = rubric_of(
      with("categories: [{id: a, checks: [\"gql.*\"]}, {id: b, checks: [gql.limits]}]\n"));
  EXPECT_THAT(ids(rubric.categories.at(0)), testing::ElementsAre("gql.errors", "gql.authz"));
  EXPECT_THAT(ids(rubric.categories.at(1)), testing::ElementsAre("gql.limits"));
}

TEST(Categories, AnIdBesideItsGlobCarriesItsOwnWeight) {
  const Rubric rubric =
      rubric_of(with("categories: [{id: a, checks: [\"gql.*\", {id: gql.limits, weight: 9, brief: "
                     "Bound it.}]}]\n"));
  EXPECT_EQ(rubric.categories.at(0).criteria.size(), 3U);
  EXPECT_EQ(weight(rubric, "gql.limits"), 9);
  EXPECT_EQ(rubric.categories.at(0).criteria.back().brief, "Bound it.");
}

TEST(Categories, GlobsStandForTheKnownChecksAmongThem) {
  const KnownChecks known{{"http.create", "http.delete", "own.check"}};
  const Rubric rubric = rubric_of(
      with("categories: [{id: a, checks: [\"http.*\", \"gql.*\", http.patch, \"own.*\"]}]\n"),
      known);
  EXPECT_THAT(ids(rubric.categories.at(0)),
              testing::ElementsAre("http.create", "http.delete", "gql.errors", "gql.limits",
                                   "gql.authz", "http.patch", "own.check"));
}

TEST(Categories, TheFieldRulesAreEightIdsThatShareOneWeight) {
  const Rubric rubric = rubric_of(with("categories: [{id: a, checks: [val.field]}]\n"));
  EXPECT_EQ(rubric.categories.at(0).criteria.size(), 8U);
  EXPECT_EQ(weight(rubric, "val.field.enum"), 5.0 / 8);
  EXPECT_EQ(
      weight(rubric_of(with("categories: [{id: a, checks: [\"val.*\"]}]\n")), "val.field.null"),
      5.0 / 8);
  EXPECT_EQ(
      weight(rubric_of(with("categories: [{id: a, checks: [{id: val.field, weight: 16}]}]\n")),
             "val.field.null"),
      2);
  EXPECT_EQ(
      weight(rubric_of(with("categories: [{id: a, checks: [{id: val.field.null, weight: 3}]}]\n")),
             "val.field.null"),
      3);
}

TEST(Weights, TheRubricsOwnWinOverTheInheritedOnes) {
  EXPECT_EQ(weight(rubric_of(with("weights: {\"http.*\": 9}\n")), "http.create"), 9);
  EXPECT_EQ(weight(rubric_of(with("weights: {\"http.*\": 9, http.create: 2}\n")), "http.create"),
            2);
  EXPECT_EQ(weight(rubric_of(with("weights: {\"*\": 1, \"http.*\": 9}\n")), "http.delete"), 9);
  EXPECT_EQ(weight(rubric_of(with("weights: {http.delete: 7}\n")), "http.create"), 5);
}

TEST(Weights, OneLevelMayBeChangedAlone) {
  const Rubric rubric = rubric_of(with("level: senior\nweights: {http.create: {senior: 1}}\n"));
  EXPECT_EQ(weight(rubric, "http.create"), 1);
  EXPECT_EQ(rubric.categories.at(0).criteria.at(0).weights.junior, 5);
}

TEST(Weights, AreOneWithoutAnyEntry) {
  const Rubric rubric =
      rubric_of(with("extends: none\ncategories: [{id: a, checks: [http.create, val.field]}]\n"));
  EXPECT_EQ(weight(rubric, "http.create"), 1);
  EXPECT_EQ(weight(rubric, "val.field.type"), 1.0 / 8);
}

TEST(Weights, OfACategoryMayDifferByLevel) {
  const std::string text = with(
      "categories: [{id: a, weight: {junior: 1, mid: 2, senior: 3}, checks: [http.create]}]\n");
  EXPECT_EQ(rubric_of(text).categories.at(0).weight, 2);
  EXPECT_EQ(rubric_of(text, {}, {.level = Level::kSenior}).categories.at(0).weight, 3);
}

TEST(BuiltIn, WeighsEveryCheckOfTheCatalogueInExactlyOneCategory) {
  const Rubric rubric = rubric_of(kLeast);
  std::vector<std::string> all;
  for (const Category& category : rubric.categories) {
    for (const std::string& id : ids(category))
      all.push_back(id);
  }
  const std::vector<std::string> wanted(catalogue_ids().begin(), catalogue_ids().end());
  EXPECT_THAT(all, testing::UnorderedElementsAreArray(wanted));
  EXPECT_EQ(wanted.size(), 132U - 1U + 8U);
}

TEST(BuiltIn, CategoriesWeighAHundred) {
  const Rubric rubric = rubric_of(kLeast);
  double sum = 0;
  for (const Category& category : rubric.categories)
    sum += category.weight;
  EXPECT_EQ(sum, 100);
}

TEST(BuiltIn, IsListedByNameAndTitle) {
  const auto& all = built_in_rubrics();
  const auto found = std::ranges::find(all, "rest-api", &BuiltIn::name);
  ASSERT_NE(found, all.end());
  EXPECT_EQ(found->title, "REST API");
  EXPECT_TRUE(found->text.ends_with('\n'));
}

}  // namespace
}  // namespace assay
