// SPDX-License-Identifier: MIT
// val.nul-control on literal tapes.
#include <gtest/gtest.h>

#include "checks/val/family.h"
#include "tests/checks/val/text_tape.h"

namespace assay::checks::val_nul_control_test {
namespace {

constexpr const char* kNul = "NUL in a text";

Tape tape_with(Exchange answer) {
  Tape tape = text_tape("val.nul-control");
  tape.note("start", "abcd");
  tape.add(kNul, std::move(answer));
  return tape;
}

Tape stored(const std::string& shown) {
  Tape tape = text_tape("val.nul-control");
  tape.note("start", "abcd");
  add_stored(tape, kNul, shown);
  return tape;
}

TEST(NulControl, PassesARefusal) {
  EXPECT_EQ(kNulControl.judge(tape_with(answered(1, "POST", "/products", 400))).outcome,
            Outcome::kPass);
}

TEST(NulControl, PassesATextThatIsWholeOrStripped) {
  for (const std::string& shown : {std::string("abcda\0b", 7), std::string("abcdab"),
                                   std::string("abcda b"), std::string("abcda\uFFFDb")}) {
    EXPECT_EQ(kNulControl.judge(stored(shown)).outcome, Outcome::kPass) << shown;
  }
}

TEST(NulControl, FailsWhereTheTextEndsAtTheNul) {
  EXPECT_EQ(kNulControl.judge(stored("abcda")).outcome, Outcome::kFail);
}

TEST(NulControl, HalfWhereNulBreaksTheService) {
  const Finding finding = kNulControl.judge(tape_with(answered(1, "POST", "/products", 500)));
  EXPECT_EQ(finding.credit, 0.5);
}

TEST(NulControl, LeavesOtherServerErrorsToTheCheckThatPoolsThem) {
  Tape tape = tape_with(answered(1, "POST", "/products", 400));
  tape.add("U+0001 in a text", answered(2, "POST", "/products", 500));
  EXPECT_EQ(kNulControl.judge(tape).outcome, Outcome::kPass);
}

TEST(NulControl, FailsWhereATextBecomesAHeader) {
  Tape tape = tape_with(answered(1, "POST", "/products", 400));
  tape.add("a line end in a query",
           answered(2, "GET", "/products", 200, "[]", {{"X-Injected", "1"}}));
  const Finding finding = kNulControl.judge(tape);
  EXPECT_EQ(finding.outcome, Outcome::kFail);
  EXPECT_EQ(finding.observed, "became a header of the answer");
}

}  // namespace
}  // namespace assay::checks::val_nul_control_test
