// SPDX-License-Identifier: MIT
// Texts drawn from a pattern match it; near misses do not; what cannot be drawn gives none.
#include "contract/pattern.h"

#include <set>

#include <gtest/gtest.h>

namespace assay {
namespace {

TEST(Pattern, EveryCommonPatternIsDrawnFrom) {
  for (const char* pattern : {"^[A-Z]{3}-[0-9]{4}$",
                              R"(^\d{3}-\d{2}-\d{4}$)",
                              "abc",
                              "a|b|c",
                              "^(foo|ba[rz])+$",
                              R"(\w+@\w+\.com)",
                              R"(^\+?[1-9]\d{1,14}$)",
                              "^#(?:[0-9a-fA-F]{3}){1,2}$",
                              ".{5,10}",
                              R"(^[^\s@]+@[^\s@]+\.[^\s@]+$)",
                              "^[a-z0-9]+(?:-[a-z0-9]+)*$",
                              R"([[:alpha:]]{2}\x2d[[:digit:]]+)",
                              "(?P<year>[0-9]{4})",
                              "(?i)abc[a-f]",
                              R"(^[\w.\-+]+$)",
                              R"(^\p{Lu}\p{L}*$)",
                              "[]a]{2}",
                              "a{,3}",
                              "^x*$|^y+$",
                              R"(^\$\d+\.\d{2}$)",
                              "^[A-Za-z]{2,}?$",
                              R"(\S{4})",
                              "^[!-/]{3}$",
                              "()a"}) {
    const std::string text = matching_text(pattern, 5, 99);
    EXPECT_FALSE(text.empty()) << pattern;
    EXPECT_TRUE(matches_whole(pattern, text)) << pattern << " gave " << text;
  }
}

TEST(Pattern, WhatCannotBeDrawnFromGivesNothing) {
  for (const char* pattern :
       {R"((a)\1)", "(?=a)a", "(?<!x)a", "(?!b)a", "[a", "(a", "a)", "*a", "[^ -~]", "[z-a]"}) {
    EXPECT_EQ(matching_text(pattern, 1, 1), "") << pattern;
  }
}

TEST(Pattern, DeepAndEndlessPatternsEnd) {
  EXPECT_EQ(matching_text(std::string(5000, '(') + std::string(5000, ')'), 1, 1), "");
  matching_text("((((){1000}){1000}){1000}){1000}", 1, 1);
  matching_text("(((a{100}){100}){100})", 1, 1);
}

TEST(Pattern, ATightPatternNeverRepeats) {
  std::set<std::string> seen;
  for (std::uint64_t place = 0; place < 5'000; ++place) {
    seen.insert(matching_text("^[A-Z]{3}-[0-9]{4}$", place, 7));
  }
  EXPECT_EQ(seen.size(), 5'000U);
}

TEST(Pattern, AllTextsOfASmallPatternAreUsedBeforeOneReturns) {
  std::set<std::string> seen;
  for (std::uint64_t place = 0; place < 260; ++place)
    seen.insert(matching_text("[a-z][0-9]", place, 7));
  EXPECT_EQ(seen.size(), 260U);
}

TEST(Pattern, OptionalPartsAndChoicesKeepPlacesApart) {
  std::set<std::string> seen;
  for (std::uint64_t place = 0; place < 5'000; ++place) {
    seen.insert(matching_text("(?:[a-c]|[d-z]{2})[0-9]{1,6}x?", place, 7));
  }
  EXPECT_EQ(seen.size(), 5'000U);
}

TEST(Pattern, SeedsRarelyCollide) {
  std::set<std::string> first;
  std::set<std::string> both;
  for (std::uint64_t place = 0; place < 500; ++place) {
    first.insert(matching_text("^[A-Z]{3}-[0-9]{4}$", place, 1));
    both.insert(matching_text("^[A-Z]{3}-[0-9]{4}$", place, 2));
  }
  both.merge(first);
  EXPECT_GE(both.size(), 998U);
}

TEST(Pattern, ALengthIsKept) {
  EXPECT_EQ(matching_text("[a-z]+", 1, 1, {3, 3}).size(), 3U);
  EXPECT_GE(matching_text("[a-z]+", 1, 1, {40, 200}).size(), 40U);
  EXPECT_EQ(matching_text("[a-z]{5}", 1, 1, {6, 9}), "");
}

TEST(Pattern, ANearMissIsFoundNowhereInTheText) {
  for (const char* pattern : {"^[A-Z]{3}-[0-9]{4}$", "[A-Z]{3}-[0-9]{4}", R"(^\d+$)", "^[a-z]*$"}) {
    const std::string good = matching_text(pattern, 3, 3);
    const std::string bad = near_miss(pattern, good);
    EXPECT_FALSE(bad.empty()) << pattern;
    EXPECT_FALSE(matches_whole(pattern, bad)) << pattern << " took " << bad;
  }
}

TEST(Pattern, APatternThatIsEverywhereHasNoNearMiss) {
  EXPECT_EQ(near_miss(".*", "anything"), "");
  EXPECT_EQ(near_miss("[a-z]*", "abc"), "");
  EXPECT_EQ(near_miss("(", "abc"), "");
}

}  // namespace
}  // namespace assay
