// SPDX-License-Identifier: MIT
// Judges whether a push runs the tests.
#include <algorithm>
#include <array>
#include <utility>

#include <fmt/core.h>

#include "checks/repo/asked.h"
#include "checks/repo/family.h"

namespace assay::checks {
namespace repo_ci {
namespace {

constexpr Meta kMeta{
    .id = "repo.ci",
    .title = "Continuous integration runs the tests",
    .failure_title = "Continuous integration does not run the tests",
    .why = "Tests that nobody runs on a change stop telling the truth.",
    .fix = "Run the test command on every push or pull request, and let its failure stop the run.",
    .source = "OpenSSF Scorecard: CI-Tests",
    .severity = Severity::kMinor,
    .scope = Scope::kRepository,
    .stage = Stage::kRepository,
    .reproduce = false,
};

constexpr double kNoTests = 0.5;    // builds or lints, or waits for a hand
constexpr double kForgives = 0.25;  // its tests cannot fail it

double credit_of(const CiFile& file) {
  if (file.runs_tests && file.on_change) return file.forgives ? kForgives : 1;
  return kNoTests;
}

std::string words_of(const CiFile& file) {
  if (!file.runs_tests) return fmt::format("{} runs no test that was recognised", file.path);
  if (!file.on_change) {
    return fmt::format("{} runs the tests only when it is started {}", file.path, file.only);
  }
  return fmt::format("{} goes on when the tests fail: {}", file.path, file.command);
}

bool starts_unknown(const CiFile& file) {
  return file.runs_tests && !file.on_change && file.only.empty();
}

// Charged once, where tests are judged.
bool has_no_test(const Snapshot& repo) {
  return repo.tests_countable && repo.tests.empty() && repo.unread_tests.empty() &&
         repo.other_tests.empty();
}

Finding judge(const Tape& tape) {
  if (auto finding = unread(tape)) return *finding;
  const std::vector<CiFile>& files = tape.snapshot->ci;
  if (files.empty()) {
    if (!is_asked_for(tape, "ci")) return not_applicable("the rubric does not ask for it");
    if (tape.snapshot->truncated) {
      return inconclusive("no configuration among the files read, and not all were read");
    }
    return fail(std::vector<Evidence>{}, {"The repository configures no continuous integration",
                                          "a configuration that runs the tests on a push", "none"});
  }
  auto best = std::ranges::max_element(files, {}, credit_of);
  // Tests whose failure is passed over tell more than a build of something else.
  const auto tested = std::ranges::find(files, true, &CiFile::runs_tests);
  if (credit_of(*best) < 1 && !best->runs_tests && tested != files.end()) best = tested;
  if (credit_of(*best) == 1) return pass({{.file = best->path, .line = best->line}});
  const auto elsewhere = std::ranges::find(files, true, &CiFile::elsewhere);
  if (elsewhere != files.end()) {
    return inconclusive(
        fmt::format("{} hands its work to a program, or to a file outside of the repository, that "
                    "was not followed; a person decides",
                    elsewhere->path));
  }
  const auto unknown = std::ranges::find_if(files, starts_unknown);
  if (unknown != files.end()) {
    return inconclusive(
        fmt::format("{} runs the tests, and what starts it was not understood; a person decides",
                    unknown->path));
  }
  if (!is_asked_for(tape, "ci") && !best->runs_tests && has_no_test(*tape.snapshot)) {
    return not_applicable("there is no test for it to run; repo.tests-mix judges that");
  }
  return graded(credit_of(*best), {{.file = best->path, .line = best->line}},
                {words_of(*best), "the tests on every push or pull request", words_of(*best)});
}

}  // namespace
}  // namespace repo_ci
const Check kCi{repo_ci::kMeta, nullptr, repo_ci::judge};
}  // namespace assay::checks
