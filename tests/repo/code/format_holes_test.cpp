// SPDX-License-Identifier: MIT
// Verbs and braces, and texts that do not tell their order.
#include "repo/code/format_holes.h"

#include <string>

#include <fmt/core.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace assay {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

// "place argument", with a star for one that is no text.
std::vector<std::string> holes(std::string_view text, bool braces = false) {
  std::vector<std::string> all;
  const auto found = format_holes(text, braces);
  for (const FormatHole& hole : found.value())
    all.push_back(fmt::format("{} {}{}", hole.at, hole.argument, hole.text ? "" : "*"));
  return all;
}

TEST(FormatHoles, AreCountedFromTheLeft) {
  EXPECT_THAT(holes("%s %d %v"), ElementsAre("0 0", "3 1*", "6 2"));
  EXPECT_THAT(holes("{} {:?} {}", true), ElementsAre("0 0", "3 1", "8 2"));
  EXPECT_THAT(holes("{1} {0}", true), ElementsAre("0 1", "4 0"));
}

TEST(FormatHoles, AreNotSignsOfTheText) {
  EXPECT_THAT(holes("like '%' %% 5 % 2%n"), IsEmpty());
  EXPECT_THAT(holes("{{a}}", true), IsEmpty());
}

TEST(FormatHoles, AreUnknownWhereTheOrderDoesNotTell) {
  for (const char* text : {"%[2]s", "%1$s", "%*d", "%(name)s"})
    EXPECT_FALSE(format_holes(text, false)) << text;
  for (const char* text : {"{name}", "{a.b}", "{"})
    EXPECT_FALSE(format_holes(text, true)) << text;
}

}  // namespace
}  // namespace assay
