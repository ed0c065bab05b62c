// SPDX-License-Identifier: MIT
// The places that each check of the repository names in the small repositories, language by
// language. UPDATE_GOLDEN=1 rewrites the table.
#include <algorithm>
#include <filesystem>

#include <fmt/core.h>
#include <gtest/gtest.h>

#include "checks/all.h"
#include "core/check.h"
#include "core/snapshot.h"
#include "repo/read.h"
#include "tests/support/golden.h"

namespace assay {
namespace {

namespace fs = std::filesystem;

// Passes and what does not apply are left out: the table shows what a candidate would read.
std::string row(const Check& check, const Snapshot& repo) {
  Tape tape(std::string(check.meta.id), "");
  tape.snapshot = &repo;
  const Finding finding = check.judge(tape);
  if (finding.outcome != Outcome::kPartial && finding.outcome != Outcome::kFail) return {};
  std::string line = fmt::format("  {} {:.2f}", check.meta.id, finding.credit);
  std::string last;
  for (const Evidence& one : finding.evidence) {
    const std::string place = one.line == 0 ? one.file : fmt::format("{}:{}", one.file, one.line);
    line += place == last ? "" : "\n    " + place;
    last = place;
  }
  return line + "\n";
}

TEST(Places, AreThoseOfTheTable) {
  std::vector<std::string> folders;
  for (const fs::directory_entry& entry : fs::directory_iterator("fixtures/repos")) {
    if (entry.is_directory()) folders.push_back(entry.path().filename().string());
  }
  std::ranges::sort(folders);
  std::string table;
  for (const std::string& folder : folders) {
    const Result<Snapshot> repo = read_repository("fixtures/repos/" + folder);
    ASSERT_TRUE(repo) << folder;
    table += folder + "\n";
    for (const Check* check : checks::all_checks()) {
      if (check->meta.scope == Scope::kRepository) table += row(*check, *repo);
    }
  }
  expect_golden("places.txt", table);
}

}  // namespace
}  // namespace assay
