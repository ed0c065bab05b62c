// SPDX-License-Identifier: MIT
// repo.secrets-history on literal snapshots.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "checks/repo/family.h"
#include "core/snapshot.h"

namespace assay::checks::repo_secrets_history_test {
namespace {

using testing::HasSubstr;

Finding judged(Snapshot repo) {
  repo.surveyed = true;
  Tape tape("repo.secrets-history", "");
  tape.snapshot = &repo;
  return kSecretsHistory.judge(tape);
}

Snapshot with(std::vector<SecretHit> past) {
  return {.secrets = {.searched = true, .past = std::move(past), .past_searched = true}};
}

SecretHit hit(bool certain, const char* rule = "twilio-auth-token") {
  return {.rule = rule,
          .what = "Twilio auth token",
          .certain = certain,
          .shown = "(cut:32-127)",
          .file = "src/a.js",
          .line = 7,
          .commit = "0123456789abcdef"};
}

TEST(SecretsHistory, PassesACleanPast) {
  EXPECT_EQ(judged(with({})).outcome, Outcome::kPass);
}

TEST(SecretsHistory, PassesWhatWasRemovedAndNamesNoVendor) {
  for (const char* rule :
       {"random-assignment", "json-web-token", "password-in-address", "password-of-connection"}) {
    const Finding finding = judged(with({hit(false, rule)}));
    EXPECT_EQ(finding.outcome, Outcome::kPass) << rule;
    EXPECT_THAT(finding.note, HasSubstr("src/a.js:7"));
  }
}

TEST(SecretsHistory, AsksToLookAtWhatMayBeOne) {
  EXPECT_DOUBLE_EQ(judged(with({hit(false)})).credit, 0.5);
}

TEST(SecretsHistory, FailsOnAKeyWhoseFormTells) {
  const Finding finding = judged(with({hit(true)}));
  EXPECT_EQ(finding.outcome, Outcome::kFail);
  EXPECT_EQ(finding.message,
            "The history holds Twilio auth token at src/a.js line 7 of commit 0123456789");
}

TEST(SecretsHistory, GivesHalfForAKeyThatIsToldToBeRevoked) {
  Snapshot repo = with({hit(true)});
  repo.secrets.told_rotated = true;
  EXPECT_DOUBLE_EQ(judged(repo).credit, 0.5);
}

TEST(SecretsHistory, DoesNotApplyWithoutAPast) {
  EXPECT_EQ(judged({.history = {.missing = "a shallow clone holds no past"}}).outcome,
            Outcome::kNotApplicable);
}

}  // namespace
}  // namespace assay::checks::repo_secrets_history_test
