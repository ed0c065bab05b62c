// SPDX-License-Identifier: MIT
// Copies with other names, and functions that merely look alike for a while.
#include "repo/code/clones.h"

#include <gtest/gtest.h>

namespace assay {
namespace {

std::string handler(const std::string& name) {
  return "function " + name +
         "(body) {\n  const { a, b, c } = body;\n  if (!a || a.length > 80) {\n"
         "    return refuse('a', 422);\n  }\n  for (const one of b) {\n    count(one, " +
         name + ");\n  }\n  const made = store.insert('" + name +
         "', { a, b });\n  log(made.id + 1);\n"
         "  return answer(201).at('/' + made.id).with(made);\n}\n";
}

std::string list(const std::string& name) {
  std::string text = "function " + name + "(to) {\n";
  for (int i = 0; i < 30; ++i)
    text += "  to.get('/" + name + std::to_string(i) + "', " + name + ".a);\n";
  return text + "}\n";
}

CodeFacts facts_of(const std::vector<std::string>& texts) {
  CloneFinder finder;
  for (const std::string& text : texts) {
    const Code code(text, Family::kJavaScript);
    finder.take("a.js", code, functions_in(code, Family::kJavaScript));
  }
  CodeFacts facts;
  finder.finish(facts);
  return facts;
}

TEST(Clones, AreFoundUnderOtherNames) {
  const CodeFacts facts = facts_of({handler("order"), handler("product")});
  ASSERT_EQ(facts.clones.size(), 1U);
  EXPECT_GE(facts.clones[0].lines, 10);
  EXPECT_EQ(facts.cloned_lines, facts.clones[0].lines);
}

TEST(Clones, AreNotListsOfTheSameForm) {
  EXPECT_TRUE(facts_of({list("order"), list("product")}).clones.empty());
}

TEST(Clones, AreNotRepetitionsWithinOneFunction) {
  EXPECT_TRUE(facts_of({handler("order")}).clones.empty());
}

}  // namespace
}  // namespace assay
