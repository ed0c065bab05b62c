// SPDX-License-Identifier: MIT
// Patterns to check ids, and their weights.
#include "rubric/expand.h"

#include <algorithm>
#include <array>
#include <tuple>

#include <fmt/core.h>

#include "core/text.h"
#include "rubric/catalogue_ids.h"
#include "rubric/reader.h"

namespace assay {
namespace {

constexpr double kMostWeight = 1'000'000;

bool is_glob(std::string_view pattern) {
  return pattern.find_first_of("*?") != std::string_view::npos;
}

bool is_sharer(std::string_view id) {
  return id.starts_with(kSharedCheck) && id.substr(kSharedCheck.size()).starts_with('.');
}

bool stands_for(std::string_view pattern, Closeness closeness, std::string_view id) {
  switch (closeness) {
    case Closeness::kGlob:
      return matches_glob(id, pattern);
    case Closeness::kGroup:
      return is_sharer(id);
    case Closeness::kExact:
      return id == pattern;
  }
  return false;
}

std::optional<double> read_weight(const Node& node, std::string_view what, Problems& problems) {
  const std::optional<double> value = read_number(node, what, problems);
  if (!value || (*value >= 0 && *value <= kMostWeight)) return value;
  problems.add(node.at, fmt::format("{} is {}, {}", what, *value,
                                    *value < 0 ? "below 0" : "too large to weigh against others"));
  return std::nullopt;
}

struct ByLevel {
  std::array<std::optional<double>, 3> of{};  // junior, mid, senior
};

std::optional<ByLevel> read_by_level(const Node& node, std::string_view what, Problems& problems) {
  if (node.is_number()) {
    const std::optional<double> value = read_weight(node, what, problems);
    return value ? std::optional(ByLevel{{value, value, value}}) : std::nullopt;
  }
  if (!node.is_map()) {
    problems.add(node.at,
                 fmt::format("{} must be a number or {{junior: …, mid: …, senior: …}}, but "
                             "is {}",
                             what, describe(node)));
    return std::nullopt;
  }
  ByLevel result;
  MapReader reader(node, std::string(what), problems);
  for (const Level level : {Level::kJunior, Level::kMid, Level::kSenior}) {
    const Node* value = reader.find(to_string(level));
    if (value != nullptr)
      result.of[static_cast<std::size_t>(level)] = read_weight(*value, what, problems);
  }
  reader.finish();
  return result;
}

}  // namespace

bool shares_weight(std::string_view id, std::string_view pattern) {
  return is_sharer(id) && matches_glob(kSharedCheck, pattern);
}

Weights shared(const Weights& weights, std::string_view id, std::string_view pattern) {
  if (!shares_weight(id, pattern)) return weights;
  return {weights.junior / kSharers, weights.mid / kSharers, weights.senior / kSharers};
}

CheckNames::CheckNames(const KnownChecks& known) {
  for (const std::string_view id : catalogue_ids()) {
    ids_.emplace_back(id);
    if (std::ranges::find(known.ids, id) != known.ids.end()) known_.emplace_back(id);
  }
  for (const std::string& id : known.ids) {
    if (contains(id)) continue;
    ids_.push_back(id);
    known_.push_back(id);
  }
}

bool CheckNames::contains(std::string_view id) const {
  return std::ranges::find(ids_, id) != ids_.end();
}

std::vector<std::string> CheckNames::matching(std::string_view pattern) const {
  std::vector<std::string> found;
  const Closeness closeness = closeness_of(pattern);
  const auto matches = [&](const std::string& id) { return stands_for(pattern, closeness, id); };
  std::ranges::copy_if(known_, std::back_inserter(found), matches);
  if (found.empty()) std::ranges::copy_if(ids_, std::back_inserter(found), matches);
  return found;
}

std::string CheckNames::hint(std::string_view pattern) const {
  std::vector<std::string> words = ids_;
  for (const std::string& id : ids_) {
    std::string family = id.substr(0, id.find('.')) + ".*";
    if (std::ranges::find(words, family) == words.end()) words.push_back(std::move(family));
  }
  std::string hint = did_you_mean(pattern, words);
  return hint.empty() ? "'assay checks' lists every check" : hint;
}

Closeness closeness_of(std::string_view pattern) {
  if (is_glob(pattern)) return Closeness::kGlob;
  return pattern == kSharedCheck ? Closeness::kGroup : Closeness::kExact;
}

std::optional<Weights> read_weights(const Node& node, std::string_view what, Problems& problems) {
  const std::optional<ByLevel> read = read_by_level(node, what, problems);
  if (!read) return std::nullopt;
  const auto& [junior, mid, senior] = read->of;
  if (junior && mid && senior) return Weights{*junior, *mid, *senior};
  if (node.children.size() < 3) {
    problems.add(node.at, fmt::format("{} lacks a level", what),
                 "write {junior: …, mid: …, senior: …}, or one number for all");
  }
  return std::nullopt;
}

std::optional<double> read_for_level(const Node& node,
                                     std::string_view what,
                                     Level level,
                                     Problems& problems) {
  const std::optional<ByLevel> read = read_by_level(node, what, problems);
  return read ? read->of[static_cast<std::size_t>(level)] : std::nullopt;
}

WeightTable::WeightTable(const Node* node, const CheckNames& checks, Problems& problems) {
  if (node == nullptr || !expect_map(*node, "weights", problems)) return;
  for (const Node& child : node->children) {
    const auto weights = read_weights(child, fmt::format("the weight of {}", child.key), problems);
    if (weights) entries_.push_back({child.key, closeness_of(child.key), *weights, child.at});
    if (checks.matching(child.key).empty()) {
      problems.add(child.key_at, fmt::format("no check is called '{}'", child.key),
                   checks.hint(child.key));
    }
  }
  std::ranges::stable_sort(entries_, {}, [](const Entry& entry) {
    return std::tuple(entry.at.file, -static_cast<int>(entry.closeness),
                      -static_cast<int>(entry.pattern.size()));
  });
}

WeightTable::Entry WeightTable::of(std::string_view id) const {
  const auto found = std::ranges::find_if(
      entries_, [&](const Entry& entry) { return stands_for(entry.pattern, entry.closeness, id); });
  Entry entry = found == entries_.end() ? Entry{"*", Closeness::kGlob, {}, {}} : *found;
  entry.weights = shared(entry.weights, id, entry.pattern);
  return entry;
}

}  // namespace assay
