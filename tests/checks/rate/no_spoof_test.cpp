// SPDX-License-Identifier: MIT
// rate.no-spoof on literal tapes.
#include <gtest/gtest.h>

#include "checks/rate/family.h"
#include "core/snapshot.h"
#include "tests/support/exchanges.h"

namespace assay::checks::rate_no_spoof_test {
namespace {

Finding judged(std::initializer_list<int> plain, std::initializer_list<int> spoofed) {
  Tape tape("rate.no-spoof", "");
  for (const int status : plain)
    tape.add("plain", answered(1, "GET", "/products", status));
  for (const int status : spoofed)
    tape.add("spoofed", answered(2, "GET", "/products", status));
  return kNoSpoof.judge(tape);
}

TEST(NoSpoof, PassesWhereTheHeaderChangesNothing) {
  EXPECT_EQ(judged({429, 429, 429}, {429, 429}).outcome, Outcome::kPass);
}

TEST(NoSpoof, PassesWhereTheHeaderIsRefusedByItself) {
  EXPECT_EQ(judged({429, 429, 429}, {400, 403}).outcome, Outcome::kPass);
}

TEST(NoSpoof, PassesWhereOnlyTheWindowEnded) {
  EXPECT_EQ(judged({429, 200, 200}, {429, 429}).outcome, Outcome::kPass);
}

TEST(NoSpoof, FailsWhereEachAddressHasALimitOfItsOwn) {
  EXPECT_EQ(judged({429, 429, 429}, {200, 200}).outcome, Outcome::kFail);
}

TEST(NoSpoof, HalvesWhereTheDocumentsSpeakOfAProxy) {
  Snapshot repository;
  repository.readme.tells_proxy = true;
  Tape tape("rate.no-spoof", "");
  for (int i = 0; i < 2; ++i) {
    tape.add("plain", answered(1, "GET", "/products", 429));
    tape.add("spoofed", answered(2, "GET", "/products", 200));
  }
  tape.snapshot = &repository;
  EXPECT_EQ(kNoSpoof.judge(tape).credit, 0.5);
}

TEST(NoSpoof, IsUndecidedWhereCallsWithoutTheHeaderAreServedToo) {
  EXPECT_EQ(judged({429, 200, 200}, {200, 200}).outcome, Outcome::kInconclusive);
  EXPECT_EQ(judged({429, 429, 429}, {200, 429}).outcome, Outcome::kInconclusive);
}

}  // namespace
}  // namespace assay::checks::rate_no_spoof_test
