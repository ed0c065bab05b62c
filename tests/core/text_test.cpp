// SPDX-License-Identifier: MIT
// Text questions, and what is safe to print.
#include "core/text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace assay {
namespace {

using testing::ElementsAre;

TEST(Text, IgnoresTheCaseOfAsciiLettersOnly) {
  EXPECT_TRUE(equals_ignoring_case("Content-TYPE", "content-type"));
  EXPECT_FALSE(equals_ignoring_case("a", "ab"));
  EXPECT_FALSE(equals_ignoring_case("É", "é"));
  EXPECT_TRUE(contains_ignoring_case("application/JSON", "json"));
  EXPECT_TRUE(contains_ignoring_case("", ""));
  EXPECT_EQ(lower("ÀbC"), "Àbc");
}

TEST(Text, TrimsBothSides) {
  EXPECT_EQ(trimmed(" \t a b\r\n"), "a b");
  EXPECT_EQ(trimmed(" \n "), "");
}

TEST(Text, SplitsIntoEveryPartEmptyOnesToo) {
  EXPECT_THAT(split("a,,b,", ','), ElementsAre("a", "", "b", ""));
  EXPECT_THAT(split("", ','), ElementsAre(""));
}

TEST(Text, MatchesGlobs) {
  EXPECT_TRUE(matches_glob("page.full-walk", "page.*"));
  EXPECT_TRUE(matches_glob("page.full-walk", "*-walk"));
  EXPECT_TRUE(matches_glob("abc", "a?c"));
  EXPECT_TRUE(matches_glob("", "*"));
  EXPECT_FALSE(matches_glob("page", "page.*"));
  EXPECT_FALSE(matches_glob("abc", "a?"));
}

TEST(Text, MatchesAHostileGlobInNoTime) {
  std::string pattern;
  for (int i = 0; i < 1000; ++i)
    pattern += "*a";
  EXPECT_FALSE(matches_glob(std::string(5000, 'a') + "b", pattern));
}

TEST(Text, SuggestsTheNearestWord) {
  const std::vector<std::string> known{"page.full-walk", "page.total", "http.create"};
  EXPECT_EQ(nearest("page.ful-walk", known), "page.full-walk");
  EXPECT_EQ(nearest("http.craete", known), "http.create");
  EXPECT_EQ(nearest("x", known), "");
  EXPECT_EQ(nearest("something.else", known), "");
}

TEST(Text, ShortensAtACharacter) {
  EXPECT_EQ(shortened("abc", 3), "abc");
  EXPECT_EQ(shortened("abcd", 3), "abc…");
  EXPECT_EQ(shortened("aéé", 2), "a…");
  EXPECT_EQ(shortened("aéé", 3), "aé…");
}

TEST(Text, ShowsEscapeSequencesAndControls) {
  EXPECT_EQ(printable("\x1b[31mred\a\x7f"), "\\x1b[31mred\\x07\\x7f");
  EXPECT_EQ(printable("\xC2\x9B"
                      "31m"),
            "\\u009b31m");
}

TEST(Text, ShowsWhatTurnsOrHidesText) {
  EXPECT_EQ(printable("a\u202Eb\u2066c\u200Bd\uFEFF"), "a\\u202eb\\u2066c\\u200bd\\ufeff");
}

TEST(Text, ShowsBytesThatAreNotUtf8) {
  EXPECT_EQ(printable("\xff\xc0\xaf\xed\xa0\x80"), "\\xff\\xc0\\xaf\\xed\\xa0\\x80");
  EXPECT_EQ(printable("cut \xe2\x82"), "cut \\xe2\\x82");
}

TEST(Text, KeepsLettersOfEveryScript) {
  EXPECT_EQ(printable("é日本🎉שלום"), "é日本🎉שלום");
}

TEST(Text, PutsLinesOnOneLineUnlessToldToKeepThem) {
  EXPECT_EQ(printable("a\r\nb\tc"), "a b c");
  EXPECT_EQ(printable_lines("a\r\nb\tc\rd"), "a\nb\tc\\x0dd");
}

TEST(Text, DecodesPercentEscapesAndLeavesTheRest) {
  EXPECT_EQ(percent_decoded("a%20b%C3%a9%5B"), "a bé[");
  EXPECT_EQ(percent_decoded("100%, %4, %zz, %"), "100%, %4, %zz, %");
}

}  // namespace
}  // namespace assay
