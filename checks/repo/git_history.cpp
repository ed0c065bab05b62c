// SPDX-License-Identifier: MIT
// Judges whether the work can be followed in steps. It never says how, or how long, somebody
// worked.
#include <algorithm>
#include <array>
#include <utility>

#include <fmt/core.h>

#include "checks/repo/asked.h"
#include "checks/repo/family.h"
#include "core/text.h"

namespace assay::checks {
namespace repo_git_history {
namespace {

constexpr Meta kMeta{
    .id = "repo.git-history",
    .title = "The work is visible in steps",
    .failure_title = "The work is not visible in steps",
    .why = "A change can be reviewed, understood and taken back when it came as a change.",
    .fix = "Commit each step that is whole with a sentence that says what it does.",
    .source = "Practice: small commits that say why",
    .severity = Severity::kMinor,
    .scope = Scope::kRepository,
    .stage = Stage::kRepository,
    .reproduce = false,
};

constexpr int kSteps = 5;
constexpr double kLargestShare = 0.7;
constexpr double kOneDump = 0.5;

// Words that say nothing when they are all that is said.
bool is_meaningful(const CommitFact& commit) {
  constexpr std::array<std::string_view, 14> kEmpty{"wip",    "update",  "updates", "fix",  "fixes",
                                                    "commit", "changes", "change",  "temp", "tmp",
                                                    "asdf",   "stuff",   "misc",    "."};
  const std::string subject = lower(trimmed(commit.subject));
  return subject.size() >= 3 && std::ranges::find(kEmpty, subject) == kEmpty.end();
}

// What a generator wrote comes in one commit, and is no step of the author's.
bool is_scaffold(const CommitFact& commit) {
  constexpr std::array<std::string_view, 9> kWords{"init",      "scaffold", "boilerplate",
                                                   "bootstrap", "skeleton", "template",
                                                   "generat",   "setup",    "set up"};
  const std::string subject = lower(commit.subject);
  return std::ranges::any_of(
      kWords, [&](std::string_view word) { return subject.find(word) != std::string::npos; });
}

std::int64_t lines_of(const std::vector<CommitFact>& commits) {
  std::int64_t lines = 0;
  for (const CommitFact& commit : commits)
    lines += commit.added;
  return lines;
}

// What follows a scaffold is the work; next to nothing follows what holds the work itself.
void leave_out_scaffold(std::vector<CommitFact>& commits) {
  constexpr std::int64_t kNothing = 50;  // one line of so many
  if (!is_scaffold(commits.front()) || commits.size() <= kSteps) return;
  const std::int64_t first = commits.front().added;
  if ((lines_of(commits) - first) * kNothing >= first) commits.erase(commits.begin());
}

Finding judge(const Tape& tape) {
  if (auto finding = unread(tape)) return *finding;
  const History& history = tape.snapshot->history;
  if (!history.missing.empty()) return not_applicable(history.missing);
  std::vector<CommitFact> commits = history.commits;
  if (commits.empty()) return not_applicable("git holds no commit of the author's own");
  leave_out_scaffold(commits);
  const auto meaningful = std::ranges::count_if(commits, is_meaningful);
  const auto largest = std::ranges::max_element(commits, {}, &CommitFact::added);
  const std::int64_t all = lines_of(commits);
  const double share =
      all == 0 ? 0 : static_cast<double>(largest->added) / static_cast<double>(all);
  if (history.truncated || (meaningful >= kSteps && share <= kLargestShare)) return pass();
  if (!is_asked_for(tape, "git_history")) {
    return not_applicable("the rubric does not ask for it");
  }
  const std::string seen =
      fmt::format("{} commit{} of the author's, the largest with {:.0f} % of the lines",
                  history.commits.size(), history.commits.size() == 1 ? "" : "s", 100 * share);
  return graded(kOneDump, std::vector<Evidence>{},
                {seen + "; work that was squashed or moved here looks the same",
                 fmt::format("at least {} steps, none with more than {:.0f} % of the lines", kSteps,
                             100 * kLargestShare),
                 seen});
}

}  // namespace
}  // namespace repo_git_history
const Check kGitHistory{repo_git_history::kMeta, nullptr, repo_git_history::judge};
}  // namespace assay::checks
