// SPDX-License-Identifier: MIT
// Git's objects as they are read without git: commits, files, the template, and hostile stores.
#include <filesystem>
#include <sys/stat.h>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "repo/git/work.h"
#include "repo/read.h"
#include "tests/support/git_repo.h"

namespace assay {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

Snapshot read(const GitRepo& repo, const ReadOptions& options = {}) {
  const auto snapshot = read_repository(repo.path(), options);
  EXPECT_TRUE(snapshot);
  return snapshot.value_or(Snapshot{});
}

std::vector<std::string> subjects(const History& history) {
  std::vector<std::string> all;
  for (const CommitFact& commit : history.commits)
    all.push_back(commit.subject);
  return all;
}

TEST(History, ListsTheCommitsWithTheLinesThatTheyAdd) {
  GitRepo repo;
  repo.write("app.py", "one\ntwo\n");
  repo.commit("Begin");
  repo.write("app.py", "one\ntwo\nthree\n");
  repo.write("tests/test_app.py", "def test_app():\n    assert True\n");
  repo.write("package-lock.json", std::string(1000, '\n'));
  repo.commit("Test the application");
  const Snapshot snapshot = read(repo);
  EXPECT_EQ(snapshot.history.missing, "");
  ASSERT_THAT(snapshot.history.commits, SizeIs(2));
  EXPECT_EQ(snapshot.history.commits[0].added, 2);
  EXPECT_FALSE(snapshot.history.commits[0].tests);
  EXPECT_EQ(snapshot.history.commits[1].added, 3);
  EXPECT_TRUE(snapshot.history.commits[1].tests);
  EXPECT_EQ(snapshot.history.commits[1].id, snapshot.commit);
}

TEST(History, IsReadFromPacksAsFromLooseObjects) {
  GitRepo repo;
  repo.write("a.py", "a\n");
  repo.commit("One");
  repo.write("a.py", "a\nb\n");
  repo.commit("Two");
  ASSERT_TRUE(repo.git("gc -q"));
  EXPECT_THAT(subjects(read(repo).history), ElementsAre("One", "Two"));
}

TEST(History, LeavesMergesOut) {
  GitRepo repo;
  repo.commit("One");
  ASSERT_TRUE(repo.git("checkout -q -b side"));
  repo.write("side.py", "s\n");
  repo.commit("Side");
  ASSERT_TRUE(repo.git("checkout -q main"));
  repo.write("main.py", "m\n");
  repo.commit("Main");
  ASSERT_TRUE(repo.git("merge -q --no-ff -m Merged side"));
  EXPECT_THAT(subjects(read(repo).history), testing::UnorderedElementsAre("One", "Side", "Main"));
}

TEST(History, TakesTheTemplateOut) {
  GitRepo repo;
  repo.write("starter.py", "print(1)\n");
  repo.write("brief.py", "print(2)\n");
  repo.write("node_modules/x/package.json", "{}");
  repo.commit("The starter");
  const std::string starter = read(repo).commit;
  repo.write("brief.py", "print(3)\n");
  repo.write("own.py", "print(4)\n");
  repo.commit("My work");
  const Snapshot snapshot = read(repo, {.starter = starter.substr(0, 10)});
  EXPECT_THAT(subjects(snapshot.history), ElementsAre("My work"));
  EXPECT_EQ(snapshot.history.template_commits, 1);
  EXPECT_THAT(snapshot.files, ElementsAre("brief.py", "own.py"));
  EXPECT_THAT(snapshot.tracked.litter, IsEmpty());
  EXPECT_THAT(read(repo).tracked.litter, SizeIs(1));
}

TEST(History, NotesATemplateThatIsNotThere) {
  GitRepo repo;
  repo.commit("One");
  const Snapshot snapshot = read(repo, {.starter = "0123456789abcdef"});
  ASSERT_THAT(snapshot.notes, SizeIs(1));
  EXPECT_THAT(snapshot.notes[0], HasSubstr("template_commit 0123456789abcdef is not in this"));
}

TEST(History, IsMissingWithoutGitBeforeTheFirstCommitAndInShallowClones) {
  const Scratch plain;
  EXPECT_EQ(read_repository(plain.path())->history.missing, "there is no .git folder");
  const GitRepo fresh;
  EXPECT_EQ(read(fresh).history.missing, "git holds no commit yet");
  GitRepo repo;
  repo.commit("One");
  repo.write(".git/shallow", read(repo).commit + "\n");
  EXPECT_EQ(read(repo).history.missing, "a shallow clone holds no past");
}

TEST(History, KnowsWhatTheCommitHoldsFromWhatLiesBesideIt) {
  GitRepo repo;
  repo.write(".env", "DB_PASSWORD=local-orders\n");
  repo.write(".gitignore", ".env\n");
  ASSERT_TRUE(repo.git("add .gitignore"));
  ASSERT_TRUE(repo.git("commit -q -m One"));
  const Snapshot snapshot = read(repo);
  EXPECT_TRUE(snapshot.tracked.known);
  EXPECT_THAT(snapshot.tracked.environment, IsEmpty());
}

// What a stranger may put into .git to have it run, or to lead a reader elsewhere.
TEST(History, HeedsNoConfigurationNoHookAndNoOtherStore) {
  GitRepo other;
  other.write("foreign.py", "secret\n");
  other.commit("Foreign");
  GitRepo repo;
  repo.write("a.py", "a\n");
  repo.write(".gitattributes", "* filter=evil diff=evil\n");
  repo.commit("One");
  const std::string touch = "touch " + repo.file("ran");
  repo.write(".git/config", "[core]\n\trepositoryformatversion = 0\n\tfsmonitor = " + touch +
                                "\n\tworktree = /\n[diff]\n\texternal = " + touch +
                                "\n[filter \"evil\"]\n\tclean = " + touch +
                                "\n[include]\n\tpath = /etc/passwd\n");
  repo.write(".git/hooks/post-checkout", "#!/bin/sh\n" + touch + "\n");
  repo.write(".git/objects/info/alternates", other.file(".git/objects") + "\n");
  repo.write(".git/refs/heads/foreign", read(other).commit + "\n");
  const Snapshot snapshot = read(repo);
  EXPECT_THAT(subjects(snapshot.history), ElementsAre("One"));
  EXPECT_FALSE(std::filesystem::exists(repo.file("ran")));
  EXPECT_THAT(
      snapshot.notes,
      testing::Contains("git's objects are partly kept in another folder, which was not read"));
}

TEST(History, OpensNoLinkAndNoPipeInTheStore) {
  GitRepo repo;
  repo.commit("One");
  ASSERT_EQ(mkfifo(repo.file(".git/objects/pack/pack-1.idx").c_str(), 0600), 0);
  const Snapshot snapshot = read(repo);
  EXPECT_THAT(snapshot.history.missing, HasSubstr("links, pipes or too many entries"));
  EXPECT_THAT(snapshot.notes, SizeIs(1));

  GitRepo linked;
  linked.commit("One");
  std::filesystem::rename(linked.file(".git/objects"), linked.file("elsewhere"));
  std::filesystem::create_directory_symlink(linked.file("elsewhere"), linked.file(".git/objects"));
  EXPECT_EQ(read(linked).history.missing, "git's folder holds no objects");
}

TEST(History, IsMissingWhereTheStoreIsDamaged) {
  GitRepo repo;
  repo.write("a.py", "a\n");
  repo.commit("One");
  for (const auto& entry :
       std::filesystem::recursive_directory_iterator(repo.file(".git/objects"))) {
    if (!entry.is_regular_file()) continue;
    std::filesystem::permissions(entry.path(), std::filesystem::perms::owner_all);
    std::ofstream(entry.path(), std::ios::binary) << "no object";
  }
  EXPECT_EQ(read(repo).history.missing, "the commit that HEAD names is missing or is no commit");
}

}  // namespace
}  // namespace assay
