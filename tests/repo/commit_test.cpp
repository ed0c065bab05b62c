// SPDX-License-Identifier: MIT
// The commit id from each form in which git keeps it.
#include "repo/commit.h"

#include <gtest/gtest.h>

#include "tests/support/scratch.h"

namespace assay {
namespace {

constexpr const char* kId = "0123456789abcdef0123456789abcdef01234567";

std::string commit(const Scratch& scratch) {
  return commit_of(*Folder::open(scratch.path()));
}

TEST(Commit, IsReadFromALooseReference) {
  const Scratch scratch;
  scratch.write(".git/HEAD", "ref: refs/heads/feature/x\n");
  scratch.write(".git/refs/heads/feature/x", std::string(kId) + "\n");
  EXPECT_EQ(commit(scratch), kId);
}

TEST(Commit, IsReadFromPackedReferences) {
  const Scratch scratch;
  scratch.write(".git/HEAD", "ref: refs/heads/main\n");
  scratch.write(".git/packed-refs", "# pack-refs with: peeled\n" + std::string(40, 'a') +
                                        " refs/heads/other\n" + kId + " refs/heads/main\n");
  EXPECT_EQ(commit(scratch), kId);
}

TEST(Commit, IsReadFromADetachedHead) {
  const Scratch scratch;
  scratch.write(".git/HEAD", std::string(kId) + "\n");
  EXPECT_EQ(commit(scratch), kId);
}

TEST(Commit, IsEmptyWithoutGitOrBeforeTheFirstCommit) {
  const Scratch none;
  EXPECT_EQ(commit(none), "");
  const Scratch fresh;
  fresh.write(".git/HEAD", "ref: refs/heads/main\n");
  EXPECT_EQ(commit(fresh), "");
}

TEST(Commit, IsNotReadFromOutsideTheTree) {
  const Scratch scratch;
  scratch.write("outside", std::string(kId) + "\n");
  scratch.write(".git/HEAD", "ref: refs/../../outside\n");
  EXPECT_EQ(commit(scratch), "");
  const Scratch file;
  file.write(".git", "gitdir: /somewhere/else\n");
  EXPECT_EQ(commit(file), "");
}

}  // namespace
}  // namespace assay
