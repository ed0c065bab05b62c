// SPDX-License-Identifier: MIT
// Judges the largest file and the large functions. Never a fail: size is a hint.
#include <algorithm>

#include <fmt/core.h>

#include "checks/repo/family.h"
#include "core/snapshot.h"

namespace assay::checks {
namespace repo_concentration {
namespace {

constexpr Meta kMeta{
    .id = "repo.concentration",
    .title = "No file or function holds it all",
    .failure_title = "One file or function holds very much",
    .why = "What is large is read by nobody and changed by everybody at once.",
    .fix =
        "Give each part of a large function a name and a function of its own; split a large file "
        "by subject.",
    .source = "Practice: cyclomatic complexity below 15, functions that fit a screen",
    .severity = Severity::kMinor,
    .scope = Scope::kRepository,
    .stage = Stage::kRepository,
    .reproduce = false,
};

constexpr double kShare = 0.4;
constexpr int kLargeFile = 400;  // lines
constexpr double kGodShare = 0.7;
constexpr int kGodFile = 800;
constexpr double kGodCredit = 0.25;
constexpr double kFewCredit = 0.75;
constexpr double kManyCredit = 0.5;
constexpr std::size_t kFew = 2;
constexpr std::size_t kShown = 10;

std::string described(const FunctionSize& function) {
  // if err != nil is how Go goes on.
  const bool go = function.file.ends_with(".go");
  return fmt::format("{} in {} line {} has {} lines of code, lists aside, and {} branches{}",
                     function.name.empty() ? "a function" : function.name, function.file,
                     function.line, function.lines, function.branches,
                     go ? ", errors that are passed on aside" : "");
}

// What there is besides the one that was described.
std::string others(const CodeFacts& code, bool large_file) {
  const std::size_t functions = code.large_functions.size();
  if (!large_file)
    return functions > 1 ? fmt::format("; at least {} more like it", functions - 1) : "";
  if (functions == 0) return "";
  return "; " + described(code.large_functions.front()) +
         (functions > 1 ? fmt::format(", at least {} more like it", functions - 1) : "");
}

Finding judge(const Tape& tape) {
  if (tape.snapshot == nullptr) return not_applicable("no repository was given");
  const CodeFacts& code = tape.snapshot->code;
  if (code.lines == 0) return inconclusive("no code of a known language was found");
  const double share = static_cast<double>(code.largest_lines) / code.lines;
  const bool large_file = share > kShare && code.largest_lines > kLargeFile;
  const bool god = share > kGodShare && code.largest_lines > kGodFile;
  const std::size_t offenders = code.large_functions.size() + (large_file ? 1 : 0);
  if (offenders == 0) return pass();

  std::vector<Evidence> evidence;
  std::string seen;
  if (large_file) {
    evidence.push_back({.file = code.largest_file});
    seen = fmt::format("{} holds {} of {} lines of code", code.largest_file, code.largest_lines,
                       code.lines);
  }
  for (const FunctionSize& function : code.large_functions) {
    if (evidence.size() == kShown) break;
    if (seen.empty()) seen = described(function);
    evidence.push_back({.file = function.file, .line = function.line});
  }
  const double credit = god ? kGodCredit : offenders <= kFew ? kFewCredit : kManyCredit;
  return graded(
      credit, std::move(evidence),
      {seen + others(code, large_file),
       "no file with most of the code, no function beyond 80 lines or 15 branches", seen});
}

}  // namespace
}  // namespace repo_concentration
const Check kConcentration{repo_concentration::kMeta, nullptr, repo_concentration::judge};
}  // namespace assay::checks
