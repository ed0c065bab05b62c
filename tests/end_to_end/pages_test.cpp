// SPDX-License-Identifier: MIT
// What the pages say of the command agrees with what the command says of itself.
#include <cctype>
#include <optional>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/json.h"
#include "core/text.h"
#include "tests/support/process.h"

namespace assay {
namespace {

using test::Ended;
using testing::HasSubstr;

Ended assay(std::vector<std::string> words) {
  words.insert(words.begin(), ASSAY_BINARY);
  return test::run(words);
}

std::vector<std::string> words_of(std::string_view line) {
  std::vector<std::string> words;
  for (const std::string_view word : split(line, ' ')) {
    if (!word.empty()) words.emplace_back(word);
  }
  return words;
}

// The lines of a page's code blocks of one language, without their fences.
std::vector<std::string> code_lines(const std::string& page, std::string_view language) {
  std::vector<std::string> found;
  std::optional<std::string_view> open;  // the language of the block that a line stands in
  for (const std::string_view line : split(page, '\n')) {
    if (line.starts_with("```")) {
      open = open ? std::nullopt : std::optional(line.substr(3));
    } else if (open == language) {
      found.emplace_back(line);
    }
  }
  return found;
}

// The subcommands that `assay --help` lists.
std::vector<std::string> commands() {
  std::vector<std::string> names;
  bool listed = false;
  const Ended help = assay({"--help"});
  for (const std::string_view line : split(help.out, '\n')) {
    if (line.starts_with("Subcommands:")) {
      listed = true;
    } else if (!line.starts_with("  ")) {
      listed = false;
    } else if (listed && line[2] != ' ') {
      names.push_back(words_of(line).front());
    }
  }
  return names;
}

TEST(Pages, ShowTheCatalogueThatTheCommandPrints) {
  EXPECT_EQ(test::read_file("checks/README.md"), assay({"checks", "--format", "markdown"}).out)
      << "assay checks --format markdown >checks/README.md";
}

TEST(Pages, NameEveryCommand) {
  const std::string page = test::read_file("README.md");
  const std::vector<std::string> names = commands();
  EXPECT_GE(names.size(), 8U);
  for (const std::string& name : names)
    EXPECT_THAT(page, HasSubstr("assay " + name));
}

TEST(Pages, ShowCommandsAndOptionsThatExist) {
  for (const std::string& line : code_lines(test::read_file("README.md"), "sh")) {
    const std::size_t at = line.find("assay ");
    if (at == std::string::npos) continue;
    const std::vector<std::string> words = words_of(line.substr(at));
    const Ended help = assay({words.at(1), "--help"});
    EXPECT_EQ(help.exit_code, 0) << line;
    for (const std::string& word : words) {
      if (!word.starts_with("-")) continue;
      EXPECT_THAT(help.out, HasSubstr(word)) << line;
    }
  }
}

// What an excerpt of a report quotes of a check: titles, why, fix (a line of it), id and source.
std::vector<std::string> quotes(const std::string& page) {
  std::vector<std::string> found;
  for (const std::string& line : code_lines(page, "")) {
    constexpr std::size_t kIndent =
        8;  // of a title; "        why   " and "        fix   " have more
    constexpr std::size_t kProse = 14;
    if (line.size() <= kProse) continue;
    const std::string label(trimmed(line.substr(0, kProse)));
    const bool title = line.starts_with("  ") && line[2] != ' ' && line.compare(6, 2, "  ") == 0;
    if (title && !std::isdigit(static_cast<unsigned char>(line[kIndent]))) {
      found.push_back(line.substr(kIndent, line.find("  ", kIndent) - kIndent));
    } else if (label == "why" || label == "fix" || label.empty()) {
      found.push_back(line.substr(kProse));
    } else if (line.find(", major, ") != std::string::npos) {
      found.emplace_back(trimmed(line));
    }
  }
  return found;
}

// Scores change from run to run; what a check says of itself does not.
TEST(Pages, ShowAReportInTheChecksOwnWords) {
  std::string words;
  const Json catalogue =
      Json::parse(assay({"checks", "--format", "json"}).out).value_or(Json::array());
  for (const Json& check : catalogue.items()) {
    for (const char* part : {"title", "failure_title", "why", "fix"})
      words += check.find(part)->text() + "\n";
    words += check.find("id")->text() + ", " + check.find("severity")->text() + ", " +
             check.find("source")->text() + "\n";
  }
  const std::vector<std::string> quoted = quotes(test::read_file("README.md"));
  EXPECT_GE(quoted.size(), 5U);
  for (const std::string& quote : quoted)
    EXPECT_THAT(words, HasSubstr(quote));
}

}  // namespace
}  // namespace assay
