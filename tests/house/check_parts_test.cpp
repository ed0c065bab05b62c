// SPDX-License-Identifier: MIT
// A check's id, file, declaration, table entry, test and defect agree.
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/house/tree.h"

namespace assay::house {
namespace {

using testing::ElementsAreArray;
using testing::IsEmpty;

struct CheckFile {
  std::string path{};
  std::string id{};
  std::string name{};  // of its constant: kFullWalk
};

// What stands between two texts; empty when they are not there.
std::string between(const std::string& text, const std::string& before, const std::string& after) {
  const std::size_t start = text.find(before);
  if (start == std::string::npos) return "";
  const std::size_t from = start + before.size();
  return text.substr(from, text.find(after, from) - from);
}

std::vector<CheckFile> check_files() {
  std::vector<CheckFile> files;
  for (const std::string& path : paths_below({"checks"})) {
    const TextFile file = read(path);
    if (!path.ends_with(".cpp") || file.text.find(".id = \"") == std::string::npos) continue;
    files.push_back({.path = path,
                     .id = between(file.text, ".id = \"", "\""),
                     .name = between(file.text, "\nconst Check ", "{")});
  }
  return files;
}

// "val.field.enum" stands in checks/val/field/enum.cpp.
std::string stem_of(std::string id) {
  std::replace(id.begin(), id.end(), '.', '/');
  std::replace(id.begin(), id.end(), '-', '_');
  return id;
}

std::string family_of(const std::string& id) {
  return id.substr(0, id.find('.'));
}

// The names of the table, in its order.
std::vector<std::string> table() {
  std::vector<std::string> names;
  for (const std::string& line : read("checks/table.cpp").lines) {
    const std::string name = between(line, "    &", ",");
    if (!name.empty()) names.push_back(name);
  }
  return names;
}

// Family and name of every declaration, in the order of the families' headers.
std::vector<std::pair<std::string, std::string>> declarations() {
  std::vector<std::pair<std::string, std::string>> found;
  for (const std::string& path : paths_below({"checks"})) {
    if (!path.ends_with("/family.h")) continue;
    for (const std::string& line : read(path).lines) {
      const std::string name = between(line, "extern const Check ", ";");
      if (!name.empty()) found.emplace_back(between(path, "checks/", "/"), name);
    }
  }
  return found;
}

TEST(CheckParts, NameTheFileAfterTheId) {
  std::vector<std::string> violations;
  for (const CheckFile& check : check_files()) {
    if (check.path != "checks/" + stem_of(check.id) + ".cpp") {
      violations.push_back(check.path + " holds " + check.id);
    }
  }
  EXPECT_THAT(violations, IsEmpty());
}

TEST(CheckParts, AreDeclaredOnceByFamilyAndName) {
  std::vector<std::pair<std::string, std::string>> expected;
  for (const CheckFile& check : check_files()) {
    expected.emplace_back(family_of(check.id), check.name);
  }
  std::sort(expected.begin(), expected.end());
  EXPECT_THAT(declarations(), ElementsAreArray(expected));
}

TEST(CheckParts, StandInTheTableOnce) {
  std::vector<std::string> expected;
  for (const CheckFile& check : check_files())
    expected.push_back(check.name);
  std::sort(expected.begin(), expected.end());
  std::vector<std::string> listed = table();
  std::sort(listed.begin(), listed.end());
  EXPECT_THAT(listed, ElementsAreArray(expected));
}

TEST(CheckParts, HaveATestOfTheirOwn) {
  std::vector<std::string> violations;
  for (const CheckFile& check : check_files()) {
    const std::string test = "tests/checks/" + stem_of(check.id) + "_test.cpp";
    if (!std::filesystem::exists(test)) violations.push_back(test);
  }
  EXPECT_THAT(violations, IsEmpty());
}

// What a check of the repository is to catch stands in fixtures/repos and not in a running service.
TEST(CheckParts, HaveADefectThatTheyCatch) {
  std::string defects;
  for (const std::string& path : paths_below({"fixtures/reference"}))
    defects += read(path).text;
  std::vector<std::string> violations;
  for (const CheckFile& check : check_files()) {
    const bool named = defects.find('"' + check.id + '/') != std::string::npos;
    const bool static_check = read(check.path).text.find("Scope::kRepository") != std::string::npos;
    if (!named && !static_check) violations.push_back(check.id);
  }
  EXPECT_THAT(violations, IsEmpty());
}

TEST(CheckParts, AreNamedByEveryDefect) {
  std::set<std::string> ids;
  for (const CheckFile& check : check_files())
    ids.insert(check.id);
  std::vector<std::string> violations;
  for (const std::string& path : paths_below({"fixtures/reference"})) {
    if (!path.ends_with("_defects.h")) continue;
    for (const std::string& line : read(path).lines) {
      const std::string id = between(line, "    {\"", "/");
      if (!id.empty() && !ids.contains(id)) violations.push_back(id);
    }
  }
  EXPECT_THAT(violations, IsEmpty());
}

TEST(CheckParts, SayWhatWhyAndWhatToDo) {
  std::vector<std::string> violations;
  for (const CheckFile& check : check_files()) {
    const TextFile file = read(check.path);
    for (const char* member :
         {".title =", ".failure_title =", ".why =", ".fix =", ".source =", ".severity ="}) {
      if (file.text.find(member) == std::string::npos) {
        violations.push_back(check.path + " lacks " + member);
      }
    }
  }
  EXPECT_THAT(violations, IsEmpty());
}

}  // namespace
}  // namespace assay::house
