// SPDX-License-Identifier: MIT
// Every check of the repository over every small repository of fixtures/repos, as if each had been
// handed in as an archive: the outcome, and the places that a loss names. UPDATE_GOLDEN=1 rewrites
// the table.
#include <algorithm>
#include <filesystem>
#include <vector>

#include <fmt/core.h>
#include <gtest/gtest.h>

#include "checks/all.h"
#include "core/snapshot.h"
#include "repo/read.h"
#include "tests/support/golden.h"

namespace assay {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> repositories() {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator("fixtures/repos")) {
    if (entry.is_directory()) names.push_back(entry.path().filename().string());
  }
  std::ranges::sort(names);
  return names;
}

// A line for each place, once.
std::string places_of(const Finding& finding) {
  std::string lines;
  std::string last;
  for (const Evidence& one : finding.evidence) {
    const std::string place = one.line == 0 ? one.file : fmt::format("{}:{}", one.file, one.line);
    if (place != last) lines += "    " + place + "\n";
    last = place;
  }
  return lines;
}

// What a check that applies says: "repo.ci partial 0.25: …", and where.
std::string line_of(const Check& check, const Snapshot& snapshot) {
  Tape tape(std::string(check.meta.id), "");
  tape.snapshot = &snapshot;
  tape.level = Level::kMid;
  const Finding finding = check.judge(tape);
  if (finding.outcome == Outcome::kNotApplicable) return "";
  if (finding.outcome == Outcome::kPass) return fmt::format("  {} pass\n", check.meta.id);
  const std::string credit =
      finding.outcome == Outcome::kPartial ? fmt::format(" {}", finding.credit) : "";
  return fmt::format("  {} {}{}: {}\n", check.meta.id, to_string(finding.outcome), credit,
                     finding.message.empty() ? finding.reason : finding.message) +
         places_of(finding);
}

TEST(RepositoryMatrix, IsAsCommitted) {
  std::string table;
  for (const std::string& name : repositories()) {
    const auto snapshot = read_repository("fixtures/repos/" + name, {.handed_in = true});
    ASSERT_TRUE(snapshot);
    table += name + "\n";
    for (const Check* check : checks::all_checks()) {
      const bool own = check->meta.scope == Scope::kRepository &&
                       !check->meta.id.starts_with("repo.readme") &&
                       check->meta.id != "repo.tests-run";
      if (own) table += line_of(*check, *snapshot);
    }
  }
  expect_golden("repositories.txt", table);
}

// The names promise what the table shows.
TEST(RepositoryMatrix, FailsNoGoodRepositoryAndPassesNoBadOne) {
  for (const std::string& name : repositories()) {
    const bool good = name.ends_with("-good");
    if (!good && !name.ends_with("-bad")) continue;
    const auto snapshot = read_repository("fixtures/repos/" + name, {.handed_in = true});
    ASSERT_TRUE(snapshot);
    const std::string about = name.substr(0, name.find('-'));
    if (about == "code") continue;
    const std::string id = about == "lock"      ? "repo.lockfile"
                           : about == "env"     ? "repo.env-file"
                           : about == "openapi" ? "repo.openapi-valid"
                                                : "repo." + about;
    for (const Check* check : checks::all_checks()) {
      if (check->meta.id != id) continue;
      Tape tape(id, "");
      tape.snapshot = &*snapshot;
      const Outcome outcome = check->judge(tape).outcome;
      const bool lost = outcome == Outcome::kFail || outcome == Outcome::kPartial;
      EXPECT_EQ(outcome == Outcome::kPass, good) << name;
      EXPECT_EQ(lost, !good) << name;
    }
  }
}

bool reads_source(std::string_view id) {
  return id == "repo.tests-mix" || id == "repo.tests-meaningful" || id == "repo.sql-concat" ||
         id == "repo.layers" || id == "repo.concentration" || id == "repo.duplication";
}

// One flaw for each check that reads source, in every language: code-….
TEST(RepositoryMatrix, ReadsTheSourceOfEveryLanguageAlike) {
  std::size_t languages = 0;
  for (const std::string& name : repositories()) {
    if (!name.starts_with("code-")) continue;
    const bool good = name.ends_with("-good");
    languages += good ? 1U : 0U;
    const auto snapshot = read_repository("fixtures/repos/" + name, {.handed_in = true});
    ASSERT_TRUE(snapshot);
    for (const Check* check : checks::all_checks()) {
      if (!reads_source(check->meta.id)) continue;
      Tape tape(std::string(check->meta.id), "");
      tape.snapshot = &*snapshot;
      const Outcome outcome = check->judge(tape).outcome;
      const bool lost = outcome == Outcome::kFail || outcome == Outcome::kPartial;
      EXPECT_EQ(lost, !good) << name << " " << check->meta.id;
    }
  }
  EXPECT_EQ(languages, 13U);
}

}  // namespace
}  // namespace assay
