// SPDX-License-Identifier: MIT
// Comments and strings of each family are told from code.
#include "repo/code/lexer.h"

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace assay {
namespace {

using testing::ElementsAre;

std::vector<std::string> texts(std::string_view text, Family family) {
  std::vector<std::string> all;
  for (const Token& token : tokens_of(text, family)) {
    all.emplace_back(token.is_string() ? "'" : "").append(token.text);
  }
  return all;
}

TEST(Lexer, LeavesCommentsOut) {
  EXPECT_THAT(texts("a // b\n/* c\n */ d", Family::kJavaScript), ElementsAre("a", "d"));
  EXPECT_THAT(texts("a # b\nc", Family::kPython), ElementsAre("a", "c"));
  EXPECT_THAT(texts("a # b\n#[Test]", Family::kPhp), ElementsAre("a", "#", "[", "Test", "]"));
}

TEST(Lexer, LeavesDocumentationOfElixirOut) {
  EXPECT_THAT(texts("@doc \"\"\"\n  a\n\"\"\"\ndef b", Family::kElixir),
              ElementsAre("@", "doc", "def", "b"));
  EXPECT_THAT(texts("@moduledoc ~S\"\"\"\n  a\n\"\"\"\nb", Family::kElixir),
              ElementsAre("@", "moduledoc", "~", "S", "b"));
  EXPECT_THAT(texts("@query \"\"\"\n  a\n\"\"\"\n", Family::kElixir),
              ElementsAre("@", "query", "'\n  a\n"));
}

TEST(Lexer, KeepsWhatStringsHold) {
  EXPECT_THAT(texts(R"(f("a // b", 'c\'d'))", Family::kJavaScript),
              ElementsAre("f", "(", "'a // b", ",", R"('c\'d)", ")"));
  EXPECT_THAT(texts("`a\n'b` c", Family::kJavaScript), ElementsAre("'a\n'b", "c"));
  EXPECT_THAT(texts("\"\"\"doc # x\n\"\"\" y", Family::kPython), ElementsAre("'doc # x\n", "y"));
  EXPECT_THAT(texts("`raw\\` x", Family::kGo), ElementsAre("'raw\\", "x"));
  EXPECT_THAT(texts("r#\"a \" b\"# x", Family::kRust), ElementsAre("'a \" b", "x"));
}

TEST(Lexer, EndsAShortStringWithItsLine) {
  EXPECT_THAT(texts("it's\nnext", Family::kJavaScript), ElementsAre("it", "'s", "next"));
}

TEST(Lexer, TellsPatternsFromDivision) {
  EXPECT_THAT(texts("x = /a['\"]\\/b/; y", Family::kJavaScript),
              ElementsAre("x", "=", "'a['\"]\\/b", ";", "y"));
  EXPECT_THAT(texts("a / b / c", Family::kJavaScript), ElementsAre("a", "/", "b", "/", "c"));
}

TEST(Lexer, TellsLifetimesFromCharacters) {
  EXPECT_THAT(texts("&'a str", Family::kRust), ElementsAre("&", "'", "a", "str"));
  EXPECT_THAT(texts("'x' '\\n'", Family::kRust), ElementsAre("'x", "'\\n"));
}

TEST(Lexer, KeepsHeredocsWhole) {
  EXPECT_THAT(texts("x = <<~SQL\n  it 'a' do\nSQL\ny", Family::kRuby),
              ElementsAre("x", "=", "'  it 'a' do\n", "y"));
  EXPECT_THAT(texts("run(<<~A, <<~B, 1)\na\nA\nb\nB\ny", Family::kRuby),
              ElementsAre("run", "(", "'a\n", ",", "'b\n", ",", "1", ")", "y"));
  EXPECT_THAT(texts("$a = <<<'SQL'\nselect\nSQL;\n$b", Family::kPhp),
              ElementsAre("$a", "=", "'select\n", ";", "$b"));
  EXPECT_THAT(texts("class << self", Family::kRuby), ElementsAre("class", "<", "<", "self"));
}

TEST(Lexer, KeepsExpressionsWithinStringsInThem) {
  EXPECT_THAT(texts("`a ${b ? `c` : ''} d` e", Family::kJavaScript),
              ElementsAre("'a ${b ? `c` : ''} d", "e"));
  EXPECT_THAT(texts("\"a #{b[\"c\"]} d\" e", Family::kRuby), ElementsAre("'a #{b[\"c\"]} d", "e"));
  EXPECT_THAT(texts("\"a ${b[\"c\"]} d\" e", Family::kJvm), ElementsAre("'a ${b[\"c\"]} d", "e"));
  EXPECT_THAT(texts("\"a ${b\" c\nd", Family::kJvm), ElementsAre("'a ${b", "c", "d"));
}

TEST(Lexer, ReadsRawAndVerbatimStrings) {
  EXPECT_THAT(texts("$@\"a \"\"b\"\" \\\" c", Family::kDotNet),
              ElementsAre("$", "@", "'a \"\"b\"\" \\", "c"));
  EXPECT_THAT(texts("R\"x(a )\" b)x\" c", Family::kCpp), ElementsAre("'a )\" b", "c"));
}

TEST(Lexer, CountsLinesAndColumns) {
  const Tokens tokens = tokens_of("a\n  \"x\ny\" b\nc", Family::kRust);
  ASSERT_EQ(tokens.size(), 4U);
  EXPECT_EQ(tokens[1].line, 2);
  EXPECT_EQ(tokens[1].column, 3);
  EXPECT_TRUE(tokens[1].first);
  EXPECT_EQ(tokens[2].line, 3);
  EXPECT_FALSE(tokens[2].first);
  EXPECT_TRUE(tokens[3].first);
}

}  // namespace
}  // namespace assay
