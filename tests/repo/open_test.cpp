// SPDX-License-Identifier: MIT
// Everything that a submission may be handed in as, and archives that want out.
#include "repo/open.h"

#include <cstdio>
#include <filesystem>
#include <sys/stat.h>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "repo/archive.h"
#include "repo/read.h"
#include "tests/support/git_repo.h"

namespace assay {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

namespace fs = std::filesystem;

const std::string kZip = "python3 -m zipfile -c ";

// A tar of members that no packing program would write, by POSIX's header (ustar).
class Tar {
 public:
  void add(const std::string& name,
           const std::string& text,
           char type = '0',
           const std::string& target = "") {
    std::string header(512, '\0');
    const auto put = [&](std::size_t at, const std::string& value) {
      header.replace(at, value.size(), value);
    };
    char size[13];
    std::snprintf(size, sizeof size, "%011zo", text.size());
    put(0, name);
    put(100, "0000644");
    put(108, "0000000");
    put(116, "0000000");
    put(124, size);
    put(136, "00000000000");
    put(148, "        ");
    header[156] = type;
    put(157, target);
    put(257, std::string("ustar\0", 6) + "00");
    unsigned sum = 0;
    for (const char c : header)
      sum += static_cast<unsigned char>(c);
    char digits[8];
    std::snprintf(digits, sizeof digits, "%06o", sum);
    put(148, digits);
    bytes_ += header + text + std::string((512 - text.size() % 512) % 512, '\0');
  }
  std::string bytes() const { return bytes_ + std::string(1024, '\0'); }

 private:
  std::string bytes_{};
};

class Opening : public testing::Test {
 protected:
  Result<OpenedRepository> open(const std::string& path) {
    return open_repository(path, [&]() -> Result<std::string> {
      fs::create_directories(scratch_.file("unpacked"));
      return scratch_.file("unpacked");
    });
  }
  static bool shell(const std::string& command) {
    return std::system((command + " >/dev/null 2>&1").c_str()) == 0;
  }
  const Scratch scratch_{};
};

TEST_F(Opening, TakesAFolderAndACheckoutAsTheyAre) {
  GitRepo repo;
  repo.commit("One");
  const auto opened = open(repo.path());
  ASSERT_TRUE(opened);
  EXPECT_EQ(opened->folder, repo.path());
  EXPECT_EQ(opened->git, "");
  EXPECT_FALSE(opened->handed_in);
}

TEST_F(Opening, WritesOutTheGradedCommitOfABareRepository) {
  GitRepo repo;
  repo.write("src/app.py", "print(1)\n");
  repo.write("run.sh", "#!/bin/sh\n");
  fs::permissions(repo.file("run.sh"), fs::perms::owner_all);
  fs::create_symlink("run.sh", repo.file("inside"));
  fs::create_symlink("/etc/passwd", repo.file("outside"));
  repo.commit("One");
  ASSERT_TRUE(shell("git clone -q --bare " + repo.path() + " " + scratch_.file("bare.git")));
  const auto opened = open(scratch_.file("bare.git"));
  ASSERT_TRUE(opened) << opened.error().message;
  EXPECT_TRUE(fs::exists(opened->folder + "/src/app.py"));
  EXPECT_TRUE(fs::is_symlink(opened->folder + "/inside"));
  EXPECT_FALSE(fs::exists(fs::symlink_status(opened->folder + "/outside")));
  EXPECT_THAT(
      opened->notes,
      ElementsAre("outside was not unpacked: it is a link that leads out of the repository"));
  struct stat found {};
  ASSERT_EQ(stat((opened->folder + "/run.sh").c_str(), &found), 0);
  EXPECT_TRUE(found.st_mode & S_IXUSR);

  const auto snapshot = read_repository(opened->folder, {.git = opened->git, .handed_in = true});
  ASSERT_TRUE(snapshot);
  EXPECT_EQ(snapshot->history.commits.size(), 1U);
  EXPECT_EQ(snapshot->commit, snapshot->history.commits[0].id);
}

TEST_F(Opening, UnpacksArchivesToTheirOneFolder) {
  const Scratch source;
  source.write("orders/README.md", "# Orders\n");
  source.write("orders/.git/HEAD", "ref: refs/heads/main\n");
  ASSERT_TRUE(
      shell("cd " + source.path() + " && tar czf a.tar.gz orders && " + kZip + "a.zip orders"));
  for (const char* name : {"a.tar.gz", "a.zip"}) {
    fs::remove_all(scratch_.file("unpacked"));
    const auto opened = open(source.file(name));
    ASSERT_TRUE(opened) << opened.error().message;
    EXPECT_EQ(opened->folder, scratch_.file("unpacked/orders"));
    EXPECT_TRUE(fs::exists(opened->folder + "/README.md"));
    EXPECT_TRUE(opened->handed_in);
    EXPECT_THAT(opened->notes, IsEmpty());
  }
}

TEST_F(Opening, RefusesMembersThatLeadOut) {
  Tar tar;
  tar.add("../escaped.txt", "x");
  tar.add("/tmp/assay-escaped.txt", "x");
  tar.add("a/../../escaped.txt", "x");
  tar.add("link", "", '2', "/etc");
  tar.add("link/passwd", "x");
  tar.add("up", "", '2', "../..");
  tar.add("hard", "", '1', "/etc/passwd");
  tar.add("pipe", "", '6');
  tar.add("device", "", '3');
  tar.add("name\nwith\x1b[31mescapes", "x");
  tar.add("fine.txt", "fine");
  scratch_.write("a.tar", tar.bytes());
  const auto opened = open(scratch_.file("a.tar"));
  ASSERT_TRUE(opened) << opened.error().message;
  EXPECT_FALSE(fs::exists(scratch_.file("escaped.txt")));
  EXPECT_FALSE(fs::exists("/tmp/assay-escaped.txt"));
  EXPECT_FALSE(fs::exists(fs::symlink_status(opened->folder + "/up")));
  EXPECT_TRUE(fs::exists(opened->folder + "/fine.txt"));
  EXPECT_THAT(
      opened->notes,
      Contains(
          "../escaped.txt and 2 more were not unpacked: its path leads out of the repository"));
  EXPECT_THAT(opened->notes, Contains(HasSubstr("it is a link that leads out of the repository")));
  EXPECT_THAT(opened->notes, Contains(HasSubstr("it is a hard link")));
  EXPECT_THAT(opened->notes, Contains(HasSubstr("it is a pipe, a socket or a device")));
}

TEST_F(Opening, StopsAtAMillionfoldRatio) {
  const Scratch source;
  ASSERT_TRUE(
      shell("cd " + source.path() + " && truncate -s 40M zeros && " + kZip + "b.zip zeros"));
  const auto opened = open(source.file("b.zip"));
  ASSERT_TRUE(opened) << opened.error().message;
  EXPECT_TRUE(opened->truncated);
  EXPECT_THAT(opened->notes, Contains(HasSubstr("more than 200 times the archive")));
  EXPECT_LT(fs::file_size(opened->folder + "/zeros"), 40U << 20U);
}

TEST_F(Opening, SaysWhatIsNoArchive) {
  scratch_.write("a.zip", "this is no archive");
  const auto opened = open(scratch_.file("a.zip"));
  ASSERT_FALSE(opened);
  EXPECT_THAT(opened.error().message, HasSubstr("is no archive that can be unpacked"));
  EXPECT_FALSE(open(scratch_.file("missing.zip")));
}

TEST(IsArchive, GoesByTheEnding) {
  EXPECT_TRUE(is_archive("orders.zip"));
  EXPECT_TRUE(is_archive("Orders.TAR.GZ"));
  EXPECT_TRUE(is_archive("orders.tgz"));
  EXPECT_FALSE(is_archive("orders.rar"));
  EXPECT_FALSE(is_archive("orders"));
}

}  // namespace
}  // namespace assay
