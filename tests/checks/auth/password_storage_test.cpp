// SPDX-License-Identifier: MIT
// auth.password-storage on literal snapshots.
#include <gtest/gtest.h>

#include "checks/auth/family.h"
#include "core/snapshot.h"

namespace assay::checks::auth_password_storage_test {
namespace {

Finding judged(const std::vector<PasswordCare>& cares) {
  Snapshot repo;
  for (const PasswordCare care : cares)
    repo.password_uses.push_back({care, "src/users.js", 7, "word"});
  Tape tape("auth.password-storage", "");
  tape.snapshot = &repo;
  return kPasswordStorage.judge(tape);
}

TEST(PasswordStorage, PassesASlowHashWhateverElseIsHashed) {
  EXPECT_EQ(judged({PasswordCare::kSlowHash}).outcome, Outcome::kPass);
  EXPECT_EQ(
      judged({PasswordCare::kFastHash, PasswordCare::kFastHash, PasswordCare::kSlowHash}).outcome,
      Outcome::kPass);
}

TEST(PasswordStorage, GivesHalfToASaltedFastHash) {
  EXPECT_DOUBLE_EQ(judged({PasswordCare::kSaltedHash}).credit, 0.5);
}

TEST(PasswordStorage, ConvictsByTwoSignals) {
  EXPECT_EQ(judged({PasswordCare::kPlain, PasswordCare::kPlain}).outcome, Outcome::kFail);
  EXPECT_EQ(judged({PasswordCare::kFastHash, PasswordCare::kFastHash}).outcome, Outcome::kFail);
  EXPECT_EQ(judged({PasswordCare::kFastHash, PasswordCare::kPlain}).outcome, Outcome::kFail);
}

TEST(PasswordStorage, CannotTellFromOneSignalOrNone) {
  EXPECT_EQ(judged({PasswordCare::kPlain}).outcome, Outcome::kInconclusive);
  EXPECT_EQ(judged({PasswordCare::kFastHash}).outcome, Outcome::kInconclusive);
  EXPECT_EQ(judged({}).outcome, Outcome::kInconclusive);
}

TEST(PasswordStorage, DoesNotApplyWhereAProviderKeepsThem) {
  EXPECT_EQ(judged({PasswordCare::kProvider}).outcome, Outcome::kNotApplicable);
}

TEST(PasswordStorage, DoesNotApplyWithoutARepository) {
  EXPECT_EQ(kPasswordStorage.judge(Tape("auth.password-storage", "")).outcome,
            Outcome::kNotApplicable);
}

}  // namespace
}  // namespace assay::checks::auth_password_storage_test
