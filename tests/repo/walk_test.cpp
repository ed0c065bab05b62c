// SPDX-License-Identifier: MIT
// What the walk takes, what it leaves, and that nothing outside the tree is touched.
#include "repo/walk.h"

#include <filesystem>
#include <sys/stat.h>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/scratch.h"

namespace assay {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

bool all(std::string_view /*path*/) {
  return true;
}

FolderWalk walked(const Scratch& scratch, const WalkLimits& limits = {}) {
  const auto root = Folder::open(scratch.path());
  EXPECT_TRUE(root);
  return walk_repository(*root, {.wanted = all}, limits);
}

TEST(Walk, ListsTheAuthorsFilesInOrder) {
  const Scratch scratch;
  scratch.write("src/b.py", "b");
  scratch.write("src/a.py", "a");
  scratch.write("README.md", "r");
  const FolderWalk walk = walked(scratch);
  EXPECT_THAT(walk.paths, ElementsAre("README.md", "src/a.py", "src/b.py"));
  ASSERT_EQ(walk.sources.size(), 3U);
  EXPECT_EQ(walk.sources[1].text, "a");
  EXPECT_FALSE(walk.truncated);
}

TEST(Walk, LeavesDependenciesAndOutputAside) {
  const Scratch scratch;
  scratch.write("package.json", "{}");
  scratch.write("node_modules/x/index.js", "");
  scratch.write(".git/HEAD", "");
  scratch.write("dist/index.js", "");
  scratch.write("env/pyvenv.cfg", "");
  scratch.write("env/lib/a.py", "");
  scratch.write("__pycache__/a.pyc", "");
  EXPECT_THAT(walked(scratch).paths, ElementsAre("package.json"));
}

TEST(Walk, LeavesAFrameworkThatWasCopiedInAside) {
  const Scratch scratch;
  scratch.write("library/Zend/Loader/Autoloader.php", "<?php");
  scratch.write("library/Zend/Date.php", "<?php");
  scratch.write("library/Shop/Date.php", "<?php");
  scratch.write("system/core/CodeIgniter.php", "<?php");
  scratch.write("include/jwt-cpp/jwt.h", "int a;");
  scratch.write("docker/workspace/insecure_id_rsa", "key");
  scratch.write("src/system/clock.php", "<?php");
  EXPECT_THAT(walked(scratch).paths, ElementsAre("library/Shop/Date.php", "src/system/clock.php"));
}

TEST(Walk, LeavesALibraryThatWasUnpackedAside) {
  const Scratch scratch;
  scratch.write("vendors/lamps-1.3.0/src/a.cpp", "int a();");
  scratch.write("libs/oatpp/parser/json/Utils.cpp", "int b();");
  scratch.write("oatpp/src/oatpp/core/Types.hpp", "int c();");
  scratch.write("shop-1.2.0/main.cpp", "int main();");
  scratch.write("src/v1.2/routes.cpp", "int d();");
  scratch.write("backend/shop-1.2.0/main.cpp", "int main();");
  const FolderWalk walk = walked(scratch);
  EXPECT_THAT(walk.paths, ElementsAre("backend/shop-1.2.0/main.cpp", "shop-1.2.0/main.cpp",
                                      "src/v1.2/routes.cpp"));
}

TEST(Walk, TakesAnOutputsNameForTheAuthorsWordWhereNothingIsBuilt) {
  const Scratch scratch;
  scratch.write("package.json", "{}");
  scratch.write("src/vendor/vendor.service.ts", "");
  scratch.write("src/target/target.ts", "");
  EXPECT_THAT(walked(scratch).paths,
              ElementsAre("package.json", "src/target/target.ts", "src/vendor/vendor.service.ts"));
}

TEST(Walk, FollowsNoLink) {
  const Scratch outside;
  outside.write("secret.py", "secret");
  const Scratch scratch;
  scratch.write("a.py", "");
  std::filesystem::create_symlink(outside.file("secret.py"), scratch.file("link.py"));
  std::filesystem::create_directory_symlink(outside.path(), scratch.file("folder"));
  std::filesystem::create_directory_symlink("..", scratch.file("loop"));
  const FolderWalk walk = walked(scratch);
  EXPECT_THAT(walk.paths, ElementsAre("a.py"));
  EXPECT_EQ(walk.links.size(), 3U);
  ASSERT_EQ(walk.notes.size(), 1U);
  EXPECT_THAT(walk.notes[0], testing::StartsWith("3 links lead out of the repository"));
}

TEST(Walk, TellsLinksThatStayFromLinksThatLeave) {
  EXPECT_FALSE(leads_out("", "docs/README.md"));
  EXPECT_FALSE(leads_out("a/b/", "../../c"));
  EXPECT_FALSE(leads_out("a/", "./b/../c"));
  EXPECT_TRUE(leads_out("a/", "../../c"));
  EXPECT_TRUE(leads_out("", "a/../../b"));
  EXPECT_TRUE(leads_out("", "/etc/passwd"));
  EXPECT_TRUE(leads_out("", "C:\\Windows"));
}

TEST(Walk, ReadsEachFileOnceForAllWhoAsk) {
  const Scratch scratch;
  scratch.write("a.py", "kept and shown");
  scratch.write("b.bin", "shown");
  std::vector<std::string> shown;
  const auto root = Folder::open(scratch.path());
  ASSERT_TRUE(root);
  const FolderWalk walk = walk_repository(
      *root,
      {.wanted = [](std::string_view path) { return path.ends_with(".py"); },
       .scanned = [](const std::string&) { return true; },
       .scan = [&](const std::string& path,
                   std::string_view text) { shown.push_back(path + ": " + std::string(text)); }});
  EXPECT_THAT(shown, ElementsAre("a.py: kept and shown", "b.bin: shown"));
  EXPECT_EQ(walk.sources.size(), 1U);
}

TEST(Walk, NamesWhatIsIgnoredAndWhatWasNotEntered) {
  const Scratch scratch;
  scratch.write(".gitignore", "*.log\n/out/\n!keep.log\n");
  scratch.write("a.log", "");
  scratch.write("keep.log", "");
  scratch.write("out/x.txt", "");
  scratch.write("sub/.gitignore", "local.txt\n");
  scratch.write("sub/local.txt", "");
  scratch.write("sub/out/y.txt", "");
  scratch.write("node_modules/x/index.js", "");
  const FolderWalk walk = walked(scratch);
  EXPECT_THAT(walk.ignored, testing::UnorderedElementsAre("a.log", "out/", "sub/local.txt"));
  EXPECT_THAT(walk.foreign, ElementsAre("node_modules/"));
}

TEST(Walk, OpensNoFifo) {
  const Scratch scratch;
  ASSERT_EQ(mkfifo(scratch.file("README.md").c_str(), 0600), 0);
  const FolderWalk walk = walked(scratch);
  EXPECT_THAT(walk.paths, IsEmpty());
  EXPECT_THAT(walk.notes, ElementsAre("a pipe, socket or device was not opened: README.md"));
  EXPECT_FALSE(Folder::open(scratch.path())->read("README.md", 10).has_value());
}

TEST(Walk, StopsAtEachOfItsBounds) {
  const Scratch scratch;
  scratch.write("a/b/c/d.py", "0123456789");
  scratch.write("e.py", "0123456789");
  scratch.write("f.py", "0123456789");
  EXPECT_FALSE(walked(scratch).truncated);
  EXPECT_TRUE(walked(scratch, {.files = 2}).truncated);
  EXPECT_EQ(walked(scratch, {.files = 2}).paths.size(), 2U);
  EXPECT_TRUE(walked(scratch, {.depth = 2}).truncated);
  EXPECT_TRUE(walked(scratch, {.entries = 2}).truncated);
  EXPECT_TRUE(walked(scratch, {.total_bytes = 10}).truncated);
  EXPECT_EQ(walked(scratch, {.file_bytes = 4}).sources[0].text, "0123");
}

TEST(Folder, ReadsBelowItselfAndNowhereElse) {
  const Scratch scratch;
  scratch.write("a/b.txt", "text");
  std::filesystem::create_directory_symlink("a", scratch.file("link"));
  const auto root = Folder::open(scratch.path());
  ASSERT_TRUE(root);
  EXPECT_EQ(root->read_below("a/b.txt", 100), "text");
  EXPECT_EQ(root->read_below("a/b.txt", 2), "te");
  EXPECT_EQ(root->read_below("link/b.txt", 100), std::nullopt);
  EXPECT_EQ(root->read_below("a/../a/b.txt", 100), std::nullopt);
  EXPECT_EQ(root->read_below("/etc/passwd", 100), std::nullopt);
  EXPECT_EQ(root->read("a", 100), std::nullopt);
}

TEST(Folder, SaysWhatItCannotOpen) {
  const auto missing = Folder::open("/no/such/folder");
  ASSERT_FALSE(missing);
  EXPECT_EQ(missing.error().message,
            "the repository /no/such/folder cannot be read (No such file or directory); name a "
            "folder");
}

}  // namespace
}  // namespace assay
