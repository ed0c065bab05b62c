// SPDX-License-Identifier: MIT
// Judges whether there are enough tests, and whether they leave the happy path.
#include <algorithm>
#include <cmath>

#include <fmt/core.h>

#include "checks/repo/family.h"
#include "core/snapshot.h"

namespace assay::checks {
namespace repo_tests_mix {
namespace {

constexpr Meta kMeta{
    .id = "repo.tests-mix",
    .title = "Tests cover happy, error and edge paths",
    .failure_title = "Tests are few, or stay on the happy path",
    .why = "Refusals and limits break unseen when only success is tested.",
    .fix =
        "Test each endpoint, and give at least a quarter of the tests to refusals, limits and "
        "concurrency.",
    .source = "Practice: positive, negative and boundary tests",
    .severity = Severity::kMajor,
    .scope = Scope::kRepository,
    .stage = Stage::kRepository,
    .reproduce = false,
};

constexpr double kShareAsked = 0.25;  // of tests that leave the happy path
constexpr double kOnlyHappy = 0.5;
// Reading takes some refusals for success: what is short by a tenth may not be short at all.
constexpr double kShareRead = 0.9 * kShareAsked;

double tests_asked(const Tape& tape) {
  const double usual = tape.level == Level::kJunior ? 5 : tape.level == Level::kMid ? 10 : 15;
  // The fact "endpoints" is how many operations the contract states: one test for each will do.
  const double endpoints = tape.fact("endpoints").as_double();
  return endpoints > 0 ? std::min(usual, endpoints) : usual;
}

// Finding no test is a fact only where tests could have been recognised.
Finding without_tests(const Snapshot& repo) {
  if (repo.truncated) {
    return inconclusive("no test among the files read, and the repository was not read whole");
  }
  if (!repo.other_tests.empty()) {
    return inconclusive(repo.other_tests.front() +
                        " runs tests that are not in the repository; a person decides");
  }
  if (!repo.unread_tests.empty()) {
    return inconclusive(
        fmt::format("{} looks like a test, and its framework is not recognised; a "
                    "person decides",
                    repo.unread_tests.front()));
  }
  if (!repo.tests_countable) {
    return inconclusive(repo.languages.empty()
                            ? "no source file of a known language was found"
                            : "tests written in " + repo.languages.front() + " are not recognised");
  }
  return fail(std::vector<Evidence>{},
              {"The repository holds no test of the service", "tests of the API", "none"});
}

Finding judge(const Tape& tape) {
  if (tape.snapshot == nullptr) return not_applicable("no repository was given");
  const Snapshot& repo = *tape.snapshot;
  if (repo.tests.empty()) return without_tests(repo);

  const auto of_kind = [&](TestKind kind) {
    return std::ranges::count(repo.tests, kind, &TestCase::kind);
  };
  const auto errors = of_kind(TestKind::kError);
  const auto edges = of_kind(TestKind::kEdge);
  const double all = static_cast<double>(repo.tests.size());
  const double asked = tests_asked(tape);
  const double beyond = static_cast<double>(errors + edges);
  const bool met = beyond > 0 && beyond >= std::round(kShareRead * all);
  const double share = met ? 1 : beyond / all / kShareAsked;
  const double mix = kOnlyHappy + (1 - kOnlyHappy) * share;
  const double credit = std::min(1.0, all / asked) * mix;

  const std::string seen =
      fmt::format("{} test{}, {} recognised as of refusals and {} as of limits or concurrency",
                  repo.tests.size(), repo.tests.size() == 1 ? "" : "s", errors, edges);
  if (credit < 1 && repo.truncated) {
    return inconclusive(seen + " among the files read, and the repository was not read whole");
  }
  if (credit < 1 && !repo.other_tests.empty()) {
    return inconclusive(fmt::format("{}, and {} runs tests that are not in the repository", seen,
                                    repo.other_tests.front()));
  }
  std::vector<Evidence> evidence;
  for (const TestCase& test : repo.tests) {
    if (evidence.size() == 3) break;
    evidence.push_back({.file = test.file, .line = test.line});
  }
  return graded(
      credit, std::move(evidence),
      {seen, fmt::format("at least {:.0f} tests, a quarter of them beyond the happy path", asked),
       seen});
}

}  // namespace
}  // namespace repo_tests_mix
const Check kTestsMix{repo_tests_mix::kMeta, nullptr, repo_tests_mix::judge};
}  // namespace assay::checks
