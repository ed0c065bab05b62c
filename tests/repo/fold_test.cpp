// SPDX-License-Identifier: MIT
// How long texts of long lines are.
#include "repo/fold.h"

#include <string>

#include <gtest/gtest.h>

namespace assay {
namespace {

std::string repeated(const std::string& text, int times) {
  std::string all;
  for (int i = 0; i < times; ++i)
    all += text;
  return all;
}

TEST(Fold, CountsShortLinesAsTheyStand) {
  EXPECT_EQ(folded_lines(""), 0);
  EXPECT_EQ(folded_lines("# A\n"), 1);
  EXPECT_EQ(folded_lines("# A\r\n\r\nB"), 3);
}

TEST(Fold, CountsAParagraphOfOneLineAsLongAsItIs) {
  EXPECT_EQ(folded_lines(repeated("tenletters ", 7)), 1);
  EXPECT_EQ(folded_lines(repeated("tenletters ", 8)), 2);
  EXPECT_EQ(folded_lines("# A\n\n" + repeated("tenletters ", 70)), 12);
}

TEST(Fold, CutsNoAddress) {
  EXPECT_EQ(folded_lines("http://a.example/" + repeated("a", 500)), 1);
}

TEST(Fold, CountsCharactersAndNotBytes) {
  EXPECT_EQ(folded_lines(repeated("настройка ", 8)), 1);
  EXPECT_EQ(folded_lines(repeated("起動", 20)), 2);
  EXPECT_EQ(folded_lines(repeated("起動", 60)), 4);
}

}  // namespace
}  // namespace assay
