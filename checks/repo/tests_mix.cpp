// SPDX-License-Identifier: MIT
// Judges whether there are enough tests, and whether they leave the happy path.
#include <algorithm>
#include <cmath>

#include <fmt/core.h>

#include "checks/repo/asked.h"
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
constexpr double kRough = 0.05;
constexpr double kBroad = 0.8;  // of the endpoints that tests ask
constexpr std::size_t kShown = 10;

bool is_beyond(const TestCase& test) {
  return test.kind == TestKind::kError || test.kind == TestKind::kEdge;
}

double tests_asked(const Tape& tape) {
  const double usual = tape.level == Level::kJunior ? 5 : tape.level == Level::kMid ? 10 : 15;
  // The fact "endpoints" is how many operations the contract states: one test for each will do.
  const double endpoints = tape.fact("endpoints").as_double();
  return endpoints > 0 ? std::min(usual, endpoints) : usual;
}

// As the runner counted them where they were run: each row of a table is one to it. 0 where it did
// not tell.
std::int64_t counted_by_runner(const Tape& tape) {
  std::int64_t most = 0;
  const auto number = [](const Json& run, std::string_view name) {
    const Json* found = run.find(name);
    return found == nullptr ? 0 : found->as_int().value_or(0);
  };
  for (const Tape* other : tape.pool) {
    const Json* runs = other->fact("run").find("runs");
    if (other->check() != "repo.tests-run" || runs == nullptr) continue;
    for (const Json& run : runs->items())
      most = std::max(most, number(run, "passed") + number(run, "failed"));
  }
  return most;
}

std::string generated_in(const Snapshot& repo) {
  Listing files;
  for (const std::string& file : repo.generated_tests)
    files.add(file);
  return files.text();
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
  if (!repo.generated_tests.empty()) {
    return fail(
        {{.file = repo.generated_tests.front()}},
        {"The repository holds no test but what a generator has put into " + generated_in(repo),
         "tests of the API", "none"});
  }
  return fail(std::vector<Evidence>{},
              {"The repository holds no test of the service", "tests of the API", "none"});
}

// What is read out of many tests is no count to the last one, and must not sound like it.
double rough(double share) {
  return std::round(share / kRough) * kRough;
}

std::string beyond_words(double share) {
  if (share <= 0) return "none recognised as of refusals, limits or concurrency";
  if (rough(share) <= 0) return "hardly any recognised as of refusals, limits or concurrency";
  return fmt::format("about {:.0f} % recognised as of refusals, limits or concurrency",
                     100 * rough(share));
}

std::string tests_words(std::size_t number) {
  return fmt::format("{} test{}", number, number == 1 ? "" : "s");
}

// The tests that count, so that an author sees which one was passed over; else the first of all.
std::vector<Evidence> places(const std::vector<TestCase>& tests, bool beyond_alone) {
  std::vector<Evidence> evidence;
  for (const TestCase& test : tests) {
    if (evidence.size() == kShown) break;
    if (beyond_alone && !is_beyond(test)) continue;
    evidence.push_back({.file = test.file, .line = test.line});
  }
  return evidence;
}

Finding judge(const Tape& tape) {
  if (tape.snapshot == nullptr) return not_applicable("no repository was given");
  const Snapshot& repo = *tape.snapshot;
  if (repo.tests.empty()) return without_tests(repo);

  const double read = static_cast<double>(repo.tests.size());
  const double all = std::max(read, static_cast<double>(counted_by_runner(tape)));
  const double asked = tests_asked(tape);
  const double beyond = static_cast<double>(std::ranges::count_if(repo.tests, is_beyond));
  const bool met = beyond > 0 && beyond >= std::round(kShareRead * read);
  const double mix = met ? 1 : kOnlyHappy + (1 - kOnlyHappy) * rough(beyond / read) / kShareAsked;
  // A few that go through the whole API say as much as many small ones.
  const bool broad = repo.test_requests >= kBroad * std::max(1.0 * repo.code.endpoints, asked);
  const double credit = (broad ? 1 : std::min(1.0, all / asked)) * mix;

  const std::string number = tests_words(static_cast<std::size_t>(all));
  const std::string short_of = met ? "" : ", " + beyond_words(beyond / read);
  const std::string seen = number + short_of;
  if (credit < 1 && repo.truncated) {
    return inconclusive(seen + " among the files read, and the repository was not read whole");
  }
  if (credit < 1 && !repo.other_tests.empty()) {
    return inconclusive(fmt::format("{}, and {} runs tests that are not in the repository", seen,
                                    repo.other_tests.front()));
  }
  Finding finding = graded(
      credit, places(repo.tests, !met && beyond > 0),
      {all < asked && !broad ? fmt::format("{} where {:.0f} are asked{}", number, asked, short_of)
                             : seen,
       fmt::format("at least {:.0f} tests, a quarter of them beyond the happy path", asked), seen});
  if (!repo.generated_tests.empty()) {
    finding.note = "what a generator has put into " + generated_in(repo) + " does not count";
  }
  return finding;
}

}  // namespace
}  // namespace repo_tests_mix
const Check kTestsMix{repo_tests_mix::kMeta, nullptr, repo_tests_mix::judge};
}  // namespace assay::checks
