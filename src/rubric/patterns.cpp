// SPDX-License-Identifier: MIT
// Regular expressions of fields.
#include "rubric/patterns.h"

#include <fmt/core.h>

#include "contract/pattern.h"

namespace assay {
namespace {

std::string drawn(const Field& field) {
  LengthRange length;
  if (field.min_length) length.least = static_cast<std::size_t>(*field.min_length);
  if (field.max_length) length.most = static_cast<std::size_t>(*field.max_length);
  return matching_text(field.pattern, 0, 0, length);
}

}  // namespace

bool misses_pattern(std::string_view text, const Field& field) {
  return !field.pattern.empty() && !matching_text(field.pattern, 0, 0).empty() &&
         !matches_whole(field.pattern, text);
}

void settle_patterns(const Node& node,
                     const Json* sample,
                     std::vector<Field>& fields,
                     Problems& problems) {
  for (Field& field : fields) {
    const Node* own = node.find(field.name);
    if (own == nullptr) continue;
    if (const Node* inner = own->find("fields")) {
      settle_patterns(*inner, nullptr, field.fields, problems);
    }
    const Node* pattern = own->find("pattern");
    const bool judged = pattern != nullptr && pattern_fault(field.pattern).empty();
    if (!judged || field.sample || !field.members.empty() || !drawn(field).empty()) continue;
    const Json* given = sample == nullptr ? nullptr : sample->find(field.name);
    if (given != nullptr) {
      field.sample = *given;
      continue;
    }
    problems.add(pattern->at,
                 fmt::format("no text can be drawn from the pattern of '{}'", field.name),
                 "give the field a sample that matches it, or lengths that allow one");
  }
}

std::string pattern_fault(std::string_view pattern) {
  int depth = 0;
  bool in_class = false;
  bool repeatable = false;  // something stands before that * + ? { can repeat
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    const char c = pattern[i];
    if (c == '\\') {
      if (++i == pattern.size()) return "it ends in a backslash";
      repeatable = true;
    } else if (in_class) {
      in_class = c != ']';
      repeatable = true;
    } else if (c == '[') {
      in_class = true;
      if (pattern.substr(i + 1, 1) == "^") ++i;
      if (pattern.substr(i + 1, 1) == "]") ++i;
    } else if (c == '(') {
      ++depth;
      repeatable = pattern.substr(i + 1, 1) == "?";  // (?: and its kin
    } else if (c == ')') {
      if (--depth < 0) return "a ')' closes nothing";
      repeatable = true;
    } else if (c == '*' || c == '+') {
      if (!repeatable) return fmt::format("a '{}' repeats nothing", c);
    } else {
      repeatable = c != '|' && c != '^';
    }
  }
  if (in_class) return "a '[' is never closed";
  return depth > 0 ? "a '(' is never closed" : "";
}

}  // namespace assay
