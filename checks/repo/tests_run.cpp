// SPDX-License-Identifier: MIT
// Judges what the runner saw of the submission's own tests, run twice.
#include <algorithm>

#include <fmt/core.h>

#include "checks/repo/family.h"
#include "core/snapshot.h"

namespace assay::checks {
namespace repo_tests_run {
namespace {

constexpr Meta kMeta{
    .id = "repo.tests-run",
    .title = "The tests run and are green",
    .failure_title = "The tests do not all pass",
    .why =
        "Tests that are red, or are not run by the command that is given for them, protect "
        "nothing.",
    .fix =
        "Run the documented test command in a fresh clone until it is green, and let it need no "
        "more than the README says.",
    .source = "Practice: a green suite on the commit that is handed in",
    .severity = Severity::kMajor,
    .scope = Scope::kRepository,
    .stage = Stage::kRepository,
    .reproduce = false,
};

constexpr double kFlaky = 0.75;
constexpr double kGoodCoverage = 70;  // percent of lines

struct Run {
  int status = 0;
  bool counted = false;
  int passed = 0;
  int failed = 0;
  int skipped = 0;
  std::string output{};

  bool green() const { return status == 0 && failed == 0; }
};

int int_at(const Json& json, std::string_view name) {
  const Json* found = json.find(name);
  return found == nullptr ? 0 : static_cast<int>(found->as_int().value_or(0));
}

std::string text_at(const Json& json, std::string_view name) {
  const Json* found = json.find(name);
  return found == nullptr ? std::string() : found->text();
}

bool flag_at(const Json& json, std::string_view name) {
  const Json* found = json.find(name);
  return found != nullptr && found->boolean();
}

Run run_from(const Json& json) {
  return {.status = int_at(json, "status"),
          .counted = flag_at(json, "counted"),
          .passed = int_at(json, "passed"),
          .failed = int_at(json, "failed"),
          .skipped = int_at(json, "skipped"),
          .output = text_at(json, "output")};
}

Finding not_run(const Json& facts) {
  if (const Json* tried = facts.find("tried")) {
    const Json& first = tried->items().front();
    return inconclusive(fmt::format(
        "'{}' ({}) lacks {} here; prepare the checkout and run assay "
        "again",
        text_at(first, "command"), text_at(first, "source"), text_at(first, "missing")));
  }
  if (flag_at(facts, "docker")) {
    return inconclusive("its tests are run in containers, and there is no engine for them here");
  }
  return inconclusive("nothing was recognised that says how the tests are run; a person decides");
}

std::string note_of(const Json& facts, const Run& run) {
  std::string note = run.counted
                         ? fmt::format("'{}': {} passed", text_at(facts, "command"), run.passed)
                         : fmt::format(
                               "'{}' exited with status 0, and does not say how many "
                               "tests there were",
                               text_at(facts, "command"));
  if (run.skipped > 0) note += fmt::format(", {} skipped", run.skipped);
  if (const Json* coverage = facts.find("coverage")) {
    const double percent = coverage->as_double();
    note += fmt::format("; {:.0f} % of lines covered{}", percent,
                        percent >= kGoodCoverage ? "" : ", which costs nothing");
  }
  return note;
}

std::vector<Case> cases_of(const Json& facts) {
  std::vector<Case> cases;
  if (const Json* failed = facts.find("failed")) {
    for (const Json& name : failed->items()) {
      cases.push_back({.name = name.text(), .expected = "passes", .observed = "fails"});
    }
  }
  return cases;
}

Finding of_red(const Json& facts, const Run& run) {
  const std::string command = text_at(facts, "command");
  if (!run.counted || run.passed + run.failed == 0) {
    // A newer compiler or linter than the author's may refuse what was green.
    return inconclusive(
        fmt::format("'{}' exited with status {} before any test was counted; its last "
                    "lines: {}",
                    command, run.status, run.output));
  }
  if (run.failed == 0) {
    return inconclusive(
        fmt::format("'{}' exited with status {} though no test failed; its last lines: "
                    "{}",
                    command, run.status, run.output));
  }
  Finding finding = graded(
      static_cast<double>(run.passed) / (run.passed + run.failed), std::vector<Evidence>{},
      {fmt::format("'{}' fails {} of {} tests", command, run.failed, run.passed + run.failed),
       "every test passes", fmt::format("{} passed, {} failed", run.passed, run.failed)});
  finding.cases = cases_of(facts);
  finding.note = "its last lines: " + run.output;
  return finding;
}

Finding of_green(const Json& facts, const Run& run, std::size_t tests, bool again) {
  if (run.counted && run.passed + run.skipped == 0) {
    return fail(std::vector<Evidence>{},
                {fmt::format("'{}' runs none of the {} tests", text_at(facts, "command"), tests),
                 "a test command that runs the tests", "it ends well without one"});
  }
  return pass(std::vector<Evidence>{},
              note_of(facts, run) + (again ? "" : "; they were run to their end once"));
}

Finding of_flaky(const Json& facts, const Run& red, const std::string& missing) {
  if (!missing.empty()) return inconclusive("one of two runs of the tests lacked " + missing);
  Finding finding =
      graded(kFlaky, std::vector<Evidence>{},
             {fmt::format("'{}' is green in one run and red in another", text_at(facts, "command")),
              "the same result twice", fmt::format("{} failed in one of two runs", red.failed)});
  finding.note = "its last lines: " + red.output;
  return finding;
}

// The first of them came to its end.
Finding of_runs(const Json& facts, const Json& listed, std::size_t tests) {
  const Run first = run_from(listed.items().front());
  const bool again = listed.size() > 1 && !flag_at(listed.items().back(), "timed_out");
  const Run second = again ? run_from(listed.items().back()) : first;
  if (!again && listed.size() > 1 && !first.green()) {
    return inconclusive("its tests failed, and the second run of them did not end in time");
  }
  if (first.green() && second.green()) return of_green(facts, first, tests, again);
  if (first.green() != second.green()) {
    const std::size_t red = first.green() ? 1 : 0;
    return of_flaky(facts, red == 1 ? second : first, text_at(listed.items()[red], "missing"));
  }
  return of_red(facts, first.failed <= second.failed ? first : second);
}

// The fact "run" is what run/tests/run_tests.h gives.
Finding judge(const Tape& tape) {
  if (tape.snapshot == nullptr) return not_applicable("no repository was given");
  if (tape.snapshot->tests.empty()) {
    return not_applicable("no test was found to run; repo.tests-mix judges that");
  }
  const Json& facts = tape.fact("run");
  const Json* listed = facts.find("runs");
  if (listed == nullptr || listed->items().empty()) return not_run(facts);
  if (flag_at(listed->items().front(), "timed_out")) {
    return inconclusive(fmt::format("'{}' did not end in time; its last lines: {}",
                                    text_at(facts, "command"),
                                    text_at(listed->items().front(), "output")));
  }
  return of_runs(facts, *listed, tape.snapshot->tests.size());
}

}  // namespace
}  // namespace repo_tests_run
const Check kTestsRun{repo_tests_run::kMeta, nullptr, repo_tests_run::judge};
}  // namespace assay::checks
