// SPDX-License-Identifier: MIT
// Judges whether a stranger can run and test the submission from its README.
#include <algorithm>

#include <fmt/core.h>

#include "checks/repo/brief.h"
#include "checks/repo/family.h"
#include "checks/repo/readme_length.h"
#include "core/front_end_name.h"
#include "core/snapshot.h"

namespace assay::checks {
namespace repo_readme_setup {
namespace {

constexpr Meta kMeta{
    .id = "repo.readme-setup",
    .title = "The README is enough to run and test the service",
    .failure_title = "The README is not shown to be enough to run and test the service",
    .why = "The work is met through its README; what cannot be started from it cannot be used.",
    .fix =
        "Name the prerequisites, the command that starts the service and the command that runs "
        "the tests, and follow them once in a fresh clone.",
    .source = "Practice: a README that works in a fresh clone",
    .severity = Severity::kMajor,
    .scope = Scope::kRepository,
    .stage = Stage::kRepository,
    .reproduce = false,
};

constexpr double kByFile = 0.5;        // it runs, but only its assay.yaml says how
constexpr double kUntoldTests = 0.75;  // one small fix: name the test command
constexpr double kNotExecuted = 0.5;   // told, but nothing was run by it
constexpr double kFutile = 0.25;       // told, and it cannot work as it is told

Finding without_readme(const Snapshot& repo) {
  if (repo.languages.empty()) return inconclusive("the graded commit holds no code");
  if (repo.truncated) {
    return inconclusive("no README among the files read, and the repository was not read whole");
  }
  if (!repo.readme.others.empty()) {
    return inconclusive(
        fmt::format("there is no README; {} may be meant to be it, a person decides",
                    repo.readme.others.front()));
  }
  return fail(
      std::vector<Evidence>{},
      {"The service has no README", "a README in the root, in docs/ or one folder down", "none"});
}

Finding without_run(const Readme& readme, bool started) {
  const std::string seen =
      readme.untouched ? "what a generator wrote"
                       : fmt::format("{} line{} without a command or sentence that starts it",
                                     readme.lines, readme.lines == 1 ? "" : "s");
  if (!is_short(readme)) {
    return inconclusive(fmt::format(
        "no run instruction was recognised in {} lines of README ({}); a person decides",
        readme.lines, readme.path));
  }
  const Loss loss{fmt::format("{} does not say how to start the service", readme.path),
                  "a run instruction in the README", seen};
  return graded(started ? kByFile : 0, {{.file = readme.path}}, loss);
}

// The documents that tell; of a saved run that does not say which, the README.
std::vector<std::string> told_in(const Readme& readme) {
  return readme.told_in.empty() ? std::vector{readme.path} : readme.told_in;
}

// "README.md", "README.md and api/README.md"
std::string named(const std::vector<std::string>& documents) {
  std::string names;
  for (const std::string& name : documents)
    names.append(names.empty() ? "" : " and ").append(name);
  return names;
}

std::vector<Evidence> shown(const std::vector<std::string>& documents) {
  std::vector<Evidence> evidence;
  for (const std::string& name : documents)
    evidence.push_back({.file = name});
  return evidence;
}

// It runs nothing, so that whatever else may be missing is not weighed.
Finding untried(const std::vector<std::string>& documents, bool untold) {
  return graded(
      kNotExecuted, shown(documents),
      {fmt::format("Told and not tried: the instructions of {} were not followed here",
                   named(documents)),
       "run and test commands that work",
       untold ? "not followed; no command for the tests was recognised" : "not followed"});
}

Finding futile(const Readme& readme, const std::vector<std::string>& documents) {
  return graded(kFutile, shown(documents),
                {fmt::format("{} tells '{}', and the repository does not keep {}; please look",
                             named(documents), readme.futile_start, readme.start_needs),
                 "run and test commands that work", "a start that lacks its file"});
}

Finding of_told(const Snapshot& repo, bool started) {
  const Readme& readme = repo.readme;
  const std::vector<std::string> documents = told_in(readme);
  if (!started && !readme.futile_start.empty()) return futile(readme, documents);
  // Sentences are known by their words alone, and were followed by nobody.
  if (!started && !readme.commands_run) {
    return inconclusive(
        fmt::format("no command that starts it was recognised in {}, whose words may tell how; a "
                    "person decides",
                    named(documents)));
  }
  // A service without tests needs no test command; repo.tests-mix charges their absence.
  const bool tested = !std::ranges::all_of(repo.tests, is_of_front_end, &TestCase::file);
  const bool untold = !readme.tells_test && !readme.tells_build && tested;
  if (!started) return untried(documents, untold);
  if (!untold) {
    return pass(shown(documents),
                readme.tells_test ? "the test command was read, not executed" : "");
  }
  return graded(kUntoldTests, shown(documents),
                {fmt::format("No command that runs the service's tests was recognised in {}",
                             named(documents)),
                 "run and test commands that work", "no test command"});
}

// The facts: "started" is true or false when assay started the service by the submission's own
// command (its README's, or `start` in its assay.yaml), absent when it did not try.
Finding judge(const Tape& tape) {
  if (tape.snapshot == nullptr) return not_applicable("no repository was given");
  const Snapshot& repo = *tape.snapshot;
  const Readme& readme = repo.readme;
  if (readme.path.empty()) return without_readme(repo);
  if (has_only_the_brief(repo) && !readme.tells_run) return only_the_brief(repo);
  const Json& fact = tape.fact("started");
  if (!readme.tells_run) return without_run(readme, fact.boolean());
  if (fact.is_bool() && !fact.boolean()) {
    return inconclusive("blocked by life.starts: the service did not start");
  }
  return of_told(repo, fact.boolean());
}

}  // namespace
}  // namespace repo_readme_setup
const Check kReadmeSetup{repo_readme_setup::kMeta, nullptr, repo_readme_setup::judge};
}  // namespace assay::checks
