// SPDX-License-Identifier: MIT
// Which bytes are a character.
#include "core/utf8.h"

#include <gtest/gtest.h>

namespace assay {
namespace {

TEST(Utf8, ReadsCharactersOfEveryLength) {
  EXPECT_EQ(utf8_at("a", 0).code, U'a');
  EXPECT_EQ(utf8_at("é", 0).code, U'é');
  EXPECT_EQ(utf8_at("日", 0).code, U'日');
  EXPECT_EQ(utf8_at("🎉", 0).code, U'🎉');
  EXPECT_EQ(utf8_at("🎉", 0).size, 4U);
  EXPECT_EQ(utf8_length("aé日🎉\xff"), 5U);
}

TEST(Utf8, RefusesWhatRfc3629Refuses) {
  for (const char* bytes : {"\x80", "\xc0\x80", "\xe0\x80\x80", "\xed\xa0\x80", "\xf0\x80\x80\x80",
                            "\xf4\x90\x80\x80", "\xf5\x80\x80\x80", "\xe2\x82", "\xff"}) {
    EXPECT_FALSE(is_utf8(bytes)) << utf8_length(bytes);
    EXPECT_EQ(utf8_at(bytes, 0).size, 1U);
  }
  EXPECT_TRUE(is_utf8("\xf4\x8f\xbf\xbf"));
  EXPECT_TRUE(is_utf8(""));
}

TEST(Utf8, NamesCharactersThatHideOrTurn) {
  for (const char32_t code :
       {U'\0', U'\x1b', U'\x7f', U'\x9b', U'\u202e', U'\u2069', U'\u200b', U'\ufeff'}) {
    EXPECT_TRUE(is_hidden(code)) << static_cast<unsigned>(code);
  }
  for (const char32_t code : {U' ', U'a', U'é', U'\u200d', U'日', U'א'}) {
    EXPECT_FALSE(is_hidden(code)) << static_cast<unsigned>(code);
  }
}

}  // namespace
}  // namespace assay
