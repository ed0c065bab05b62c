// SPDX-License-Identifier: MIT
// Functions of each language, and what only looks like one.
#include "repo/code/functions.h"

#include <string>

#include <fmt/core.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace assay {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

// "name lines branches"
std::vector<std::string> functions(std::string_view text, Family family) {
  const Code code(text, family);
  std::vector<std::string> all;
  for (const Function& one : functions_in(code, family))
    all.push_back(fmt::format("{} {} {}", one.name, one.lines, one.branches));
  return all;
}

TEST(Functions, AreFoundInEachLanguage) {
  EXPECT_THAT(functions("function a(b) {\n  if (b) c();\n}\nconst d = async (e) => {\n  f();\n};\n"
                        "class G {\n  h(): Promise<void> {\n    x = y ? 1 : 2;\n  }\n}\n",
                        Family::kJavaScript),
              ElementsAre("a 3 2", "d 3 1", "h 3 2"));
  EXPECT_THAT(functions("def a(b):\n    if b and c:\n        d()\n\nasync def e():\n    f()\n",
                        Family::kPython),
              ElementsAre("a 3 3", "e 2 1"));
  EXPECT_THAT(
      functions("func (r *R) A(b int) (int, error) {\n\tif err != nil {\n\t\treturn\n\t}\n}\n"
                "func B(f func() error) map[string]interface{} {\n\tfor {\n\t}\n}\n",
                Family::kGo),
      ElementsAre("A 5 1", "B 4 2"));
  EXPECT_THAT(functions("class A {\n  A(int b) throws C {\n    d();\n  }\n  List<E> f() {\n"
                        "    while (g && h) {\n    }\n  }\n}\n",
                        Family::kJvm),
              ElementsAre("A 3 1", "f 4 3"));
  EXPECT_THAT(functions("fun a(b: Int): Int {\n  return b\n}\nfun c() = d()\n", Family::kJvm),
              ElementsAre("a 3 1"));
  EXPECT_THAT(functions("public A(int b) : base(b)\n{\n}\nint C<T>(T d) where T : E\n{\n}\n",
                        Family::kDotNet),
              ElementsAre("A 3 1", "C 3 1"));
  EXPECT_THAT(functions("class A\n  def b(c)\n    d if c\n  end\n\n  def self.e\n  end\nend\n",
                        Family::kRuby),
              ElementsAre("b 3 2", "e 2 1"));
  EXPECT_THAT(functions("pub fn a<T>(b: T) -> Result<T> where T: C {\n  d()?;\n}\n", Family::kRust),
              ElementsAre("a 3 1"));
  EXPECT_THAT(functions("function a(int $b): int {\n  return $b;\n}\n", Family::kPhp),
              ElementsAre("a 3 1"));
  EXPECT_THAT(functions("int A::b(int c) const {\n  return c || d;\n}\n", Family::kCpp),
              ElementsAre("b 3 2"));
  EXPECT_THAT(functions("defmodule A do\n  def b(c) do\n    c\n  end\n\n  defp d(e), do: e\nend\n",
                        Family::kElixir),
              ElementsAre("b 3 1", "d 1 1"));
}

TEST(Functions, AreNotControlStatementsOrTypes) {
  EXPECT_THAT(functions("if (a) {\n}\nfor (;;) {\n}\nswitch (b) {\n}\nconst c = { d: 1 };\n",
                        Family::kJavaScript),
              IsEmpty());
  EXPECT_THAT(
      functions("record A(int b) {\n}\nclass C {\n  D e = new D() {\n  };\n}\n", Family::kJvm),
      IsEmpty());
}

TEST(Functions, DoNotCountWhatStandsInTheFunctionsWithinThem) {
  EXPECT_THAT(functions("function a() {\n  b(() => {\n    if (c) d();\n    e();\n  });\n}\n",
                        Family::kJavaScript),
              ElementsAre("a 4 1", " 4 2"));
}

}  // namespace
}  // namespace assay
