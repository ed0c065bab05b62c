// SPDX-License-Identifier: MIT
// Located trees, and documents that are refused.
#include "rubric/read_yaml.h"

#include <gtest/gtest.h>

#include "tests/rubric/support.h"

namespace assay {
namespace {

std::string first_problem(const std::string& text) {
  const ReadText read = read_text_of(text);
  return read.problems.empty() ? std::string() : read.problems.front().message;
}

std::string repeated(std::string_view text, std::size_t times) {
  std::string all;
  for (std::size_t i = 0; i < times; ++i)
    all += text;
  return all;
}

TEST(ReadYaml, EveryValueKnowsItsLineAndColumnCountedFromOne) {
  const Node root = *read_text_of("a: 1\nb:\n  - x\n  - {c: y}\n").root;
  EXPECT_EQ(root.find("a")->key_at.line, 1);
  EXPECT_EQ(root.find("a")->at.column, 4);
  const Node& item = root.find("b")->children.at(1);
  EXPECT_EQ(item.find("c")->at.line, 4);
  EXPECT_EQ(item.find("c")->at.column, 9);
}

TEST(ReadYaml, PlainScalarsFollowTheCoreSchema) {
  const Node root =
      *read_text_of("a: true\nb: yes\nc: 1.50\nd: \"1\"\ne: ~\nf: 0x1F\ng:\nh: -.5\n").root;
  EXPECT_TRUE(root.find("a")->is_bool());
  EXPECT_EQ(root.find("b")->text, "yes");
  EXPECT_TRUE(root.find("b")->is_string());
  EXPECT_EQ(to_json(*root.find("c")).text(), "1.50");
  EXPECT_TRUE(root.find("d")->is_string());
  EXPECT_TRUE(root.find("e")->is_null());
  EXPECT_TRUE(root.find("f")->is_string());
  EXPECT_TRUE(root.find("g")->is_null());
  EXPECT_EQ(to_json(*root.find("h")).text(), "-0.5");
}

TEST(ReadYaml, AnAbsentValueStandsAtItsKey) {
  const Node root = *read_text_of("a:\n\n\nb: 1\n").root;
  EXPECT_EQ(root.find("a")->at.line, 1);
}

TEST(ReadYaml, NumbersAreWrittenAsJsonWritesThem) {
  const auto number = [](const std::string& text) {
    const Node node = plain_scalar(text, {});
    return node.is_number() ? node.text : "no number";
  };
  EXPECT_EQ(number("007"), "7");
  EXPECT_EQ(number("+1"), "1");
  EXPECT_EQ(number("0"), "0");
  EXPECT_EQ(number("-0.0"), "-0.0");
  EXPECT_EQ(number("1."), "1");
  EXPECT_EQ(number("1e3"), "1e3");
  EXPECT_EQ(number("1e"), "no number");
  EXPECT_EQ(number("."), "no number");
  EXPECT_EQ(number("-"), "no number");
  EXPECT_EQ(number("1.2.3"), "no number");
  EXPECT_EQ(number("2026-01-01"), "no number");
}

TEST(ReadYaml, KeysKeepTheirCharacters) {
  const Node root = *read_text_of("07: a\n1.0: b\n").root;
  EXPECT_NE(root.find("07"), nullptr);
  EXPECT_NE(root.find("1.0"), nullptr);
}

TEST(ReadYaml, AliasesRepeatWhatTheirAnchorHolds) {
  const Node root = *read_text_of("a: &x {k: [1, 2]}\nb: *x\n").root;
  EXPECT_EQ(to_json(*root.find("b")), to_json(*root.find("a")));
  EXPECT_EQ(root.find("b")->find("k")->at.line, 1);
}

TEST(ReadYaml, BothPlacesOfADuplicateKeyAreNamed) {
  const ReadText read = read_text_of("a: 1\nb: 2\na: 3\n");
  ASSERT_EQ(read.problems.size(), 1U);
  EXPECT_EQ(read.problems[0].message, "the key 'a' stands twice; first at 1:1");
  EXPECT_EQ(read.problems[0].at.line, 3);
}

TEST(ReadYaml, EmptyFilesAndOtherShapesAreNoRubric) {
  EXPECT_EQ(first_problem(""), "the file must be a map of keys, but is empty");
  EXPECT_EQ(first_problem("# only a comment\n"), "the file must be a map of keys, but is empty");
  EXPECT_EQ(first_problem("[1]"), "the file must be a map of keys, but is a list");
  EXPECT_EQ(first_problem("word"), "the file must be a map of keys, but is the text 'word'");
}

TEST(ReadYaml, ASecondDocumentIsRefused) {
  EXPECT_EQ(first_problem("a: 1\n---\nb: 2\n"),
            "a second document starts here, but a rubric file holds one");
  EXPECT_EQ(first_problem("---\na: 1\n...\n"), "");
}

TEST(ReadYaml, AliasBombsAreRefusedBeforeTheyUnfold) {
  std::string bomb = "a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n";
  for (int i = 1; i < 20; ++i) {
    const std::string below = "*a" + std::to_string(i - 1);
    bomb += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [" + below +
            repeated("," + below, 9) + "]\n";
  }
  EXPECT_EQ(first_problem(bomb), "the file holds more than 100000 values, its aliases written out");
}

TEST(ReadYaml, NestedAnchorsCountForEachCopyThatTheyKeep) {
  std::string nested = "a: ";
  for (int i = 0; i < 50; ++i)
    nested += "&n" + std::to_string(i) + " [";
  nested += "x" + repeated(",x", 5000) + repeated("]", 50) + "\n";
  EXPECT_EQ(first_problem(nested),
            "the file holds more than 100000 values, its aliases written out");
}

TEST(ReadYaml, AnAliasInsideItsOwnAnchorIsRefused) {
  EXPECT_EQ(first_problem("a: &a [*a]\n"), "an alias stands inside the value that it repeats");
}

TEST(ReadYaml, DepthIsBounded) {
  EXPECT_EQ(first_problem("a: " + repeated("[", 63) + repeated("]", 63)), "");
  EXPECT_EQ(first_problem("a: " + repeated("[", 64) + repeated("]", 64)),
            "values nest deeper than 64 levels");
  EXPECT_EQ(first_problem(repeated("- ", 100'000)), "values nest deeper than 64 levels");
}

TEST(ReadYaml, BracketsThatNeverCloseAreRefused) {
  for (const char* opening : {"[", "{a: ", "{[", "[?", "? ", "- ? - "}) {
    EXPECT_NE(first_problem(repeated(opening, 100'000)), "") << opening;
  }
}

TEST(ReadYaml, AliasesDoNotHideDepth) {
  EXPECT_EQ(first_problem("a: &a " + repeated("[", 40) + repeated("]", 40) +
                          "\nb: " + repeated("[", 40) + "*a" + repeated("]", 40) + "\n"),
            "values nest deeper than 64 levels");
}

TEST(ReadYaml, SizesAreBounded) {
  EXPECT_EQ(first_problem("a: " + std::string(kMaxYamlBytes, 'x')),
            "the file is larger than 1024 KiB");
  EXPECT_EQ(first_problem("a: [" + repeated("x,", 100'000) + "]"),
            "the file holds more than 100000 values, its aliases written out");
  std::string wide;
  for (int i = 0; i < 2001; ++i)
    wide += "k" + std::to_string(i) + ": 1\n";
  EXPECT_EQ(first_problem(wide), "a map holds more than 2000 keys");
}

TEST(ReadYaml, BytesThatAreNoTextAreRefusedWithTheirPlace) {
  const ReadText read = read_text_of(std::string("a: 1\nb: \x04 2\nc: d: e\n"));
  ASSERT_EQ(read.problems.size(), 1U);
  EXPECT_EQ(read.problems[0].message, "the file holds bytes that are no text");
  EXPECT_EQ(read.problems[0].at.line, 2);
  EXPECT_EQ(read.problems[0].at.column, 4);
  EXPECT_EQ(first_problem(std::string("a: \0b", 5)), "the file holds bytes that are no text");
  EXPECT_EQ(first_problem("\xFF\xFE"
                          "a"),
            "the file holds bytes that are no text");
}

TEST(ReadYaml, WindowsLineEndsAndAByteOrderMarkDoNoHarm) {
  const Node root = *read_text_of(
                         "\xEF\xBB\xBF"
                         "a: 1\r\nb: two\r\n")
                         .root;
  EXPECT_EQ(root.find("a")->text, "1");
  EXPECT_EQ(root.find("b")->text, "two");
}

TEST(ReadYaml, KeysMustBeWords) {
  EXPECT_EQ(first_problem("{a: 1}: 2\n"), "a key must be a word, not a map or a list");
  EXPECT_EQ(first_problem("~: 2\n"), "a key must be a word, but is empty");
}

TEST(ReadYaml, BrokenYamlSaysWhereAndWhatUsuallyHelps) {
  const ReadText read = read_text_of("a: b: c\n");
  ASSERT_EQ(read.problems.size(), 1U);
  EXPECT_EQ(read.problems[0].at.line, 1);
  EXPECT_EQ(read.problems[0].at.column, 5);
  EXPECT_EQ(read.problems[0].hint, "a text that holds ': ' needs quotes");
}

}  // namespace
}  // namespace assay
