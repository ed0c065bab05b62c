// SPDX-License-Identifier: MIT
// The form of source files: their size, their first lines, their names, and words they do not use.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/house/tree.h"

namespace assay::house {
namespace {

using testing::IsEmpty;

constexpr std::size_t kMostLines = 300;
constexpr std::size_t kMostTestLines = 400;

bool is_name_char(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_';
}

bool has_word(const std::string& text, const std::string& word) {
  for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) {
    const std::size_t end = at + word.size();
    const bool begins = at == 0 || !is_name_char(text[at - 1]);
    if (begins && (end == text.size() || !is_name_char(text[end]))) return true;
  }
  return false;
}

TEST(Form, KeepsSourceFilesSmall) {
  std::vector<std::string> violations;
  for (const TextFile& file : sources()) {
    const std::size_t most = file.path.starts_with("tests/") ? kMostTestLines : kMostLines;
    if (file.lines.size() > most) {
      violations.push_back(file.path + " has " + std::to_string(file.lines.size()) + " lines");
    }
  }
  EXPECT_THAT(violations, IsEmpty());
}

// The licence, then what the file is for; a script's interpreter comes before both.
TEST(Form, BeginsSourceFilesWithLicenceAndPurpose) {
  std::vector<std::string> violations;
  for (const TextFile& file : sources()) {
    const std::string mark = is_cpp(file.path) ? "// " : "# ";
    const std::size_t first = !file.lines.empty() && file.lines[0].starts_with("#!") ? 1 : 0;
    const bool licence =
        file.lines.size() > first + 1 && file.lines[first] == mark + "SPDX-License-Identifier: MIT";
    const bool purpose = licence && file.lines[first + 1].starts_with(mark) &&
                         file.lines[first + 1].size() > mark.size() + 10;
    if (!purpose) violations.push_back(file.path);
  }
  EXPECT_THAT(violations, IsEmpty());
}

TEST(Form, NamesSourceFilesInSnakeCase) {
  std::vector<std::string> violations;
  for (const TextFile& file : sources()) {
    const std::string name = name_of(file.path);
    const bool snake = std::all_of(name.begin(), name.end(), [](char c) {
      return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '.';
    });
    if (!snake && name != "CMakeLists.txt") violations.push_back(file.path);
  }
  EXPECT_THAT(violations, IsEmpty());
}

// The words are put together here, so that this file does not hold them.
TEST(Form, LeavesNothingForLater) {
  const std::vector<std::string> words{std::string("TO") + "DO", std::string("FIX") + "ME",
                                       std::string("X") + "XX", std::string("HA") + "CK"};
  std::vector<std::string> violations;
  for (const TextFile& file : sources()) {
    for (const std::string& word : words) {
      if (has_word(file.text, word)) violations.push_back(file.path + ": " + word);
    }
  }
  EXPECT_THAT(violations, IsEmpty());
}

TEST(Form, NamesNoPathOfTheMachineItWasWrittenOn) {
  const std::vector<std::string> roots{std::string("/wo") + "rk/", std::string("/ro") + "ot/",
                                       std::string("/home/") + "runner"};
  std::vector<std::string> violations;
  for (const std::string& path :
       paths_below({"src", "checks", "tests", "fixtures", "cmake", "rubrics", "examples", ".github",
                    ".ci", "README.md", "CMakeLists.txt", "CMakePresets.json", "bootstrap.sh"})) {
    const TextFile file = read(path);
    for (const std::string& root : roots) {
      if (file.text.find(root) != std::string::npos) violations.push_back(path + ": " + root);
    }
  }
  EXPECT_THAT(violations, IsEmpty());
}

TEST(Form, EndsEveryFileWithANewLine) {
  std::vector<std::string> violations;
  for (const TextFile& file : sources()) {
    if (!file.text.ends_with('\n') || file.text.ends_with("\n\n")) violations.push_back(file.path);
  }
  EXPECT_THAT(violations, IsEmpty());
}

}  // namespace
}  // namespace assay::house
