// SPDX-License-Identifier: MIT
// Marks of the frameworks in the heads of tests, and calls within them.
#include "repo/code/left_out.h"

#include <algorithm>
#include <array>

#include "core/text.h"
#include "core/word_list.h"

namespace assay {
namespace {

constexpr std::array<std::string_view, 9> kSkips{
    "skip", "xit", "xtest", "xdescribe", "Disabled", "Ignore", "ignore", "pending", "xspecify"};

// Whether what marks a test as left out has a reason of its own: @Disabled("flaky").
bool has_reason(const Code& code, std::size_t i) {
  if (code.is(i + 1, "=") || code.is(i + 1, ":")) return true;  // Skip = "…", #[ignore = "…"]
  if (!code.is(i + 1, "(")) return code.at(i + 1).is_string() && !code.at(i + 1).first;
  const std::size_t end = code.close(i + 1);
  for (std::size_t k = i + 2; k < std::min(end, i + 20); ++k) {
    if (code.at(k).is_string()) return true;
  }
  return false;
}

// In the head of a test.
bool is_skipped(const Code& code, const FoundTest& test, Family family) {
  if (family == Family::kJavaScript) {
    const std::size_t i = test.body.from;
    return code.at(i).text.starts_with("x") || (code.is(i + 1, ".") && code.is(i + 2, "skip"));
  }
  const std::size_t head = std::min(test.body.to, test.body.from + 40);
  for (std::size_t i = test.body.from; i < head && !code.is(i, "{"); ++i) {
    if (family == Family::kPython && code.is(i, "def")) return false;
    const bool marked =
        lists(kSkips, code.at(i).text) && !code.at(i).first &&
        (code.is(i - 1, "@") || code.is(i - 1, ".") || code.is(i - 1, "[") || code.is(i - 1, ":"));
    if (marked) return !has_reason(code, i);
  }
  return false;
}

std::vector<Span> skipped_groups(const Code& code, Family family) {
  std::vector<Span> groups;
  if (family != Family::kJavaScript) return groups;
  for (std::size_t i = 0; i < code.size(); ++i) {
    const bool skip = (code.is(i, "describe") || code.is(i, "suite") || code.is(i, "context")) &&
                      code.is(i + 1, ".") && code.is(i + 2, "skip");
    const std::size_t open = skip ? i + 3 : i + 1;
    if ((skip || code.is(i, "xdescribe")) && code.is(open, "(")) {
      groups.push_back({i, code.close(open)});
    }
  }
  return groups;
}

}  // namespace

bool is_explained(std::string_view text, const Token& token) {
  const auto at = static_cast<std::size_t>(token.text.data() - text.data());
  const std::size_t line = text.rfind('\n', at);
  const std::size_t before =
      line == std::string_view::npos || line == 0 ? 0 : text.rfind('\n', line - 1) + 1;
  const std::string_view both = text.substr(before, text.find('\n', at) - before);
  constexpr std::array<std::string_view, 3> kComments{"//", "# ", "*/"};
  return holds_one_of(kComments, both);
}

bool skips_with_reason(const Code& code, Span body) {
  constexpr std::array<std::string_view, 8> kWords{
      "marktestskipped", "marktestincomplete", "skip", "skipf", "skiptest", "pending",
      "ignore",          "inconclusive"};
  for (std::size_t i = body.from; i < std::min(body.to, code.size()); ++i) {
    if (!code.at(i).is_word() || !lists(kWords, lower(code.at(i).text))) continue;
    const Token& said = code.at(code.is(i + 1, "(") ? i + 2 : i + 1);
    if (said.is_string() && !said.first) return true;
  }
  return false;
}

bool is_focused(const Code& code, const FoundTest& test, Family family) {
  const std::size_t i = test.body.from;
  if (family != Family::kJavaScript) return false;
  return code.is(i, "fit") || (code.is(i + 1, ".") && code.is(i + 2, "only"));
}

LeftOut::LeftOut(const Code& code, Family family)
    : code_(code), family_(family), groups_(skipped_groups(code, family)) {}

std::optional<std::size_t> LeftOut::mark_of(const FoundTest& test) const {
  for (const Span& group : groups_) {
    if (group.from < test.body.from && test.body.from < group.to) return group.from;
  }
  if (is_skipped(code_, test, family_)) return test.body.from;
  return std::nullopt;
}

}  // namespace assay
