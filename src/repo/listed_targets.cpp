// SPDX-License-Identifier: MIT
// Takes what stands before a separator for a name, and asks the repository whether it is one.
#include "repo/listed_targets.h"

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <vector>

#include "core/text.h"
#include "core/word_list.h"
#include "repo/ci/target_names.h"
#include "repo/ci/targets.h"
#include "repo/whole_word.h"

namespace assay {
namespace {

// A list of folders may hold one name that is a target's as well.
constexpr std::size_t kFewestNames = 2;
constexpr std::size_t kMostNames = 100;

bool is_name_part(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
         c == '-' || c == ':' || c == '.';
}

// What stands between a name and what it does: a colon, a dash, a cell's border, a gap.
bool separates(std::string_view rest) {
  constexpr std::array<std::string_view, 9> kMarks{":", "- ", "– ", "— ", "|",
                                                   "=", "# ", "→",  "\t"};
  const std::string_view text = trimmed(rest);
  if (text.empty()) return false;
  const bool gap = rest.starts_with("  ") || rest.starts_with('\t');
  return gap || begins_with_one_of(kMarks, text);
}

// "docker-test" of "- `docker-test`: runs all tests"; empty for a line that lists nothing.
std::string_view listed_name(std::string_view line) {
  constexpr std::string_view kBefore = " \t-*+|`";
  const std::size_t start = line.find_first_not_of(kBefore);
  if (start == std::string_view::npos) return {};
  std::size_t end = start;
  while (end < line.size() && is_name_part(line[end]))
    ++end;
  while (end > start && (line[end - 1] == ':' || line[end - 1] == '.'))
    --end;
  std::string_view rest = line.substr(end);
  while (rest.starts_with('`') || rest.starts_with('*'))
    rest.remove_prefix(1);
  const bool told = rest.find_first_not_of(" \t-:|=#`*") != std::string_view::npos;
  return told && separates(rest) ? line.substr(start, end - start) : std::string_view{};
}

std::set<std::string_view> listed_names(std::string_view text) {
  std::set<std::string_view> names;
  for (const std::string_view line : split(text, '\n')) {
    const std::string_view name = listed_name(line);
    if (!name.empty()) names.insert(name);
  }
  return names;
}

std::vector<std::string> in_both(const std::set<std::string_view>& listed,
                                 const std::vector<std::string>& names) {
  std::set<std::string> known;
  for (const std::string& name : names) {
    if (listed.contains(name) && known.size() < kMostNames) known.insert(name);
  }
  return {known.begin(), known.end()};
}

bool speaks_of(const std::vector<std::string_view>& programs, std::string_view text) {
  return std::ranges::any_of(programs,
                             [&](std::string_view program) { return holds_word(text, program); });
}

}  // namespace

bool lists_test_target(std::string_view text, const FileIndex& texts) {
  const std::set<std::string_view> listed = listed_names(text);
  const std::string lowered = lower(text);
  return std::ranges::any_of(named_targets_in(texts), [&](const NamedTargets& targets) {
    if (!speaks_of(targets.programs, lowered)) return false;
    const std::vector<std::string> known = in_both(listed, targets.names);
    return known.size() >= kFewestNames && std::ranges::any_of(known, [&](const std::string& name) {
             return runs_tests(std::string(targets.call) + " " + name, texts);
           });
  });
}

}  // namespace assay
