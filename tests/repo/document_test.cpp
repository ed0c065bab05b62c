// SPDX-License-Identifier: MIT
// Prose and code of Markdown, reStructuredText, AsciiDoc and plain text.
#include "repo/document.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "repo/encoding.h"

namespace assay {
namespace {

using testing::HasSubstr;
using testing::Not;

TEST(Markdown, KeepsProseAndCodeApart) {
  const Document document = read_markdown(
      "# Orders\n\nRun `npm start` and *wait*.\n\n```sh title=x\nnpm ci\n```\n\n- an item\n\n"
      "    indented code\n");
  EXPECT_THAT(document.prose, HasSubstr("Orders\n"));
  EXPECT_THAT(document.prose, HasSubstr("Run npm start and wait.\n"));
  EXPECT_THAT(document.prose, HasSubstr("an item"));
  EXPECT_THAT(document.prose, Not(HasSubstr("npm ci")));
  ASSERT_EQ(document.code.size(), 2U);
  EXPECT_TRUE(document.code[0].is_inline);
  EXPECT_EQ(document.code[0].text, "npm start");
  EXPECT_EQ(document.code[1].language, "sh");
  EXPECT_EQ(document.code[1].text, "npm ci\n");
}

TEST(Markdown, LeavesOutWhatAComputerAloneSees) {
  const Document document = read_markdown(
      "<p>Lamps</p>\n\n<!-- Run\n\n```\nnpm run unit-tests\n```\n-->\n\nSee <!-- a -->below.\n");
  EXPECT_THAT(document.prose, HasSubstr("Lamps"));
  EXPECT_THAT(document.prose, HasSubstr("See below."));
  EXPECT_THAT(document.prose, Not(HasSubstr("unit-tests")));
  EXPECT_TRUE(document.code.empty());
  EXPECT_EQ(read_markdown("<!-- never closed\n").prose.find("never"), std::string::npos);
}

TEST(Markdown, NamesHeadingsWithNothingBeneath) {
  const auto hollow = [](const std::string& text) { return read_markdown(text).hollow; };
  EXPECT_THAT(hollow("# Run the tests\n\nTBD\n\n## Lint\n\n- To do!\n\n# Last\n"),
              testing::ElementsAre("Run the tests", "Lint", "Last"));
  EXPECT_THAT(
      hollow("# Running tests\n\nNo tests have been written yet. 😕\n\n[Back to top ↑](#)\n"),
      testing::ElementsAre("Running tests"));
  EXPECT_THAT(hollow("# Tests\n\n<!-- how? -->\n\n---\n"), testing::ElementsAre("Tests"));
  EXPECT_THAT(hollow("# Tests\n\nUse the IDE. To do: say which.\n"), testing::IsEmpty());
  EXPECT_THAT(hollow("# Tests\n\n## All\n\n`make test`\n"), testing::IsEmpty());
  EXPECT_THAT(hollow("# Tests\n\n```\nmake test\n```\n"), testing::IsEmpty());
}

TEST(Markdown, TakesAFenceThatIsNeverClosed) {
  const Document document = read_markdown("text\n```bash\nmake run\n");
  ASSERT_EQ(document.code.size(), 1U);
  EXPECT_EQ(document.code[0].text, "make run\n");
}

TEST(PlainDocument, TakesIndentedLinesOfReStructuredTextForCode) {
  const Document document = read_document(
      "README.rst",
      "Title\n-----\n\nRun the server::\n\n    $ flask run\n\nUse ``pytest`` then.\n");
  ASSERT_EQ(document.code.size(), 2U);
  EXPECT_EQ(document.code[0].text, "$ flask run\n");
  EXPECT_EQ(document.code[1].text, "pytest");
  EXPECT_THAT(document.prose, HasSubstr("Run the server::"));
}

TEST(PlainDocument, TakesFencedBlocksOfAsciiDocForCode) {
  const Document document = read_document(
      "README.adoc", "= Orders\n\n== Running\n\n[source,bash]\n----\n./gradlew bootRun\n----\n");
  ASSERT_EQ(document.code.size(), 1U);
  EXPECT_EQ(document.code[0].text, "./gradlew bootRun\n");
}

TEST(PlainDocument, TakesPromptedLinesForCode) {
  const Document document = read_document("README.txt", "To start:\n$ make run\n");
  ASSERT_EQ(document.code.size(), 1U);
  EXPECT_EQ(document.code[0].text, "$ make run\n");
}

TEST(Encoding, MakesUtf8OfWhatWindowsEditorsWrite) {
  using std::string_literals::operator""s;
  EXPECT_EQ(as_utf8("\xFF\xFE"
                    "a\0\xE9\0"s),
            "a\u00E9");
  EXPECT_EQ(as_utf8("\xFE\xFF\0a\xD8\x3D\xDE\x00"s), "a\U0001F600");
  EXPECT_EQ(as_utf8("\xEF\xBB\xBFtext"), "text");
  EXPECT_EQ(as_utf8("plain \xE9"), "plain \xE9");
  EXPECT_EQ(as_utf8("\xFF\xFE"
                    "a"s),
            "");
}

}  // namespace
}  // namespace assay
