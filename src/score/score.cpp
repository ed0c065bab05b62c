// SPDX-License-Identifier: MIT
// Points from findings: weighted means with an interval for what could not be judged.
#include "score/score.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "score/verdict.h"

namespace assay {
namespace {

constexpr double kLeastSettled = 0.6;
constexpr double kWhole = 100;

// What the criteria of one category add up to, in their own weights.
struct Sums {
  double applicable = 0;  // settled and unsettled
  double settled = 0;
  double earned = 0;

  bool counts() const { return applicable > 0; }
  bool has_points() const { return settled > 0; }
};

// Which criteria are added up.
enum class Share { kAutomated, kAll };

bool is_scored(const CriterionResult& criterion, Share share = Share::kAutomated) {
  const bool manual = criterion.kind == to_string(CriterionKind::kQuestion);
  return criterion.weight > 0 && (!manual || share == Share::kAll) &&
         criterion.finding.outcome != Outcome::kNotApplicable;
}

double credit_of(const CriterionResult& criterion) {
  return std::clamp(criterion.finding.credit, 0.0, 1.0);
}

Sums sums_of(const std::string& category,
             const std::vector<CriterionResult>& criteria,
             Share share) {
  Sums sums;
  for (const CriterionResult& criterion : criteria) {
    if (criterion.category != category || !is_scored(criterion, share)) continue;
    sums.applicable += criterion.weight;
    if (!is_settled(criterion.finding.outcome)) continue;
    sums.settled += criterion.weight;
    sums.earned += criterion.weight * credit_of(criterion);
  }
  return sums;
}

CategoryResult category_result(const CategoryResult& category, const Sums& sums) {
  CategoryResult result{category.id, category.title, category.weight, {}};
  result.score.of = category.weight;
  if (!sums.counts()) return result;
  const double unsettled = sums.applicable - sums.settled;
  if (sums.has_points()) result.score.points = category.weight * sums.earned / sums.settled;
  result.score.low = category.weight * sums.earned / sums.applicable;
  result.score.high = category.weight * (sums.earned + unsettled) / sums.applicable;
  return result;
}

// The weights of all categories in which something applies, and of those with a settled criterion.
struct Bases {
  double applicable = 0;
  double settled = 0;
};

Total total_of(const std::vector<CategoryResult>& results,
               const std::vector<Sums>& sums,
               const Bases& bases) {
  Total total;
  double points = 0;
  for (std::size_t i = 0; i < results.size(); ++i) {
    if (!sums[i].counts() || bases.applicable <= 0) continue;
    const double share = kWhole / bases.applicable;
    total.score.low += results[i].score.low * share;
    total.score.high += results[i].score.high * share;
    total.settled += results[i].weight / bases.applicable * sums[i].settled / sums[i].applicable;
    points += results[i].score.points.value_or(0);
  }
  if (bases.settled > 0 && reaches(total.settled, kLeastSettled)) {
    total.score.points = points * kWhole / bases.settled;
  }
  return total;
}

// What categories and the whole add up to.
struct Added {
  std::vector<CategoryResult> categories{};
  std::vector<Sums> sums{};
  Bases bases{};
  Total total{};
};

Added add_up(std::vector<CategoryResult> categories,
             const std::vector<CriterionResult>& criteria,
             Share share) {
  Added added{.categories = std::move(categories)};
  for (CategoryResult& category : added.categories) {
    added.sums.push_back(sums_of(category.id, criteria, share));
    const Sums& sums = added.sums.back();
    category = category_result(category, sums);
    if (sums.counts()) added.bases.applicable += category.weight;
    if (sums.has_points()) added.bases.settled += category.weight;
  }
  added.total = total_of(added.categories, added.sums, added.bases);
  return added;
}

// Of the total's hundred, only what is settled has a share, so that the shares add up to it.
void spread_points(const Rubric& rubric,
                   const std::vector<Sums>& sums,
                   const Bases& bases,
                   std::vector<CriterionResult>& criteria) {
  for (CriterionResult& criterion : criteria) {
    criterion.points = 0;
    criterion.of = 0;
    const auto category = std::ranges::find(rubric.categories, criterion.category, &Category::id);
    if (category == rubric.categories.end() || bases.settled <= 0) continue;
    const Sums& own = sums[static_cast<std::size_t>(category - rubric.categories.begin())];
    if (!is_scored(criterion) || !is_settled(criterion.finding.outcome)) continue;
    criterion.of = kWhole * category->weight / bases.settled * criterion.weight / own.settled;
    criterion.points = criterion.of * credit_of(criterion);
  }
}

bool has_critical_fail(const std::vector<CriterionResult>& criteria) {
  return std::ranges::any_of(criteria, [](const CriterionResult& criterion) {
    return is_scored(criterion) && criterion.severity == Severity::kCritical &&
           criterion.finding.outcome == Outcome::kFail;
  });
}

void apply_cap(double cap, Total& total) {
  const double before = total.score.points.value_or(total.score.high);
  total.score.low = std::min(total.score.low, cap);
  total.score.high = std::min(total.score.high, cap);
  if (total.score.points) total.score.points = std::min(*total.score.points, cap);
  if (before > cap) total.capped_at = cap;
}

std::string band_of(const Rubric& rubric, const Total& total) {
  if (!total.score.points) return {};
  for (const auto& [name, from] : rubric.bands) {
    if (reaches(*total.score.points, from)) return name;
  }
  return {};
}

}  // namespace

Scored score(const Rubric& rubric, std::vector<CriterionResult>& criteria) {
  std::vector<CategoryResult> categories;
  for (const Category& category : rubric.categories)
    categories.push_back({category.id, category.title, category.weight, {}});
  Added added = add_up(std::move(categories), criteria, Share::kAutomated);
  Scored scored{.total = std::move(added.total), .categories = std::move(added.categories)};
  spread_points(rubric, added.sums, added.bases, criteria);
  if (rubric.critical_cap && has_critical_fail(criteria)) {
    scored.total.cap = rubric.critical_cap;
    apply_cap(*rubric.critical_cap, scored.total);
  }
  scored.total.band = band_of(rubric, scored.total);
  scored.total.threshold = rubric.pass;
  scored.total.gates = gates_of(rubric, criteria);
  decide(scored.total);
  return scored;
}

Score whole_score(const Report& report) {
  Total whole = add_up(report.categories, report.criteria, Share::kAll).total;
  if (report.total.cap) apply_cap(*report.total.cap, whole);
  return whole.score;
}

}  // namespace assay
