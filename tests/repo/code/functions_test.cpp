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
              ElementsAre("a 2 2", "d 2 1", "h 2 2"));
  EXPECT_THAT(functions("def a(b):\n    if b and c:\n        d()\n\nasync def e():\n    f()\n",
                        Family::kPython),
              ElementsAre("a 3 3", "e 2 1"));
  EXPECT_THAT(
      functions("func (r *R) A(b int) (int, error) {\n\tif err != nil {\n\t\treturn\n\t}\n}\n"
                "func B(f func() error) map[string]interface{} {\n\tfor {\n\t}\n}\n",
                Family::kGo),
      ElementsAre("A 3 1", "B 2 2"));
  EXPECT_THAT(functions("class A {\n  A(int b) throws C {\n    d();\n  }\n  List<E> f() {\n"
                        "    while (g && h) {\n    }\n  }\n}\n",
                        Family::kJvm),
              ElementsAre("A 2 1", "f 2 3"));
  EXPECT_THAT(
      functions("fun Application.a() {\n  b()\n}\nfun <T : C> List<T>.d(e: Int) {\n  f()\n}\n",
                Family::kJvm),
      ElementsAre("a 2 1", "d 2 1"));
  EXPECT_THAT(functions("fun a(b: Int): Int {\n  return b\n}\nfun c() = d()\n", Family::kJvm),
              ElementsAre("a 2 1"));
  EXPECT_THAT(functions("public A(int b) : base(b)\n{\n}\nint C<T>(T d) where T : E\n{\n}\n",
                        Family::kDotNet),
              ElementsAre("A 1 1", "C 1 1"));
  EXPECT_THAT(functions("class A\n  def b(c)\n    d if c\n  end\n\n  def self.e\n  end\nend\n",
                        Family::kRuby),
              ElementsAre("b 3 2", "e 2 1"));
  EXPECT_THAT(functions("pub fn a<T>(b: T) -> Result<T> where T: C {\n  d()?;\n}\n", Family::kRust),
              ElementsAre("a 2 1"));
  EXPECT_THAT(functions("function a(int $b): int {\n  return $b;\n}\n", Family::kPhp),
              ElementsAre("a 2 1"));
  EXPECT_THAT(functions("int A::b(int c) const {\n  return c || d;\n}\n", Family::kCpp),
              ElementsAre("b 2 2"));
  EXPECT_THAT(functions("defmodule A do\n  def b(c) do\n    c\n  end\n\n  defp d(e), do: e\nend\n",
                        Family::kElixir),
              ElementsAre("b 3 1", "d 1 1"));
}

TEST(Functions, AreNamedAfterWhatTheirArrowIsAssignedTo) {
  for (const char* head :
       {"export const sum = (a: A): B => {", "const sum = async (a: A): Promise<Map<B, C[]>> => {",
        "const sum = (a): { b: B; c: C } | null => {", "const sum: Handler<A, B> = async (a) => {",
        "const sum: shop.Handler = a => {", "const sum = <T>(a: T): a is B => {",
        "const sum = a => {"})
    EXPECT_THAT(functions(std::string(head) + "\n  b();\n};\n", Family::kJavaScript),
                ElementsAre("sum 2 1"))
        << head;
  for (const char* head : {"run((a: A): B => {", "run(a, b => {", "run(async (a): Promise<B> => {",
                           "const x = y ? 1 : 2\nrun((a) => {"})
    EXPECT_THAT(functions(std::string(head) + "\n  b();\n});\n", Family::kJavaScript),
                ElementsAre(" 2 1"))
        << head;
  EXPECT_THAT(functions("const a = { sum: (b: B): C => {\n  d();\n} };\n", Family::kJavaScript),
              ElementsAre("sum 2 1"));
}

TEST(Functions, AreNotMeasuredByTheMarkupThatTheyWriteOut) {
  EXPECT_THAT(functions("fn a(b: B) -> Element {\n  c();\n  rsx! {\n    form { class: \"d\",\n"
                        "      if e { f {} }\n    }\n  }\n}\nfn g() {\n  h();\n}\n",
                        Family::kRust),
              ElementsAre("a 2 1", "g 2 1"));
}

// A line twelve times over.
std::string rows(std::string_view line) {
  std::string all;
  for (int i = 0; i < 12; ++i)
    all.append(line).append("\n");
  return all;
}

TEST(Functions, AreAsLongAsTheFirstLineOfATable) {
  EXPECT_THAT(functions("function a(b) {\n  const c = {\n" + rows("d: new F(0),") +
                            "  ...g,\n  };\n  return h(c, [\n" + rows("b ? 2 : 3,") + "]);\n}\n",
                        Family::kJavaScript),
              ElementsAre("a 3 13"));
  EXPECT_THAT(functions("def a(b):\n    c = {\n" + rows("        'd': 1,") + "    }\n    f = [\n" +
                            rows("        1,") + "    ]\n    return b\n",
                        Family::kPython),
              ElementsAre("a 4 1"));
  EXPECT_THAT(functions("func A() {\n\tb := map[string]int{\n" + rows("\"c\": 1,") +
                            "}\n\te := []F{\n" + rows("{1},") + "}\n}\n",
                        Family::kGo),
              ElementsAre("A 3 1"));
  EXPECT_THAT(
      functions("def a\n  b({\n" + rows("    c: 1,") + "    'd' => 2,\n  })\nend\n", Family::kRuby),
      ElementsAre("a 3 1"));
  EXPECT_THAT(
      functions("function a() {\n  return [\n" + rows("'b' => 1,") + "  ];\n}\n", Family::kPhp),
      ElementsAre("a 2 1"));
  EXPECT_THAT(
      functions("void A() {\n  var b = new C {\n" + rows("D = 1,") + "  };\n}\n", Family::kDotNet),
      ElementsAre("A 2 1"));
  // A short one is laid out as any statement is.
  EXPECT_THAT(
      functions("function a() {\n  b({\n    c: 1,\n    d: 2,\n  });\n}\n", Family::kJavaScript),
      ElementsAre("a 4 1"));
}

TEST(Functions, AreAsLongAsTheStatementsInTheirBlocks) {
  EXPECT_THAT(
      functions("function a() {\n  if (b) {\n" + rows("c(d, e)") + "}\n}\n", Family::kJavaScript),
      ElementsAre("a 14 2"));
  EXPECT_THAT(functions("func A() {\n\tif b {\n" + rows("c, d := e()") + "\t}\n}\n", Family::kGo),
              ElementsAre("A 14 2"));
  EXPECT_THAT(functions("fn a() {\n  match b {\n" + rows("C => d(),") + "  }\n}\n", Family::kRust),
              ElementsAre("a 14 1"));
  EXPECT_THAT(
      functions("void A() {\n  b = c switch {\n" + rows("D => 1,") + "  };\n}\n", Family::kDotNet),
      ElementsAre("A 14 1"));
  EXPECT_THAT(functions("func A() {\n\tswitch b {\n\tdefault:\n" + rows("c()") +
                            "\tcase \"d\", \"e\":\n\t\tf()\n\t}\n}\n",
                        Family::kGo),
              ElementsAre("A 17 1"));
  // What a function within a table does is that function's.
  EXPECT_THAT(functions("function a() {\n  return {\n    b: 1,\n    c: () => {\n" + rows("d();") +
                            "    },\n  };\n}\n",
                        Family::kJavaScript),
              ElementsAre("a 2 1", "c 13 1"));
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
              ElementsAre("a 2 1", " 3 2"));
}

TEST(Functions, OfCppMayHaveNoNameAndTellTheirTypeLater) {
  EXPECT_THAT(functions("void routes() {\n  on(\"/a\", [b](int c) {\n    if (c) d();\n  });\n"
                        "  on(\"/e\", [&](int f) -> Task<int> {\n    return f ? 1 : 2;\n  });\n}\n",
                        Family::kCpp),
              ElementsAre("routes 3 1", " 2 2", " 2 2"));
  EXPECT_THAT(functions("auto A::b(int c) -> int {\n  return c;\n}\n", Family::kCpp),
              ElementsAre("b 2 1"));
}

TEST(Functions, AreNotClassesUnderADecorator) {
  EXPECT_THAT(
      functions("@Injectable()\nexport class A implements B<C> {\n  d() {\n    e();\n  }\n}\n"
                "@Entity('f')\nexport class F extends G(H) {\n}\n",
                Family::kJavaScript),
      ElementsAre("d 2 1"));
  EXPECT_THAT(functions("@RequestMapping(\"a\")\npublic interface A extends B<C, D> {\n}\n"
                        "@E(1)\nrecord F(int g) implements H {\n}\n@I(2)\n@interface J {\n}\n",
                        Family::kJvm),
              IsEmpty());
  EXPECT_THAT(functions("[Route(\"a\")]\npublic class A(B b) : C(b), D {\n}\n", Family::kDotNet),
              IsEmpty());
  EXPECT_THAT(functions("class A @Inject constructor(val b: B) : C(b), D {\n}\n"
                        "val e = f()\nobject G : H(1) {\n}\n",
                        Family::kJvm),
              IsEmpty());
}

TEST(Functions, MayGiveOrTakeWhatIsNamedAsATypeIs) {
  EXPECT_THAT(
      functions("class A {\n  b(): object {\n    c();\n  }\n  record(d) {\n    e();\n  }\n}\n",
                Family::kJavaScript),
      ElementsAre("b 2 1", "record 2 1"));
  EXPECT_THAT(
      functions("T A<T>(int b) where T : class {\n  C();\n}\nobject D(int e) {\n  F();\n}\n",
                Family::kDotNet),
      ElementsAre("A 2 1", "D 2 1"));
  EXPECT_THAT(functions("struct a *b(int c) {\n  d();\n}\n", Family::kCpp), ElementsAre("b 2 1"));
  EXPECT_THAT(functions("class A(val b: B)\nfun c(d: Int) {\n  e()\n}\n", Family::kJvm),
              ElementsAre("c 2 1"));
}

TEST(Functions, AreAsLongHoweverTheirBracesStand) {
  EXPECT_THAT(functions("void A(int b)\n{\n  if (b)\n  {\n    C();\n  }\n}\n", Family::kDotNet),
              ElementsAre("A 3 2"));
  EXPECT_THAT(functions("void A(int b) {\n  if (b) {\n    C();\n  }\n}\n", Family::kDotNet),
              ElementsAre("A 3 2"));
}

TEST(Functions, BranchByTheWordsOfTheirOwnLanguage) {
  EXPECT_THAT(functions("void a() {\n  std::lock_guard<std::mutex> guard(m);\n  b.unless(c);\n}\n",
                        Family::kCpp),
              ElementsAre("a 3 1"));
  EXPECT_THAT(functions("def a\n  b unless c\nend\n", Family::kRuby), ElementsAre("a 3 2"));
}

TEST(Functions, BranchOnceForAQuestionWithAListOfWords) {
  EXPECT_THAT(
      functions("function a(m) {\n  if (has(m, 'b') || has(m, 'c') || has(m, 'd')) e();\n}\n",
                Family::kJavaScript),
      ElementsAre("a 2 2"));
  EXPECT_THAT(
      functions("function a(m) {\n  if (typeof m.b !== 'c' || typeof m.d !== 'e') f();\n}\n",
                Family::kJavaScript),
      ElementsAre("a 2 2"));
  EXPECT_THAT(
      functions("function a(m) {\n  if (has(m, 'b') || is(m, 'c')) e();\n}\n", Family::kJavaScript),
      ElementsAre("a 2 3"));
  EXPECT_THAT(functions("def a(k):\n    if k == 1 or k == 2:\n        b()\n", Family::kPython),
              ElementsAre("a 3 2"));
}

TEST(Functions, DoNotBranchWhereAValueIsMissing) {
  EXPECT_THAT(functions("function a(m) {\n  b(m.c || '', m.d || [], m.e || 0, m.f || null);\n}\n",
                        Family::kJavaScript),
              ElementsAre("a 2 1"));
  EXPECT_THAT(functions("def a(m):\n    b(m.c or '', m.d or None)\n", Family::kPython),
              ElementsAre("a 2 1"));
  EXPECT_THAT(
      functions("function a(m) {\n  if (m.c || 'd' === m.e) f();\n}\n", Family::kJavaScript),
      ElementsAre("a 2 3"));
}

TEST(Functions, AreNamedBeforeWhatIsSaidBehindTheirParameters) {
  EXPECT_THAT(functions("int A::f(int b) noexcept(false) {\n  g();\n}\n", Family::kCpp),
              ElementsAre("f 2 1"));
}

TEST(Functions, MayBeAnExpressionThatEndsWithABlock) {
  EXPECT_THAT(functions("class A {\n  def list(a: B): Action[C] = auth.async(d) { e =>\n    f(e)\n"
                        "    g(e)\n  }\n  def one(a: B) =\n    Action {\n    h(a)\n  }\n"
                        "  def none(a: B) = i(a)\n  def last(a: B) = {\n    j(a)\n  }\n}\n",
                        Family::kJvm),
              ElementsAre("list 3 1", "one 3 1", "last 2 1"));
  EXPECT_THAT(functions("fun a(b: Int): C = transaction {\n  d(b)\n}\n"
                        "fun e(f: Int) = f + 1\nval g = h {\n  i()\n}\n",
                        Family::kJvm),
              ElementsAre("a 2 1"));
}

}  // namespace
}  // namespace assay
