// SPDX-License-Identifier: MIT
// repo.secrets-tree on literal snapshots.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "checks/repo/family.h"
#include "core/snapshot.h"

namespace assay::checks::repo_secrets_tree_test {
namespace {

using testing::HasSubstr;

Finding judged(Snapshot repo) {
  repo.surveyed = true;
  Tape tape("repo.secrets-tree", "");
  tape.snapshot = &repo;
  return kSecretsTree.judge(tape);
}

SecretHit hit(bool certain) {
  return {.rule = "r",
          .what = certain ? "GitHub personal access token" : "random text under a secret's name",
          .certain = certain,
          .shown = "ghp_(cut:32-127)",
          .file = "src/a.js",
          .line = 7};
}

TEST(SecretsTree, PassesATreeWithoutAny) {
  EXPECT_EQ(judged({.secrets = {.searched = true}}).outcome, Outcome::kPass);
}

TEST(SecretsTree, AsksToLookAtWhatMayBeOne) {
  const Finding finding = judged({.secrets = {.searched = true, .tree = {hit(false)}}});
  EXPECT_DOUBLE_EQ(finding.credit, 0.5);
  EXPECT_EQ(finding.severity, Severity::kMajor);
  EXPECT_THAT(
      finding.message,
      HasSubstr(
          "Please look: random text under a secret's name (ghp_(cut:32-127)) at src/a.js line 7"));
}

TEST(SecretsTree, FailsOnAKeyWhoseFormTells) {
  const Finding finding = judged({.secrets = {.searched = true, .tree = {hit(true), hit(false)}}});
  EXPECT_EQ(finding.outcome, Outcome::kFail);
  EXPECT_EQ(finding.message,
            "The tree holds GitHub personal access token (ghp_(cut:32-127)) at src/a.js line 7");
  EXPECT_EQ(finding.evidence.size(), 1U);
}

TEST(SecretsTree, ProvesNothingWhereNotAllWasRead) {
  EXPECT_EQ(judged({.secrets = {.searched = true}, .truncated = true}).outcome,
            Outcome::kInconclusive);
  EXPECT_EQ(judged({}).outcome, Outcome::kInconclusive);
}

}  // namespace
}  // namespace assay::checks::repo_secrets_tree_test
