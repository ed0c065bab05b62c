// SPDX-License-Identifier: MIT
// Columns and line breaks.
#include "report/wrap.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace assay {
namespace {

using testing::ElementsAre;

TEST(Wrap, BreaksAtSpaces) {
  EXPECT_THAT(wrapped("a walk of the whole list skips items", 20),
              ElementsAre("a walk of the whole", "list skips items"));
}

TEST(Wrap, BreaksAWordOnlyWhereItAloneIsLonger) {
  EXPECT_THAT(wrapped("see " + std::string(45, 'x') + " there", 20),
              ElementsAre("see", std::string(20, 'x'), std::string(20, 'x'), "xxxxx there"));
}

TEST(Wrap, KeepsCharactersWhole) {
  for (const std::string& line : wrapped(std::string(15, 'x') + "日本日本日本日本", 20)) {
    EXPECT_LE(columns(line), 20U);
    EXPECT_EQ(line.find("\xef\xbf\xbd"), std::string::npos);
  }
}

TEST(Wrap, GivesOneEmptyLineForNothing) {
  EXPECT_THAT(wrapped("", 20), ElementsAre(""));
}

TEST(Wrap, TakesAMegabyteWithoutSpacesInItsStride) {
  EXPECT_EQ(wrapped(std::string(1'000'000, 'x'), 100).size(), 10'000U);
}

TEST(Wrap, CountsColumns) {
  EXPECT_EQ(columns("aé"), 2U);
  EXPECT_EQ(columns("日本"), 4U);
  EXPECT_EQ(columns("e\u0301"), 1U);
}

TEST(Wrap, ClipsWithAMark) {
  EXPECT_EQ(clipped("abcdef", 6), "abcdef");
  EXPECT_EQ(clipped("abcdefg", 6), "abcde…");
}

}  // namespace
}  // namespace assay
