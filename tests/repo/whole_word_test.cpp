// SPDX-License-Identifier: MIT
// A word is one where no letter stands beside it.
#include "repo/whole_word.h"

#include <gtest/gtest.h>

namespace assay {
namespace {

TEST(WholeWord, IsFoundBesideMarksAndDigits) {
  EXPECT_TRUE(holds_word("make", "make"));
  EXPECT_TRUE(holds_word("run `make` twice", "make"));
  EXPECT_TRUE(holds_word("keys/dev2.pem", "dev"));
  EXPECT_TRUE(holds_word("remake, then make", "make"));
}

TEST(WholeWord, IsNotFoundWithinAnother) {
  EXPECT_FALSE(holds_word("makefile", "make"));
  EXPECT_FALSE(holds_word("EMAIL", "AI"));
  EXPECT_FALSE(holds_word("", "make"));
}

}  // namespace
}  // namespace assay
