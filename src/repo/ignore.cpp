// SPDX-License-Identifier: MIT
// gitignore(5): anchors, folders, exceptions, and globs over the parts of a path.
#include "repo/ignore.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "core/text.h"

namespace assay {
namespace {

constexpr std::size_t kMostRules = 500;
constexpr std::size_t kLongestIgnore = 512;

// [a-z], [!abc]; `at` is behind the bracket afterwards. An unclosed one is a bracket.
bool matches_class(std::string_view glob, std::size_t& at, char c) {
  const std::size_t end = glob.find(']', at + 2);
  if (end == std::string_view::npos) {
    ++at;
    return c == '[';
  }
  std::string_view inside = glob.substr(at + 1, end - at - 1);
  at = end + 1;
  const bool negated = inside.starts_with('!') || inside.starts_with('^');
  if (negated) inside.remove_prefix(1);
  bool found = false;
  for (std::size_t i = 0; i < inside.size(); ++i) {
    const bool range = i + 2 < inside.size() && inside[i + 1] == '-';
    found = found || (range ? c >= inside[i] && c <= inside[i + 2] : c == inside[i]);
    if (range) i += 2;
  }
  return found != negated && c != '/';
}

// Takes one character of the path; `at` moves over what matched it.
bool matches_one(std::string_view glob, std::size_t& at, char c) {
  if (at == glob.size()) return false;
  if (glob[at] == '[') return matches_class(glob, at, c);
  if (glob[at] == '\\' && at + 1 < glob.size()) ++at;
  const bool any = glob[at] == '?' && c != '/';
  return any || glob[at] == c ? (++at, true) : false;
}

// Blanks at the end count where they are escaped.
std::string_view without_line_end(std::string_view line) {
  if (line.ends_with('\r')) line.remove_suffix(1);
  while (line.ends_with(' ') && !line.ends_with("\\ "))
    line.remove_suffix(1);
  return line;
}

}  // namespace

// Each star remembers one place to come back to: "**" one, and a '*' within a part another.
bool matches_path_glob(std::string_view path, std::string_view glob) {
  constexpr std::size_t kNone = std::string_view::npos;
  std::size_t at = 0;
  std::size_t here = 0;
  std::size_t star = kNone;
  std::size_t star_from = 0;
  std::size_t deep = kNone;
  std::size_t deep_from = 0;
  while (here < path.size()) {
    if (glob.substr(at).starts_with("**")) {
      at += glob.substr(at).starts_with("**/") ? 3U : 2U;
      deep = at;
      deep_from = here;
      star = kNone;
      continue;
    }
    if (at < glob.size() && glob[at] == '*') {
      star = ++at;
      star_from = here;
      continue;
    }
    if (matches_one(glob, at, path[here])) {
      ++here;
    } else if (star != kNone && path[star_from] != '/') {
      at = star;
      here = ++star_from;
    } else if (deep != kNone) {
      at = deep;
      here = ++deep_from;
      star = kNone;
    } else {
      return false;
    }
  }
  return glob.find_first_not_of('*', at) == kNone;
}

void IgnoreRules::add(std::string_view prefix, std::string_view text) {
  for (const std::string_view raw : split(text, '\n')) {
    std::string_view line = without_line_end(raw);
    if (line.empty() || line.starts_with('#') || line.size() > kLongestIgnore) continue;
    if (rules_.size() == kMostRules) return;
    Rule rule{.prefix = std::string(prefix)};
    if (line.starts_with('!')) {
      rule.keeps = true;
      line.remove_prefix(1);
    }
    if (line.ends_with('/')) {
      rule.folders_only = true;
      line.remove_suffix(1);
    }
    rule.anywhere = line.find('/') == std::string_view::npos;
    if (line.starts_with('/')) line.remove_prefix(1);
    rule.glob = line;
    if (!rule.glob.empty()) rules_.push_back(std::move(rule));
  }
}

bool IgnoreRules::ignores(std::string_view path, bool is_folder) const {
  for (auto rule = rules_.rbegin(); rule != rules_.rend(); ++rule) {
    if (!path.starts_with(rule->prefix) || (rule->folders_only && !is_folder)) continue;
    const std::string_view below = path.substr(rule->prefix.size());
    const std::string_view name = below.substr(below.rfind('/') + 1);
    if (matches_path_glob(rule->anywhere ? name : below, rule->glob)) return !rule->keeps;
  }
  return false;
}

bool lets_in(std::string_view rules, std::string_view name) {
  return std::ranges::any_of(split(rules, '\n'), [&](std::string_view line) {
    return line.starts_with('!') && line.find(name) != line.npos;
  });
}

}  // namespace assay
