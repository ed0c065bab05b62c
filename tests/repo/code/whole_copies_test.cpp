// SPDX-License-Identifier: MIT
// Files that stand twice, of functions that are too short to be copies by themselves.
#include <gtest/gtest.h>

#include "repo/code/clones.h"

namespace assay {
namespace {

TEST(Clones, AreFilesThatAreTheSameHoweverShortTheirFunctions) {
  const auto facts = [](const std::string& first, const std::string& second,
                        const std::string& call) {
    CloneFinder finder;
    for (const std::string& path : {first, second}) {
      std::string text = "class Keys {\n";
      for (const char* name : {"make", "check", "renew"})
        text += std::string("  String ") + name +
                "(String a) {\n    String b = " + (path == second ? call : "read") +
                "(a);\n    log(b);\n    return b;\n  }\n";
      text += "}\n";
      const Code code(text, Family::kJvm);
      finder.take(path, code, functions_in(code, Family::kJvm));
    }
    CodeFacts found;
    finder.finish(found);
    return found;
  };
  const CodeFacts copied = facts("a/Keys.java", "b/Keys.java", "read");
  ASSERT_EQ(copied.clones.size(), 1U);
  EXPECT_EQ(copied.clones[0].file, "b/Keys.java");
  EXPECT_EQ(copied.clones[0].original, "a/Keys.java");
  EXPECT_GT(copied.cloned_lines, 8);
  EXPECT_TRUE(facts("a/Keys.java", "b/Locks.java", "read").clones.empty());
  EXPECT_TRUE(facts("a/Keys.java", "b/Keys.java", "open").clones.empty());
}

}  // namespace
}  // namespace assay
