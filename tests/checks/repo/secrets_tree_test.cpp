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
      HasSubstr("Please look: random text under a secret's name (ghp_…) at src/a.js line 7"));
}

TEST(SecretsTree, NamesWhatItsFormTellsFirst) {
  SecretHit vague = hit(false);
  vague.rule = "random-assignment";
  SecretHit key = hit(false);
  key.rule = "private-key";
  key.file = "certs/lamps.key";
  const Finding finding = judged({.secrets = {.searched = true, .tree = {vague, key}}});
  EXPECT_EQ(finding.evidence.front().file, "certs/lamps.key");
}

TEST(SecretsTree, FailsOnAKeyWhoseFormTells) {
  const Finding finding = judged({.secrets = {.searched = true, .tree = {hit(true), hit(false)}}});
  EXPECT_EQ(finding.outcome, Outcome::kFail);
  EXPECT_EQ(finding.message,
            "The tree holds GitHub personal access token (ghp_…) at src/a.js line 7");
  EXPECT_EQ(finding.evidence.size(), 1U);
}

TEST(SecretsTree, AsksToLookAtAKeyThatIsUsedWhereNoneIsGiven) {
  const Snapshot repo{
      .secrets = {.searched = true, .defaults = {{"JWT_SECRET", "src/config.js", 3}}}};
  const Finding finding = judged(repo);
  EXPECT_DOUBLE_EQ(finding.credit, 0.5);
  EXPECT_EQ(finding.severity, Severity::kMajor);
  EXPECT_THAT(finding.message, HasSubstr("JWT_SECRET at src/config.js line 3"));
}

// A tree whose JWT_SECRET falls back to a text, beside what another check saw.
Finding judged_beside(const Tape& other) {
  Snapshot repo{.surveyed = true,
                .secrets = {.searched = true, .defaults = {{"JWT_SECRET", "src/config.js", 3}}}};
  Tape tape("repo.secrets-tree", "");
  tape.snapshot = &repo;
  tape.pool = {&other};
  return kSecretsTree.judge(tape);
}

TEST(SecretsTree, ChargesOnceAKeyThatTheServiceWasSeenToUse) {
  Tape tampered("auth.jwt-tampered", "");
  tampered.note("key", Json::object({{"origin", 2}, {"file", "src/config.js"}, {"line", 3}}));
  const Finding finding = judged_beside(tampered);
  EXPECT_EQ(finding.outcome, Outcome::kPass);
  EXPECT_THAT(
      finding.note,
      HasSubstr("JWT_SECRET at src/config.js line 3 is charged once, by auth.jwt-tampered"));
  tampered.note("key", Json::object({{"origin", 2}, {"file", "src/other.js"}, {"line", 3}}));
  EXPECT_DOUBLE_EQ(judged_beside(tampered).credit, 0.5);
}

TEST(SecretsTree, ChargesOnceASettingThatTheServiceSignsWith) {
  Snapshot repo{.surveyed = true, .secrets = {.searched = true, .tree = {hit(false)}}};
  Tape tampered("auth.jwt-tampered", "");
  tampered.note("key", Json::object({{"origin", 1}, {"file", "src/a.js"}, {"line", 7}}));
  Tape tape("repo.secrets-tree", "");
  tape.snapshot = &repo;
  tape.pool = {&tampered};
  EXPECT_EQ(kSecretsTree.judge(tape).outcome, Outcome::kPass);
  repo.secrets.tree = {hit(true)};
  EXPECT_EQ(kSecretsTree.judge(tape).outcome, Outcome::kFail) << "a provider's key";
}

TEST(SecretsTree, ChargesOnceAStartWithoutTheVariable) {
  Tape fast("life.fail-fast", "");
  fast.note("starts", Json::object({{"JWT_SECRET", Json::array()}}));
  EXPECT_EQ(judged_beside(fast).outcome, Outcome::kPass);
  fast.note("starts", Json::object({{"DATABASE_URL", Json::array()}}));
  EXPECT_DOUBLE_EQ(judged_beside(fast).credit, 0.5);
}

TEST(SecretsTree, ProvesNothingWhereNotAllWasRead) {
  EXPECT_EQ(judged({.secrets = {.searched = true}, .truncated = true}).outcome,
            Outcome::kInconclusive);
  EXPECT_EQ(judged({}).outcome, Outcome::kInconclusive);
}

}  // namespace
}  // namespace assay::checks::repo_secrets_tree_test
