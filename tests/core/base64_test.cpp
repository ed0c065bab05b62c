// SPDX-License-Identifier: MIT
// Both alphabets of base64.
#include "core/base64.h"

#include <gtest/gtest.h>

namespace assay {
namespace {

TEST(Base64, PadsTheStandardAlphabet) {
  EXPECT_EQ(base64_encoded("\xfb\xff\xfe?"), "+//+Pw==");
  EXPECT_EQ(base64_decoded("+//+Pw=="), "\xfb\xff\xfe?");
}

TEST(Base64, LeavesThePaddingAwayInUrls) {
  EXPECT_EQ(base64url_encoded("\xfb\xff\xfe?"), "-__-Pw");
  EXPECT_EQ(base64url_decoded("-__-Pw"), "\xfb\xff\xfe?");
}

TEST(Base64, RefusesTheOtherAlphabetAndImpossibleLengths) {
  EXPECT_FALSE(base64url_decoded("+//+Pw"));
  EXPECT_FALSE(base64url_decoded("-__-Pw=="));
  EXPECT_FALSE(base64url_decoded("abcde"));
  EXPECT_FALSE(base64_decoded("-__-Pw=="));
}

}  // namespace
}  // namespace assay
