// SPDX-License-Identifier: MIT
// checks/new_check writes all parts of a check, in a copy of the tree.
#include <cstdlib>
#include <sys/wait.h>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/house/tree.h"
#include "tests/support/scratch.h"

namespace assay::house {
namespace {

using testing::ContainerEq;
using testing::HasSubstr;

namespace fs = std::filesystem;

// A copy of what the script reads and writes, removed with its owner.
class Copy {
 public:
  Copy() {
    for (const char* path :
         {"checks/http/family.h", "checks/val/family.h", "checks/repo/family.h", "checks/table.cpp",
          "checks/new_check", "fixtures/reference/api_defects.h"}) {
      fs::create_directories((root_ / path).parent_path());
      fs::copy_file(path, root_ / path);
    }
  }

  // The script's exit status.
  int run(const std::string& id) const {
    const std::string command = (root_ / "checks/new_check").string() + " '" + id + "' >" +
                                (root_ / "said").string() + " 2>&1";
    return WEXITSTATUS(std::system(command.c_str()));
  }
  TextFile file(const std::string& path) const { return read((root_ / path).string()); }
  bool has(const std::string& path) const { return fs::exists(root_ / path); }

 private:
  Scratch scratch_{};
  fs::path root_{scratch_.path()};
};

std::vector<std::string> declarations(const TextFile& file) {
  std::vector<std::string> all;
  for (const std::string& line : file.lines) {
    if (line.starts_with("extern const Check ")) all.push_back(line);
  }
  return all;
}

TEST(NewCheck, WritesTheFourPartsOfAServiceCheck) {
  const Copy copy;
  ASSERT_EQ(copy.run("http.long-path"), 0) << copy.file("said").text;
  const std::string source = copy.file("checks/http/long_path.cpp").text;
  EXPECT_THAT(source, HasSubstr(".id = \"http.long-path\""));
  EXPECT_THAT(source,
              HasSubstr("const Check kLongPath{http_long_path::kMeta, http_long_path::gather,"));
  EXPECT_THAT(copy.file("tests/checks/http/long_path_test.cpp").text, HasSubstr("TEST(LongPath, "));
  EXPECT_THAT(copy.file("checks/http/family.h").text, HasSubstr("extern const Check kLongPath;"));
  EXPECT_THAT(copy.file("checks/table.cpp").text, HasSubstr("    &kLongPath,\n"));
  EXPECT_THAT(copy.file("fixtures/reference/api_defects.h").text,
              HasSubstr("    {\"http.long-path/"));
  EXPECT_THAT(copy.file("said").text, HasSubstr("CAPITALS is to be written"));
}

TEST(NewCheck, KeepsDeclarationsSortedAndFamiliesTogether) {
  const Copy copy;
  for (const char* id : {"http.aa", "http.zz", "aaa.first", "zzz.last", "val.field.colour"}) {
    ASSERT_EQ(copy.run(id), 0) << copy.file("said").text;
  }
  const std::vector<std::string> found = declarations(copy.file("checks/http/family.h"));
  std::vector<std::string> sorted = found;
  std::sort(sorted.begin(), sorted.end());
  EXPECT_THAT(found, ContainerEq(sorted));
  EXPECT_TRUE(copy.has("checks/val/field/colour.cpp"));
  EXPECT_THAT(copy.file("checks/zzz/family.h").text, HasSubstr("extern const Check kLast;"));
  const std::string table = copy.file("checks/table.cpp").text;
  EXPECT_THAT(table, HasSubstr("#include \"checks/zzz/family.h\"\n"));
  EXPECT_LT(table.find("&kZz"), table.find("// Errors"));
  EXPECT_GT(table.find("&kLast"), table.find("&kFirst"));
}

TEST(NewCheck, WritesARepositoryCheckWithoutADefectOfTheService) {
  const Copy copy;
  const std::string defects = copy.file("fixtures/reference/api_defects.h").text;
  ASSERT_EQ(copy.run("repo.no-such"), 0) << copy.file("said").text;
  EXPECT_THAT(copy.file("checks/repo/no_such.cpp").text,
              HasSubstr("const Check kNoSuch{repo_no_such::kMeta, nullptr, repo_no_such::judge};"));
  EXPECT_EQ(copy.file("fixtures/reference/api_defects.h").text, defects);
}

TEST(NewCheck, RefusesAnIdThatIsTakenOrIllFormed) {
  const Copy copy;
  const std::string declared = copy.file("checks/http/family.h").text;
  EXPECT_EQ(copy.run("http.create"), 2);
  for (const char* id : {"", "http", "Http.create", "http.no_such", "http.-x", "../x.y", "a.b c"}) {
    EXPECT_EQ(copy.run(id), 2) << id;
  }
  EXPECT_EQ(copy.file("checks/http/family.h").text, declared);
}

}  // namespace
}  // namespace assay::house
