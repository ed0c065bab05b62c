// SPDX-License-Identifier: MIT
// auth.bola-write on literal tapes.
#include <gtest/gtest.h>

#include "checks/auth/family.h"
#include "tests/support/exchanges.h"

namespace assay::checks::auth_bola_write_test {
namespace {

constexpr const char* kBefore = R"({"id":7,"note":"before"})";
constexpr const char* kAfter = R"({"id":7,"note":"after"})";

struct Patch {
  Exchange intruder = answered(2, "PATCH", "/orders/7", 404, "{}");
  Exchange after = answered(3, "GET", "/orders/7", 200, kBefore);
  Exchange owner = answered(4, "PATCH", "/orders/7", 200, kAfter);
};

struct Deletion {
  Exchange intruder = answered(6, "DELETE", "/orders/7", 403, "{}");
  Exchange after = answered(7, "GET", "/orders/7", 200, kAfter);
  Exchange owner = answered(8, "DELETE", "/orders/7", 204);
};

Tape tape_of(const Patch& patch, const Deletion& deletion) {
  Tape tape("auth.bola-write", "order");
  tape.note("body of PATCH", Json::object({{"note", "after"}}));
  tape.add("before PATCH", answered(1, "GET", "/orders/7", 200, kBefore));
  tape.add("PATCH by the intruder", patch.intruder);
  tape.add("after PATCH", patch.after);
  tape.add("PATCH by the owner", patch.owner);
  tape.add("before DELETE", answered(5, "GET", "/orders/7", 200, kAfter));
  tape.add("DELETE by the intruder", deletion.intruder);
  tape.add("after DELETE", deletion.after);
  tape.add("DELETE by the owner", deletion.owner);
  return tape;
}

Finding judged(const Patch& patch, const Deletion& deletion = {}) {
  return kBolaWrite.judge(tape_of(patch, deletion));
}

TEST(BolaWrite, PassesWhatIsDenied) {
  EXPECT_EQ(judged({}).outcome, Outcome::kPass);
}

TEST(BolaWrite, PassesAVerbThatTheOwnerDoesNotHaveEither) {
  Patch patch;
  patch.intruder = answered(2, "PATCH", "/orders/7", 405, "{}");
  patch.owner = answered(4, "PATCH", "/orders/7", 405, "{}");
  EXPECT_EQ(judged(patch).outcome, Outcome::kPass);
}

TEST(BolaWrite, GivesHalfForASuccessWithoutEffect) {
  Patch patch;
  patch.intruder = answered(2, "PATCH", "/orders/7", 200, "{}");
  EXPECT_EQ(judged(patch).outcome, Outcome::kPartial);
}

TEST(BolaWrite, LeavesARefusalDressedAsSuccessToHonestStatus) {
  Patch patch;
  patch.intruder =
      answered(2, "PATCH", "/orders/7", 200, R"({"success":false,"error":"not yours"})");
  EXPECT_EQ(judged(patch).outcome, Outcome::kPass);
}

TEST(BolaWrite, PassesADeleteThatSaysYesAndDoesNothing) {
  Deletion deletion;
  deletion.intruder = answered(6, "DELETE", "/orders/7", 204);
  EXPECT_EQ(judged({}, deletion).outcome, Outcome::kPass);
}

TEST(BolaWrite, FailsAChange) {
  Patch patch;
  patch.intruder = answered(2, "PATCH", "/orders/7", 200, kAfter);
  patch.after = answered(3, "GET", "/orders/7", 200, kAfter);
  EXPECT_EQ(judged(patch).outcome, Outcome::kFail);
}

TEST(BolaWrite, FailsAChangeThatWasRefusedInWords) {
  Patch patch;
  patch.intruder = answered(2, "PATCH", "/orders/7", 403, "{}");
  patch.after = answered(3, "GET", "/orders/7", 200, kAfter);
  EXPECT_EQ(judged(patch).outcome, Outcome::kFail);
}

TEST(BolaWrite, FailsADeletion) {
  Deletion deletion;
  deletion.intruder = answered(6, "DELETE", "/orders/7", 204);
  deletion.after = answered(7, "GET", "/orders/7", 404, "{}");
  deletion.owner = answered(8, "DELETE", "/orders/7", 404, "{}");
  EXPECT_EQ(judged({}, deletion).outcome, Outcome::kFail);
}

TEST(BolaWrite, FailsAnItemMadeInAnothersName) {
  Tape tape = tape_of({}, {});
  tape.note("owner by user_id", 4);
  tape.add("planted with user_id", answered(10, "POST", "/orders", 201, R"({"id":9,"user_id":4})"));
  EXPECT_EQ(kBolaWrite.judge(tape).outcome, Outcome::kFail);
}

TEST(BolaWrite, PassesACreationThatKeepsItsOwnOwner) {
  Tape tape = tape_of({}, {});
  tape.note("owner by user_id", 4);
  tape.add("planted with user_id", answered(10, "POST", "/orders", 201, R"({"id":9,"user_id":5})"));
  EXPECT_EQ(kBolaWrite.judge(tape).outcome, Outcome::kPass);
}

TEST(BolaWrite, DoesNotApplyWhereNothingCanBeChanged) {
  EXPECT_EQ(kBolaWrite.judge(Tape("auth.bola-write", "order")).outcome, Outcome::kNotApplicable);
}

// Deleted for good, and read as an empty record: 200 with null, {} or blank members.
TEST(BolaWrite, FailsADeletionThatLeavesAnEmptyRecord) {
  for (const char* left : {"null", "{}", R"({"id":0,"note":""})"}) {
    Deletion deletion;
    deletion.intruder = answered(6, "DELETE", "/orders/7", 200, "{}");
    deletion.after = answered(7, "GET", "/orders/7", 200, left);
    EXPECT_EQ(judged({}, deletion).outcome, Outcome::kFail) << left;
  }
}

// `active` is a field of its own here, and the owner has just set it so.
TEST(BolaWrite, PassesADeniedDeletionOfAnItemThatWasInactiveBefore) {
  const auto judged_from = [](const char* before) {
    Tape tape("auth.bola-write", "order");
    tape.add("before DELETE", answered(5, "GET", "/orders/7", 200, before));
    tape.add("DELETE by the intruder", answered(6, "DELETE", "/orders/7", 403, "{}"));
    tape.add("after DELETE", answered(7, "GET", "/orders/7", 200, R"({"id":7,"active":false})"));
    tape.add("DELETE by the owner", answered(8, "DELETE", "/orders/7", 204));
    return kBolaWrite.judge(tape).outcome;
  };
  EXPECT_EQ(judged_from(R"({"id":7,"active":false})"), Outcome::kPass);
  EXPECT_EQ(judged_from(R"({"id":7,"active":true})"), Outcome::kFail);
}

TEST(BolaWrite, PassesADeletionThatIsAnsweredKindlyAndNotDone) {
  Deletion deletion;
  deletion.intruder = answered(6, "DELETE", "/orders/7", 204);
  EXPECT_EQ(judged({}, deletion).outcome, Outcome::kPass);
}

}  // namespace
}  // namespace assay::checks::auth_bola_write_test
