// SPDX-License-Identifier: MIT
// Statuses, headers and bodies that are expected.
#include "rubric/decode_answer.h"

#include <algorithm>

#include <fmt/core.h>

#include "contract/matcher.h"
#include "core/expression.h"
#include "core/text.h"
#include "rubric/holes.h"

namespace assay {
namespace {

bool is_status(const Node& node) {
  const std::string& text = node.text;
  if (node.is_string()) {
    return text.size() == 3 && text[0] >= '1' && text[0] <= '5' && text.ends_with("xx");
  }
  const auto value = to_json(node).as_int();
  return value && *value >= 100 && *value <= 599;
}

void check_status(const Node& node, Problems& problems) {
  const bool list = node.is_list() && !node.children.empty();
  const bool good = list ? std::ranges::all_of(node.children, is_status) : is_status(node);
  if (good) return;
  problems.add(node.at, "status must be an HTTP status, a class of them, or a list",
               "status: 201, status: 4xx or status: [409, 422]");
}

void check_headers(const Node& node, const std::vector<std::string>& known, Problems& problems) {
  if (!expect_map(node, "headers", problems)) return;
  for (const Node& child : node.children) {
    if (child.is_list() || child.is_null()) {
      problems.add(child.at,
                   fmt::format("the header {} is expected to be {}", child.key, describe(child)),
                   "a text, or a map such as {is: present} or {matches: no-store}");
    } else {
      check_wanted(child, problems);
    }
  }
  check_holes(node, known, problems);
}

void check_kind(const Node& node, Problems& problems) {
  read_word(node, "is", kKindWords, problems);
}

void check_pattern(const Node& node, Problems& problems) {
  const std::optional<std::string> pattern = read_text(node, "matches", problems);
  if (!pattern || Expression(*pattern).ok()) return;
  problems.add(node.at, fmt::format("'{}' is no regular expression", shortened(*pattern, 60)),
               "RE2 knows no look-around and no back-references");
}

void check_bound(const Node& node, Problems& problems) {
  if (node.is_number() || node.is_string()) return;
  problems.add(node.at,
               fmt::format("{} must be a number or a time, but is {}", node.key, describe(node)));
}

void check_elements(const Node& node, Problems& problems) {
  if (!expect_list(node, node.key, problems)) return;
  for (const Node& child : node.children)
    check_wanted(child, problems);
}

// {sum: {amount: 75}} adds up a member of a list's elements, {sum: 75} the elements themselves.
void check_sum(const Node& rule, Problems& problems) {
  const bool members = rule.is_map() && !is_matcher(to_json(rule));
  const bool number = rule.is_number() || rule.is_string() || (rule.is_map() && !members);
  if (number || (members && !rule.children.empty())) return check_wanted(rule, problems);
  problems.add(rule.at,
               fmt::format("sum must be a number or name members, but is {}", describe(rule)),
               "sum: {amount: 75}");
}

void check_rule(const Node& rule, Problems& problems) {
  const std::string& word = rule.key;
  if (word == "is") return check_kind(rule, problems);
  if (word == "matches") return check_pattern(rule, problems);
  if (word == "count") return check_count(rule, word, problems);
  if (word == "not") return check_wanted(rule, problems);
  if (word == "min" || word == "max") return check_bound(rule, problems);
  if (word == "sum") return check_sum(rule, problems);
  check_elements(rule, problems);
}

// {is: uuid, name: Lamp}: neither a description nor likely a member called so.
void refuse_mixture(const Node& node, Problems& problems) {
  const Node* is = node.find("is");
  if (is == nullptr) return;
  problems.add(is->key_at, "'is' describes a value and stands beside members",
               "give each member its own: {id: {is: uuid}, name: Lamp}");
}

}  // namespace

void check_wanted(const Node& node, Problems& problems) {
  if (node.is_map() && is_matcher(to_json(node))) {
    for (const Node& rule : node.children)
      check_rule(rule, problems);
    return;
  }
  if (node.is_map()) refuse_mixture(node, problems);
  for (const Node& child : node.children)
    check_wanted(child, problems);
}

void check_count(const Node& node, std::string_view what, Problems& problems) {
  if (!node.is_map()) {
    read_whole(node, what, problems);
    return;
  }
  MapReader range(node, std::string(what), problems);
  std::optional<int> bound;
  range.whole("min", bound);
  range.whole("max", bound);
  range.finish();
}

void check_answer(MapReader& answer, const std::vector<std::string>& known) {
  Problems& problems = answer.problems();
  if (const Node* status = answer.find("status")) check_status(*status, problems);
  if (const Node* headers = answer.find("headers")) check_headers(*headers, known, problems);
  if (const Node* body = answer.find("body")) {
    check_wanted(*body, problems);
    check_holes(*body, known, problems);
  }
}

}  // namespace assay
