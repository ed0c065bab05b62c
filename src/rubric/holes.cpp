// SPDX-License-Identifier: MIT
// The names that fill {{holes}}.
#include "rubric/holes.h"

#include <algorithm>

#include <fmt/core.h>
#include <fmt/ranges.h>

#include "contract/pattern.h"
#include "core/template.h"
#include "core/text.h"

namespace assay {
namespace {

constexpr std::string_view kMatch = "match:";

void check_name(std::string_view name,
                Spot at,
                const std::vector<std::string>& known,
                Problems& problems) {
  const bool match = name.starts_with(kMatch);
  const std::string_view wanted = match ? kMatch : name;
  if (std::ranges::find(known, wanted) != known.end()) {
    if (match && matching_text(name.substr(kMatch.size()), 0, 0).empty()) {
      problems.add(
          at, fmt::format("no text can be drawn from the pattern of '{}'", shortened(name, 60)));
    }
    return;
  }
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
