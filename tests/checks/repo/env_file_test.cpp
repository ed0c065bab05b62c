// SPDX-License-Identifier: MIT
// repo.env-file on literal snapshots.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "checks/repo/family.h"
#include "core/snapshot.h"

namespace assay::checks::repo_env_file_test {
namespace {

using testing::HasSubstr;

Finding judged(Snapshot repo) {
  repo.surveyed = true;
  Tape tape("repo.env-file", "");
  tape.snapshot = &repo;
  return kEnvFile.judge(tape);
}

Snapshot with(EnvironmentFile file, bool known = true) {
  return {.tracked = {.known = known, .environment = {std::move(file)}}};
}

TEST(EnvFile, PassesWithoutAnEnvironmentFile) {
  EXPECT_EQ(
      judged({.tracked = {.known = true, .examples = {".env.example"}, .reads_variables = true}})
          .note,
      "");
  const Finding finding = judged({.tracked = {.known = true, .reads_variables = true}});
  EXPECT_EQ(finding.outcome, Outcome::kPass);
  EXPECT_THAT(finding.note, HasSubstr("no example"));
}

TEST(EnvFile, PassesOneThatHoldsNoSecret) {
  EXPECT_EQ(judged(with({.path = ".env"})).outcome, Outcome::kPass);
}

TEST(EnvFile, PassesWhatItsFrameworkKeeps) {
  EXPECT_EQ(
      judged(with({.path = ".env", .secrets = {{".env", 1, "APP_SECRET"}}, .conventional = true}))
          .outcome,
      Outcome::kPass);
}

TEST(EnvFile, GivesHalfForLocalSecrets) {
  const Finding finding = judged(with({.path = "api/.env",
                                       .secrets = {{"api/.env", 1, "DB_PASSWORD"},
                                                   {"api/.env", 2, "JWT_SECRET"},
                                                   {"api/.env", 3, "API_KEY"}}}));
  EXPECT_DOUBLE_EQ(finding.credit, 0.5);
  EXPECT_THAT(finding.message,
              HasSubstr("api/.env is kept and gives values to DB_PASSWORD, JWT_SECRET and 1 more"));
}

TEST(EnvFile, LeavesASecretThatIsChargedToItsCheck) {
  Snapshot repo = with({.path = ".env", .secrets = {{".env", 2, "STRIPE_TOKEN"}}});
  repo.secrets = {
      .searched = true,
      .tree = {{.what = "random text under a secret's name", .file = ".env", .line = 2}}};
  EXPECT_EQ(judged(repo).outcome, Outcome::kNotApplicable);
}

TEST(EnvFile, IsChargedOnceWhateverElseItHolds) {
  Snapshot repo =
      with({.path = ".env", .secrets = {{".env", 2, "STRIPE_TOKEN"}, {".env", 12, "DB_PASSWORD"}}});
  repo.secrets = {
      .searched = true,
      .tree = {{.what = "Stripe live secret key", .certain = true, .file = ".env", .line = 2},
               {.what = "Stripe live secret key", .file = "a.js", .line = 12}}};
  EXPECT_EQ(judged(repo).outcome, Outcome::kNotApplicable);
  repo.secrets.tree.erase(repo.secrets.tree.begin());
  EXPECT_DOUBLE_EQ(judged(repo).credit, 0.5);
}

TEST(EnvFile, DoesNotChargeAFileInAMereFolder) {
  EXPECT_EQ(judged(with({.path = ".env", .secrets = {{".env", 1, "DB_PASSWORD"}}}, false)).outcome,
            Outcome::kInconclusive);
}

}  // namespace
}  // namespace assay::checks::repo_env_file_test
