// SPDX-License-Identifier: MIT
// The names that fill {{holes}}.
#include "rubric/holes.h"

#include <algorithm>
#include <array>

#include <fmt/core.h>
#include <fmt/ranges.h>

#include "contract/pattern.h"
#include "core/duration.h"
#include "core/template.h"
#include "core/text.h"

namespace assay {
namespace {

constexpr std::string_view kMatch = "match:";
constexpr std::array<std::string_view, 3> kWithText{kMatch, "in:", "ago:"};

// "match:" of "match:^[a-z]$"; the whole name where it is none that goes on.
std::string_view stem_of(std::string_view name) {
  const auto found = std::ranges::find_if(
      kWithText, [&](std::string_view stem) { return name.starts_with(stem); });
  return found == kWithText.end() ? name : *found;
}

void check_text(std::string_view stem, std::string_view name, Spot at, Problems& problems) {
  const std::string_view text = name.substr(stem.size());
  if (stem == kMatch && matching_text(text, 0, 0).empty()) {
    problems.add(at,
                 fmt::format("no text can be drawn from the pattern of '{}'", shortened(name, 60)));
  } else if (stem != kMatch && stem != name && !duration_ms(text)) {
    problems.add(at, fmt::format("'{}' names no time from now", shortened(name, 60)),
                 "{{in:90s}} or {{ago:1h}}");
  }
}

void check_name(std::string_view name,
                Spot at,
                const std::vector<std::string>& known,
                Problems& problems) {
  const std::string_view wanted = stem_of(name);
  if (std::ranges::find(known, wanted) != known.end())
    return check_text(wanted, name, at, problems);
  std::string hint = did_you_mean(wanted, known);
  if (known.empty()) hint = "no name is known here";
  if (hint.empty()) hint = fmt::format("known here: {}", fmt::join(known, ", "));
  problems.add(at, fmt::format("nothing fills the hole '{{{{{}}}}}'", shortened(name, 60)),
               std::move(hint));
}

}  // namespace

namespace hole {

std::vector<std::string> candidate() {
  return {"port", "scratch"};
}

std::vector<std::string> people() {
  return {"email", "password", "username", "name", "unique", "uuid"};
}

std::vector<std::string> data() {
  return {"unique", "uuid", "email", "password", "match:"};
}

std::vector<std::string> steps() {
  std::vector<std::string> names = data();
  names.insert(names.end(), {"in:", "ago:"});
  return names;
}

}  // namespace hole

void check_holes(const Node& node, const std::vector<std::string>& known, Problems& problems) {
  if (node.is_string()) {
    for (const std::string_view name : holes_in(node.text)) {
      check_name(name, node.at, known, problems);
    }
  }
  for (const Node& child : node.children)
    check_holes(child, known, problems);
}

}  // namespace assay
