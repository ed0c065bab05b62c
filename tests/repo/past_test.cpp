// SPDX-License-Identifier: MIT
// Credentials in a repository's tree and past.
#include "repo/secrets/past.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "repo/read.h"
#include "tests/repo/secrets/bodies.h"
#include "tests/support/git_repo.h"

namespace assay {
namespace {

using testing::IsEmpty;
using testing::SizeIs;

Snapshot read_past(const GitRepo& repo, const ReadOptions& options = {}) {
  return read_repository(repo.path(), options).value_or(Snapshot{});
}

std::string token() {
  return "ghp_" + alnum(36);
}

TEST(Past, HoldsWhatTheTreeHoldsNoMore) {
  GitRepo repo;
  repo.write("src/a.js", "const t = '" + token() + "';\n");
  repo.commit("Begin");
  const std::string first = read_past(repo).commit;
  repo.write("src/a.js", "const t = process.env.TOKEN;\n");
  repo.commit("Read the token from the environment");
  const Secrets secrets = read_past(repo).secrets;
  EXPECT_THAT(secrets.tree, IsEmpty());
  ASSERT_THAT(secrets.past, SizeIs(1));
  EXPECT_EQ(secrets.past[0].commit, first);
  EXPECT_EQ(secrets.past[0].file, "src/a.js");
  EXPECT_TRUE(secrets.past_searched);
  EXPECT_FALSE(secrets.told_rotated);
  EXPECT_EQ(to_json(read_past(repo)).dump().find(token().substr(4)), std::string::npos);
}

TEST(Past, DoesNotRepeatWhatTheTreeStillHolds) {
  GitRepo repo;
  repo.write("a.js", "const t = '" + token() + "';\n");
  repo.commit("Begin");
  repo.write("b.js", "const t = '" + token() + "';\n");
  repo.git("rm -q a.js");
  repo.commit("Move it");
  const Secrets secrets = read_past(repo).secrets;
  EXPECT_THAT(secrets.tree, SizeIs(1));
  EXPECT_THAT(secrets.past, IsEmpty());
}

// A build's copy of settings outlives them; a dependency's is its author's, and where no git tells
// what was sent, output is what was built there.
TEST(Past, HoldsInCommittedOutputWhatItsSourceHoldsNoMore) {
  const std::string setting = "mail.token=" + token() + "\n";
  GitRepo repo;
  repo.write("pom.xml", "<project/>");
  repo.write("src/main/resources/a.properties", "mail.token=${TOKEN}\n");
  repo.write("target/vendor/a.properties", setting);
  repo.commit("Begin");
  EXPECT_THAT(read_past(repo).secrets.tree, IsEmpty());
  repo.write("target/classes/a.properties", setting);
  repo.commit("Build");
  const Secrets secrets = read_past(repo).secrets;
  ASSERT_THAT(secrets.tree, SizeIs(1));
  EXPECT_EQ(secrets.tree[0].file, "target/classes/a.properties");
  repo.write("src/main/resources/a.properties", setting);
  repo.commit("Bring it back");
  EXPECT_EQ(read_past(repo).secrets.tree.at(0).file, "src/main/resources/a.properties");

  Scratch folder;
  folder.write("pom.xml", "<project/>");
  folder.write("target/classes/a.properties", setting);
  EXPECT_THAT(read_repository(folder.path()).value_or(Snapshot{}).secrets.tree, IsEmpty());
}

// A README is mostly made up: what stood in source tells more, wherever it stood.
TEST(Past, TellsWhatIsCertainBesideWhatTheReadmeStillHolds) {
  GitRepo repo;
  repo.write("src/a.js", "const a = '" + token() + "';\n");
  repo.write("README.md", "Use " + token() + "\n");
  repo.commit("first");
  const Secrets both = read_past(repo).secrets;
  ASSERT_THAT(both.tree, SizeIs(1));
  EXPECT_TRUE(both.tree[0].certain);
  EXPECT_EQ(both.tree[0].file, "src/a.js");
  EXPECT_THAT(both.past, IsEmpty());
  repo.write("src/a.js", "const a = process.env.A;\n");
  repo.commit("second");
  const Secrets told = read_past(repo).secrets;
  EXPECT_THAT(told.tree, IsEmpty());  // charged once
  ASSERT_THAT(told.past, SizeIs(1));
  EXPECT_TRUE(told.past[0].certain);
  EXPECT_EQ(told.past[0].file, "src/a.js");
}

TEST(Past, ReachesEveryBranchTagAndStash) {
  GitRepo repo;
  repo.commit("Begin");
  repo.git("checkout -q -b side");
  repo.write("a.js", "const t = '" + token() + "';\n");
  repo.commit("Try");
  repo.git("tag -a -m v1 v1");
  repo.git("checkout -q main");
  repo.git("branch -q -D side");
  EXPECT_THAT(read_past(repo).secrets.past, SizeIs(1));
}

TEST(Past, IsSearchedInPacksOfManyFiles) {
  GitRepo repo;
  for (int i = 0; i < 2'100; ++i)
    repo.write("src/f" + std::to_string(i) + ".js", "const n = " + std::to_string(i) + ";\n");
  repo.write("src/z.js", "const t = '" + token() + "';\n");
  repo.commit("Begin");
  repo.git("rm -q src/z.js");
  repo.commit("Remove it");
  repo.git("gc -q");
  EXPECT_THAT(read_past(repo).secrets.past, SizeIs(1));
}

TEST(Past, LeavesTheTemplatesSecretsToTheCompany) {
  GitRepo repo;
  repo.write("given.js", "const t = '" + token() + "';\n");
  repo.commit("The starter");
  const std::string starter = read_past(repo).commit;
  repo.write("own.js", "run();\n");
  repo.commit("My work");
  const Secrets secrets = read_past(repo, {.starter = starter}).secrets;
  EXPECT_THAT(secrets.tree, IsEmpty());
  EXPECT_THAT(secrets.past, IsEmpty());
}

TEST(Past, HearsThatAKeyWasRevoked) {
  GitRepo repo;
  repo.write("a.js", "const t = '" + token() + "';\n");
  repo.commit("Begin");
  repo.git("rm -q a.js");
  repo.commit("Remove the token, which is revoked");
  EXPECT_TRUE(read_past(repo).secrets.told_rotated);
  EXPECT_TRUE(tells_rotation("Rotated all keys."));
  EXPECT_FALSE(tells_rotation("Rotate the log files"));
}

TEST(Past, PassesOverAKeyOfDevelopmentWhereProductionIsGivenItsOwn) {
  const Scratch scratch;
  const std::string key = "  secret_key_base: \"" + alnum(64) + "\",\n";
  const std::string other = "  api_secret: \"" + alnum(48) + "\"\n";
  scratch.write("config/config.exs", "config :app, Web.Endpoint,\n" + key + other);
  const auto tree = [&] { return read_repository(scratch.path())->secrets.tree; };
  EXPECT_THAT(tree(), SizeIs(2));
  scratch.write("config/runtime.exs",
                "key = System.get_env(\"SECRET_KEY_BASE\") || raise \"none\"\n");
  ASSERT_THAT(tree(), SizeIs(1));
  EXPECT_EQ(tree()[0].line, 3);
  scratch.write("config/runtime.exs", "");
  scratch.write("config/prod.exs", "use Mix.Config\n# import_config \"prod.secret.exs\"\n");
  EXPECT_THAT(tree(), SizeIs(2));
  scratch.write("config/prod.exs", "use Mix.Config\n\nimport_config \"prod.secret.exs\"\n");
  EXPECT_THAT(tree(), SizeIs(1));
}

TEST(Past, AsksAboutAnEnvironmentFileInAMereFolder) {
  const Scratch scratch;
  scratch.write(".env", "GITHUB=" + token() + "\n");
  EXPECT_FALSE(read_repository(scratch.path())->secrets.tree.at(0).certain);
  EXPECT_TRUE(read_repository(scratch.path(), {.handed_in = true})->secrets.tree.at(0).certain);
  scratch.write(".gitignore", ".env\n");
  EXPECT_THAT(read_repository(scratch.path())->secrets.tree, IsEmpty());
}

TEST(Past, HearsWhatWasDoneAndNotWhatShouldBe) {
  EXPECT_TRUE(tells_rotation("The leaked key has been revoked."));
  EXPECT_TRUE(tells_rotation("chore: rotate the signing key"));
  EXPECT_TRUE(tells_of_leak("The key that was committed in May is revoked."));
  EXPECT_TRUE(tells_of_leak("All old tokens were rotated"));
  EXPECT_TRUE(tells_of_leak("I have since regenerated the token."));
  EXPECT_TRUE(tells_of_leak("# Security\nThe API key has been revoked."));
  EXPECT_FALSE(tells_of_leak("- Tokens are revoked on logout, and refresh tokens rotated"));
  EXPECT_FALSE(tells_of_leak("A token that has been revoked is refused"));
  EXPECT_FALSE(tells_rotation("- Secrets rotation"));
  EXPECT_FALSE(tells_rotation("An expired token is answered with 401."));
}

TEST(Past, PassesOverWhatIsToldToWhoeverRunsIt) {
  const std::string value = alnum(48);
  const auto asked = [&](const std::string& path, const std::string& text) {
    const Scratch scratch;
    scratch.write("deploy/run.yml", "env:\n  DB_PASSWORD: " + value + "\n");
    scratch.write(path, text);
    return read_repository(scratch.path())->secrets.tree.size();
  };
  EXPECT_EQ(asked("README.md", "a\n"), 1U);
  EXPECT_EQ(asked("example.env", "DB_PASSWORD=" + value + "\n"), 0U);
  const std::string compose = "services:\n  db:\n    image: postgres\n    environment:\n      - ";
  EXPECT_EQ(asked("docker-compose.yml", compose + "POSTGRES_PASSWORD=" + value + "\n"), 0U);
}

TEST(Past, LeavesTheModulesOfOthersToThem) {
  GitRepo repo;
  repo.write("vendor/github.com/a/b/ci.yml", "hook: " + token() + "\n");
  repo.commit("Vendor");
  repo.git("rm -q -r vendor");
  repo.commit("Take it away");
  EXPECT_THAT(read_past(repo).secrets.past, IsEmpty());
}

}  // namespace
}  // namespace assay
