// SPDX-License-Identifier: MIT
// val.unicode on literal tapes.
#include <gtest/gtest.h>

#include "checks/val/family.h"
#include "tests/checks/val/text_tape.h"

namespace assay::checks::val_unicode_test {
namespace {

constexpr const char* kEmoji = "a family of emoji";
constexpr const char* kFamily = "\U0001F469\u200D\U0001F469\u200D\U0001F467";

Tape tape_of(const std::string& name, const std::string& shown) {
  Tape tape = text_tape("val.unicode");
  tape.note("sent", Json::object({{name, "start "}}));
  add_stored(tape, name, shown);
  return tape;
}

TEST(Unicode, PassesTheSameTextAndSaysHowManyWereSeen) {
  const Finding finding = kUnicode.judge(tape_of(kEmoji, std::string("start ") + kFamily));
  EXPECT_EQ(finding.outcome, Outcome::kPass);
  EXPECT_EQ(finding.note.find("1 of "), 0U) << finding.note;
}

TEST(Unicode, PassesANormalisedText) {
  EXPECT_EQ(kUnicode.judge(tape_of("a combining accent", "start caf\u00e9")).outcome,
            Outcome::kPass);
  EXPECT_EQ(kUnicode.judge(tape_of("a precomposed accent", "start cafe\u0301")).outcome,
            Outcome::kPass);
}

TEST(Unicode, PassesATrimmedText) {
  EXPECT_EQ(kUnicode.judge(tape_of(kEmoji, std::string(" start ") + kFamily + " ")).outcome,
            Outcome::kPass);
}

TEST(Unicode, PassesWhateverBecomesOfALoneSurrogate) {
  for (const int status : {400, 201, 500}) {
    Tape tape = tape_of(kEmoji, std::string("start ") + kFamily);
    tape.add("a lone surrogate", answered(3, "POST", "/products", status));
    EXPECT_EQ(kUnicode.judge(tape).outcome, Outcome::kPass) << status;
  }
}

TEST(Unicode, FailsWhereCharactersBecomeQuestionMarks) {
  const Finding finding = kUnicode.judge(tape_of(kEmoji, "start ?\u200d?\u200d?"));
  EXPECT_EQ(finding.outcome, Outcome::kFail);
}

TEST(Unicode, FailsWhereUtf8IsTakenForLatin1) {
  EXPECT_EQ(kUnicode.judge(tape_of("a precomposed accent", "start caf\u00c3\u00a9")).outcome,
            Outcome::kFail);
}

TEST(Unicode, IsUndecidedWhereEveryTextIsRefused) {
  Tape tape = text_tape("val.unicode");
  tape.note("sent", Json::object({{kEmoji, "start "}}));
  tape.add(kEmoji, answered(1, "POST", "/products", 422));
  EXPECT_EQ(kUnicode.judge(tape).outcome, Outcome::kInconclusive);
}

Tape filtered(const std::string& list) {
  Tape tape = tape_of(kEmoji, std::string("start ") + kFamily);
  tape.note("filtered id", "7");
  tape.add("filtered by emoji", answered(3, "GET", "/products?name=x", 200, list));
  return tape;
}

TEST(Unicode, HoldsTheFilterToTheSameText) {
  EXPECT_EQ(kUnicode.judge(filtered(R"({"items":[{"id":7}]})")).outcome, Outcome::kPass);
  EXPECT_EQ(kUnicode.judge(filtered(R"({"items":[]})")).outcome, Outcome::kFail);
}

}  // namespace
}  // namespace assay::checks::val_unicode_test
