// SPDX-License-Identifier: MIT
// .gitignore rules as gitignore(5) has them.
#include "repo/ignore.h"

#include <gtest/gtest.h>

namespace assay {
namespace {

IgnoreRules rules(std::string_view text) {
  IgnoreRules all;
  all.add("", text);
  return all;
}

TEST(Ignore, TellsWhatIsLetInAgain) {
  EXPECT_TRUE(lets_in("/.idea/*\n!/.idea/misc.xml\n", ".idea"));
  EXPECT_FALSE(lets_in(".idea\n!lamps\n", ".idea"));
}

TEST(PathGlob, KeepsAStarWithinAPart) {
  EXPECT_TRUE(matches_path_glob("a.log", "*.log"));
  EXPECT_FALSE(matches_path_glob("a/b.log", "*.log"));
  EXPECT_TRUE(matches_path_glob("a/b/c.log", "a/**/c.log"));
  EXPECT_TRUE(matches_path_glob("a/c.log", "a/**/c.log"));
  EXPECT_TRUE(matches_path_glob("x/y/z", "**/z"));
  EXPECT_TRUE(matches_path_glob("z", "**/z"));
  EXPECT_TRUE(matches_path_glob("a/b/c", "a/**"));
  EXPECT_FALSE(matches_path_glob("b/c", "a/**"));
  EXPECT_TRUE(matches_path_glob("file7.txt", "file[0-9].txt"));
  EXPECT_FALSE(matches_path_glob("fileA.txt", "file[!A-Z].txt"));
  EXPECT_TRUE(matches_path_glob("[", "["));
}

TEST(PathGlob, EndsOnTextsThatTempt) {
  const std::string path(5000, 'a');
  std::string glob;
  for (int i = 0; i < 200; ++i)
    glob += "*a";
  EXPECT_FALSE(matches_path_glob(path, glob + "b"));
}

TEST(IgnoreRules, MatchNamesAnywhereAndPathsFromTheirFolder) {
  const IgnoreRules all = rules("node_modules\n/build\ndocs/*.pdf\n# comment\n\nbin/\n");
  EXPECT_TRUE(all.ignores("node_modules", true));
  EXPECT_TRUE(all.ignores("a/node_modules", true));
  EXPECT_TRUE(all.ignores("build", true));
  EXPECT_FALSE(all.ignores("a/build", true));
  EXPECT_TRUE(all.ignores("docs/a.pdf", false));
  EXPECT_FALSE(all.ignores("docs/a/b.pdf", false));
  EXPECT_TRUE(all.ignores("a/bin", true));
  EXPECT_FALSE(all.ignores("a/bin", false));
}

TEST(IgnoreRules, TakeTheLastRuleThatSpeaksOfAPath) {
  const IgnoreRules all = rules(".env*\n!.env.example\r\n");
  EXPECT_TRUE(all.ignores(".env", false));
  EXPECT_FALSE(all.ignores(".env.example", false));
}

TEST(IgnoreRules, HoldBelowTheirOwnFolder) {
  IgnoreRules all;
  all.add("", "*.tmp\n");
  all.add("sub/", "!*.tmp\n/only\n");
  EXPECT_TRUE(all.ignores("a.tmp", false));
  EXPECT_FALSE(all.ignores("sub/a.tmp", false));
  EXPECT_TRUE(all.ignores("sub/only", false));
  EXPECT_FALSE(all.ignores("only", false));
}

}  // namespace
}  // namespace assay
