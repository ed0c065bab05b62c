// SPDX-License-Identifier: MIT
// Judges how many tests assert something and are run. Reading tests is no proof: the loss stays
// half.
#include <algorithm>

#include <fmt/core.h>

#include "checks/repo/family.h"
#include "core/snapshot.h"

namespace assay::checks {
namespace repo_tests_meaningful {
namespace {

constexpr Meta kMeta{
    .id = "repo.tests-meaningful",
    .title = "Tests can fail",
    .failure_title = "Some tests seem unable to fail",
    .why = "A test that asserts nothing, or is never run, stays green whatever breaks.",
    .fix =
        "Assert what the test is named after; take out what is skipped, or say beside it why and "
        "until when.",
    .source = "eslint-plugin-jest expect-expect; practice",
    .severity = Severity::kMajor,
    .scope = Scope::kRepository,
    .stage = Stage::kRepository,
    .reproduce = false,
};

constexpr double kFew = 0.05;  // a share that any suite may have
constexpr double kSome = 0.30;
constexpr double kSomeCredit = 0.75;
constexpr double kManyCredit = 0.5;
constexpr std::size_t kShown = 10;

std::string_view words_of(TestWeakness weakness) {
  switch (weakness) {
    case TestWeakness::kNoAssertion:
      return "asserts nothing that was recognised";
    case TestWeakness::kAlwaysTrue:
      return "asserts what is always true";
    case TestWeakness::kEmpty:
      return "is empty";
    case TestWeakness::kSkipped:
      return "is skipped without a reason";
    case TestWeakness::kOnly:
      return "keeps the others from being run (.only)";
  }
  return "";
}

std::vector<Evidence> evidence_of(const std::vector<const WeakTest*>& weak) {
  std::vector<Evidence> evidence;
  for (const WeakTest* test : weak) {
    if (evidence.size() < kShown) evidence.push_back({.file = test->file, .line = test->line});
  }
  return evidence;
}

// A suite that is large, and of which a large part seems to assert nothing, more likely asserts
// through helpers of its own.
bool may_be_unread(const std::vector<const WeakTest*>& weak, double share) {
  constexpr std::ptrdiff_t kMany = 10;
  constexpr double kLarge = 0.2;
  const auto silent = std::ranges::count(weak, TestWeakness::kNoAssertion, &WeakTest::weakness);
  return silent >= kMany && share > kLarge && 2 * silent > std::ssize(weak);
}

Finding judge(const Tape& tape) {
  if (tape.snapshot == nullptr) return not_applicable("no repository was given");
  const CodeFacts& code = tape.snapshot->code;
  if (code.tests_read == 0) {
    return tape.snapshot->tests.empty()
               ? not_applicable("there is no test to look into; repo.tests-mix judges that")
               : not_applicable("its tests are not written in a programming language");
  }
  std::vector<const WeakTest*> weak;
  std::string note;
  for (const WeakTest& test : code.weak_tests) {
    if (test.weakness == TestWeakness::kOnly) {
      note =
          fmt::format("{} line {} keeps other tests from being run (.only)", test.file, test.line);
    } else {
      weak.push_back(&test);
    }
  }
  const double share = static_cast<double>(weak.size()) / code.tests_read;
  if (share <= kFew) return pass(std::vector<Evidence>{}, note);
  if (may_be_unread(weak, share)) {
    return inconclusive(fmt::format(
        "in {} of {} tests no assertion was recognised: so many may assert by means that "
        "are not known; a person decides",
        weak.size(), code.tests_read));
  }
  const WeakTest& first = *weak.front();
  Finding finding = graded(
      share <= kSome ? kSomeCredit : kManyCredit, evidence_of(weak),
      {fmt::format(
           "{} of {} tests look as if they could not fail; '{}' ({} line {}) {}; a place to "
           "look at, not a proof",
           weak.size(), code.tests_read, first.name, first.file, first.line,
           words_of(first.weakness)),
       "tests that assert and are run", fmt::format("{} of {}", weak.size(), code.tests_read)});
  finding.note = std::move(note);
  for (const WeakTest* test : weak) {
    if (finding.cases.size() == kShown) break;
    finding.cases.push_back({.name = fmt::format("{}:{} {}", test->file, test->line, test->name),
                             .expected = "asserts, and is run",
                             .observed = std::string(words_of(test->weakness))});
  }
  return finding;
}

}  // namespace
}  // namespace repo_tests_meaningful
const Check kTestsMeaningful{repo_tests_meaningful::kMeta, nullptr, repo_tests_meaningful::judge};
}  // namespace assay::checks
