// SPDX-License-Identifier: MIT
// Judges how much of the functions stands twice. Never a fail: a copy may be the lesser evil.
#include <algorithm>
#include <cmath>

#include <fmt/core.h>

#include "checks/repo/family.h"
#include "core/snapshot.h"

namespace assay::checks {
namespace repo_duplication {
namespace {

constexpr Meta kMeta{
    .id = "repo.duplication",
    .title = "Little is copied",
    .failure_title = "Code is copied",
    .why = "A fault that stands in two places is mended in one.",
    .fix = "Give what is repeated a function and call it; leave what only looks alike.",
    .source = "Practice: clones of at least 60 tokens and 8 lines",
    .severity = Severity::kMinor,
    .scope = Scope::kRepository,
    .stage = Stage::kRepository,
    .reproduce = false,
};

constexpr long kLittle = 5;  // percent
constexpr long kSome = 15;
constexpr int kFewLines = 12;  // one handling of an error is soon 6 % of a small service
constexpr double kSomeCredit = 0.75;
constexpr double kMuchCredit = 0.25;
constexpr std::size_t kShown = 10;

// Copies that are not told from what merely looks alike are not counted: more than this is copied,
// and large shares must not sound like a count.
long rough(long share) {
  constexpr long kStep = 5;
  return share < 4 * kStep ? share : kStep * (share / kStep);
}

std::string words_of(const Clone& clone) {
  const auto text =
      clone.in_pieces
          ? fmt::runtime("functions of {}, from line {} on, repeat {} lines of {}, from line {} on")
          : fmt::runtime("{} line {} repeats {} lines of {} line {}");
  return fmt::format(text, clone.file, clone.line, clone.lines, clone.original,
                     clone.original_line);
}

Finding judge(const Tape& tape) {
  if (tape.snapshot == nullptr) return not_applicable("no repository was given");
  const CodeFacts& code = tape.snapshot->code;
  if (code.lines == 0) return inconclusive("no code of a known language was found");
  if (code.clones.empty() || code.function_lines == 0) return pass();
  // Whole, as it is shown: 5.2 % is no more than "at most 5 %" to whoever reads it.
  const long share = std::lround(100.0 * code.cloned_lines / code.function_lines);
  if (share <= kLittle || code.cloned_lines < kFewLines) return pass();
  std::vector<Evidence> evidence;
  for (const Clone& clone : code.clones) {
    if (evidence.size() == kShown) break;
    evidence.push_back({.file = clone.file, .line = clone.line});
    evidence.push_back({.file = clone.original, .line = clone.original_line});
  }
  return graded(
      share <= kSome ? kSomeCredit : kMuchCredit, std::move(evidence),
      {fmt::format(
           "At least {} % of the lines that were compared stand elsewhere as well, variables and "
           "values aside; {}",
           rough(share), words_of(code.clones.front())),
       "at most 5 % of lines repeated", fmt::format("{} %", rough(share))});
}

}  // namespace
}  // namespace repo_duplication
const Check kDuplication{repo_duplication::kMeta, nullptr, repo_duplication::judge};
}  // namespace assay::checks
