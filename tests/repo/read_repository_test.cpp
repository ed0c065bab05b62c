// SPDX-License-Identifier: MIT
// Whole repositories: those in fixtures/repos, and some that no commit could hold.
#include <filesystem>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "repo/read.h"
#include "tests/support/scratch.h"

namespace assay {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

Snapshot read(const std::string& folder) {
  const auto snapshot = read_repository(folder);
  EXPECT_TRUE(snapshot) << (snapshot ? "" : snapshot.error().message);
  return snapshot.value_or(Snapshot{});
}

Snapshot fixture(const std::string& name) {
  return read("fixtures/repos/" + name);
}

std::ptrdiff_t of_kind(const Snapshot& snapshot, TestKind kind) {
  return std::ranges::count(snapshot.tests, kind, &TestCase::kind);
}

TEST(ReadRepository, SeesASubmissionThatTellsAll) {
  const Snapshot snapshot = fixture("told-whole");
  EXPECT_EQ(snapshot.readme.path, "README.md");
  EXPECT_EQ(snapshot.readme.lines, 28);
  EXPECT_TRUE(snapshot.readme.tells_run);
  EXPECT_TRUE(snapshot.readme.tells_test);
  EXPECT_THAT(snapshot.readme.commands, Contains("pytest -q"));
  EXPECT_THAT(snapshot.readme.topics,
              UnorderedElementsAre("assumptions", "decisions", "with_more_time"));
  EXPECT_THAT(snapshot.languages, ElementsAre("Python"));
  EXPECT_THAT(snapshot.test_frameworks, ElementsAre("pytest"));
  EXPECT_EQ(snapshot.tests.size(), 7U);
  EXPECT_EQ(of_kind(snapshot, TestKind::kHappy), 2);
  EXPECT_EQ(of_kind(snapshot, TestKind::kError), 4);
  EXPECT_EQ(of_kind(snapshot, TestKind::kEdge), 1);
  EXPECT_THAT(snapshot.files, Contains("docs/adr/0001-sqlite.md"));
  EXPECT_FALSE(snapshot.truncated);
}

TEST(ReadRepository, SeesWhatABareSubmissionLacks) {
  const Snapshot snapshot = fixture("bare");
  EXPECT_EQ(snapshot.readme.lines, 3);
  EXPECT_FALSE(snapshot.readme.tells_run);
  EXPECT_THAT(snapshot.readme.topics, IsEmpty());
  EXPECT_THAT(snapshot.tests, IsEmpty());
  EXPECT_THAT(snapshot.unread_tests, IsEmpty());
  EXPECT_TRUE(snapshot.tests_countable);
}

TEST(ReadRepository, ReadsInstructionsAndTopicsInWordsAlone) {
  const Snapshot snapshot = fixture("words-only");
  EXPECT_EQ(snapshot.readme.path, "README.rst");
  EXPECT_TRUE(snapshot.readme.tells_run);
  EXPECT_TRUE(snapshot.readme.tells_test);
  EXPECT_THAT(snapshot.readme.topics,
              ElementsAre("assumptions", "decisions", "with_more_time", "ai_use"));
  EXPECT_EQ(snapshot.tests.size(), 3U);
}

TEST(ReadRepository, TakesNoHeadingWithoutContentForAnInstruction) {
  const auto readme = [](const std::string& text) {
    const Scratch scratch;
    scratch.write("README.md", text);
    return read(scratch.path()).readme;
  };
  EXPECT_FALSE(readme("# Orders\n\n## Run the tests\n\nTBD\n").tells_test);
  EXPECT_TRUE(readme("# Orders\n\n## Run the tests\n\nFrom the IDE.\n").tells_test);
  EXPECT_TRUE(readme("# Orders\n\n### test\n\nrspec\n").tells_test);
  EXPECT_TRUE(readme("# Orders\n\n## Run docker compose up\n").tells_run);
}

TEST(ReadRepository, ReadsTheTargetsThatTheReadmeLists) {
  const Scratch scratch;
  scratch.write("README.md", "Commands of the Makefile:\n\n- `up`: starts\n- `unit`: tests\n");
  EXPECT_FALSE(read(scratch.path()).readme.tells_test);
  scratch.write("Makefile", "up:\n\tdocker compose up\n\nunit:\n\tpytest\n");
  EXPECT_TRUE(read(scratch.path()).readme.tells_test);
}

TEST(ReadRepository, CountsALongLineForWhatItIs) {
  const Scratch scratch;
  std::string paragraph;
  while (paragraph.size() < 1000)
    paragraph += "It was written so for a reason. ";
  scratch.write("README.md", paragraph);
  const Readme readme = read(scratch.path()).readme;
  EXPECT_EQ(readme.lines, 1);
  EXPECT_GE(readme.folded, 12);
}

TEST(ReadRepository, FindsAServiceOneFolderDown) {
  const Snapshot snapshot = fixture("nested");
  EXPECT_EQ(snapshot.readme.path, "backend/README.md");
  EXPECT_TRUE(snapshot.readme.tells_run);
  EXPECT_TRUE(snapshot.readme.tells_test);
  EXPECT_EQ(of_kind(snapshot, TestKind::kHappy), 1);
  EXPECT_EQ(of_kind(snapshot, TestKind::kError), 1);
}

TEST(ReadRepository, PrefersTheReadmeOfTheRoot) {
  const Scratch scratch;
  scratch.write("docs/README.md", "docs");
  scratch.write("README.es.md", "es");
  scratch.write("README.md", "root");
  scratch.write("backend/README.md", "backend");
  EXPECT_EQ(read(scratch.path()).readme.path, "README.md");
}

TEST(ReadRepository, NamesTheDocumentsThatTellHowToStartAndToTest) {
  const Scratch scratch;
  scratch.write("README.md", "# Lamps\n\nTwo parts.\n");
  scratch.write("api/README.md", "# The API\n\n`npm start`\n");
  scratch.write("docs/testing.md", "`npm test`\n");
  scratch.write("web/README.md", "`npm start`\n");
  const Readme readme = read(scratch.path()).readme;
  EXPECT_EQ(readme.path, "README.md");
  EXPECT_THAT(readme.told_in, testing::ElementsAre("api/README.md", "docs/testing.md"));
  std::filesystem::remove(scratch.file("README.md"));
  EXPECT_EQ(read(scratch.path()).readme.path, "api/README.md");
}

TEST(ReadRepository, NamesTheDocumentWithTheCommandsBeforeOneWithWords) {
  const Scratch scratch;
  scratch.write("README.md", "# Lamps\n\nRun the application and open it in the browser.\n");
  EXPECT_THAT(read(scratch.path()).readme.told_in, testing::ElementsAre("README.md"));
  scratch.write("SETTINGS.md", "`docker compose up -d` and `php artisan serve`\n");
  EXPECT_THAT(read(scratch.path()).readme.told_in, testing::ElementsAre("SETTINGS.md"));
}

TEST(ReadRepository, FollowsTheReadmeToADeepDocument) {
  const Scratch scratch;
  scratch.write("README.md", "# Lamps\n\nWe chose SQLite.\n");
  scratch.write("docs/readme/02-running.md", "`npm start`, then `pnpm --filter api test`\n");
  EXPECT_FALSE(read(scratch.path()).readme.tells_run);
  scratch.write("README.md", "# Lamps\n\n[Running it](docs/readme/02-running.md)\n");
  const Readme readme = read(scratch.path()).readme;
  EXPECT_TRUE(readme.tells_run);
  EXPECT_TRUE(readme.tells_test);
}

TEST(ReadRepository, FollowsTheReadmeToWhatContributorsAreTold) {
  const Scratch scratch;
  scratch.write("README.md", "# Lamps\n\n`composer start`\n");
  scratch.write("CONTRIBUTING.md", "## Running Tests\n\n    composer phpunit\n");
  EXPECT_FALSE(read(scratch.path()).readme.tells_test);
  scratch.write("README.md", "# Lamps\n\n`composer start`, see [CONTRIBUTING](CONTRIBUTING.md)\n");
  EXPECT_TRUE(read(scratch.path()).readme.tells_test);
}

TEST(ReadRepository, PrefersTheReadmeOfAPartToTheBriefOfTheRoot) {
  const Scratch scratch;
  scratch.write("CHALLENGE_README.md", "Build lamps.\n");
  EXPECT_EQ(read(scratch.path()).readme.path, "CHALLENGE_README.md");
  scratch.write("web/README.md", "What we chose, and why.\n");
  EXPECT_EQ(read(scratch.path()).readme.path, "web/README.md");
}

TEST(ReadRepository, TakesNoReadmeOfMigrationsForTheServices) {
  const Scratch scratch;
  scratch.write("migration/README.md", "# Migrator\n\n`cargo run -- up`\n");
  scratch.write("scripts/README.md", "# Loads the items\n\n`npm run load`\n");
  EXPECT_EQ(read(scratch.path()).readme.path, "");
  scratch.write("lamps/README.md", "# Lamps\n\n`cargo run`\n");
  EXPECT_EQ(read(scratch.path()).readme.path, "lamps/README.md");
}

TEST(ReadRepository, TakesNothingFromWhatAGeneratorTellsOfAFrontEnd) {
  const Scratch scratch;
  scratch.write("README.md", "# Lamps\n");
  scratch.write("web/README.md",
                "This project was bootstrapped with [Create React App](a).\n\n`npm start`\n");
  EXPECT_FALSE(read(scratch.path()).readme.tells_run);
  std::filesystem::remove(scratch.file("README.md"));
  EXPECT_FALSE(read(scratch.path()).readme.tells_run);
  scratch.write("README.md", "# Lamps\n");
  scratch.write("web/README.md", "Run `npm start` here and in the folder above.\n");
  EXPECT_TRUE(read(scratch.path()).readme.tells_run);
}

TEST(ReadRepository, TakesNothingFromTheReadmeOfPagesByAnyName) {
  const Scratch scratch;
  scratch.write("README.md", "# Lamps\n");
  scratch.write("vue-app/README.md", "`npm run dev` and `npm test`\n");
  scratch.write("vue-app/package.json",
                R"({"dependencies": {"vue": "2"}, "devDependencies": {"express": "4"}})");
  EXPECT_FALSE(read(scratch.path()).readme.tells_run);
  scratch.write("vue-app/package.json", R"({"dependencies": {"vue": "2", "express": "4"}})");
  EXPECT_TRUE(read(scratch.path()).readme.tells_run);
}

TEST(ReadRepository, CountsTheLinesOfEveryReadme) {
  const Scratch scratch;
  scratch.write("README.md", "Two parts.\n");
  scratch.write("api/README.md", "a\n\nb\n\nc\n");
  scratch.write("web/README.md", "d\n\ne\n");
  EXPECT_EQ(read(scratch.path()).readme.lines, 9);
}

TEST(ReadRepository, FollowsAReadmeThatIsALinkWithinTheTreeOnly) {
  const Scratch outside;
  outside.write("README.md", "run it with `npm start`");
  const Scratch scratch;
  scratch.write("deep/er/GUIDE.md", "run it with `npm start`");
  std::filesystem::create_symlink("deep/er/GUIDE.md", scratch.file("README.md"));
  EXPECT_EQ(read(scratch.path()).readme.path, "deep/er/GUIDE.md");

  const Scratch leaving;
  std::filesystem::create_symlink(outside.file("README.md"), leaving.file("README.md"));
  EXPECT_EQ(read(leaving.path()).readme.path, "");
}

TEST(ReadRepository, DoesNotTakeTheBriefForTheAuthorsWords) {
  const Scratch scratch;
  scratch.write("README.md", "# Orders\n");
  scratch.write("CHALLENGE.md", "State your assumptions and trade-offs. Run it with `npm start`.");
  const Snapshot snapshot = read(scratch.path());
  EXPECT_THAT(snapshot.readme.topics, IsEmpty());
  EXPECT_FALSE(snapshot.readme.tells_run);
}

TEST(ReadRepository, TakesABuildForNoStart) {
  const Scratch scratch;
  scratch.write("README.md", "# Orders\n\n```sh\nmkdir build\ncmake -S . -B build\nmake\n```\n");
  EXPECT_FALSE(read(scratch.path()).readme.tells_run);
  scratch.write("README.md", "# Orders\n\n```sh\nmake\n```\n");
  EXPECT_TRUE(read(scratch.path()).readme.tells_run);
}

TEST(ReadRepository, ReadsTheWriteUpBesideTheReadme) {
  const Scratch scratch;
  scratch.write("README.md", "# Orders\n");
  scratch.write("WRITEUP.md", "## Assumptions\n");
  EXPECT_THAT(read(scratch.path()).readme.topics, ElementsAre("assumptions"));
}

TEST(ReadRepository, SeesThatAProxyStandsBefore) {
  const Scratch scratch;
  scratch.write("README.md", "# Orders\n\nRuns behind nginx, which sets `X-Forwarded-For`.\n");
  EXPECT_TRUE(read(scratch.path()).readme.tells_proxy);
  EXPECT_FALSE(fixture("told-whole").readme.tells_proxy);
}

TEST(ReadRepository, ReadsUtf16) {
  using std::string_literals::operator""s;
  const Scratch scratch;
  scratch.write("README.md", "\xFF\xFE`\0n\0p\0m\0 \0s\0t\0a\0r\0t\0`\0"s);
  EXPECT_TRUE(read(scratch.path()).readme.tells_run);
}

TEST(ReadRepository, RefusesWhatIsNoFolder) {
  EXPECT_FALSE(read_repository("README.md"));
  EXPECT_FALSE(read_repository("/no/such/folder"));
}

TEST(ReadRepository, OfAnEmptyFolderIsEmpty) {
  const Scratch scratch;
  const Snapshot snapshot = read(scratch.path());
  EXPECT_EQ(snapshot.readme.path, "");
  EXPECT_THAT(snapshot.files, IsEmpty());
  EXPECT_FALSE(snapshot.tests_countable);
}

TEST(ReadRepository, SeesHowPasswordsAreKept) {
  const auto cares = [](const std::string& name) {
    std::vector<PasswordCare> found;
    for (const PasswordUse& use : fixture(name).password_uses)
      found.push_back(use.care);
    return found;
  };
  EXPECT_THAT(cares("plain-passwords"), ElementsAre(PasswordCare::kPlain, PasswordCare::kPlain));
  EXPECT_THAT(cares("fast-hash"), ElementsAre(PasswordCare::kFastHash, PasswordCare::kFastHash,
                                              PasswordCare::kFastHash));
  EXPECT_THAT(cares("told-whole"), IsEmpty());
}

TEST(ReadRepository, CollectsWhatMaySignTokensAndDoesNotSaveIt) {
  const Snapshot snapshot = fixture("signing-key");
  const auto origin = [&](const std::string& text) {
    const auto found = std::ranges::find(snapshot.keys, text, &KnownKey::text);
    return found == snapshot.keys.end() ? KeyOrigin::kGiven : found->origin;
  };
  EXPECT_EQ(origin("orders-dev-key"), KeyOrigin::kCode);
  EXPECT_EQ(origin("replace-me"), KeyOrigin::kSample);
  EXPECT_EQ(to_json(snapshot).dump().find("orders-dev-key"), std::string::npos);
}

TEST(ReadRepository, TakesAReadmeThatIsNamedAsTheBriefLast) {
  const Scratch scratch;
  scratch.write("CHALLENGE_README.md", "State your assumptions. Run it with `npm start`.");
  const Snapshot alone = read(scratch.path());
  EXPECT_EQ(alone.readme.path, "CHALLENGE_README.md");
  EXPECT_FALSE(alone.readme.tells_run);
  EXPECT_THAT(alone.readme.topics, IsEmpty());
  scratch.write("api/README.md", "`npm start`");
  const Snapshot both = read(scratch.path());
  EXPECT_EQ(both.readme.path, "api/README.md");
  EXPECT_THAT(both.readme.commands, ElementsAre("npm start"));
}

TEST(ReadRepository, NamesLongDocumentsBesideTheReadme) {
  const Scratch scratch;
  scratch.write("documents/design/01_lamps.md", "a\nb\nc\nd\ne\nf\ng\nh\ni\nj\nk\n");
  scratch.write("CMakeLists.txt", "a\nb\nc\nd\ne\nf\ng\nh\ni\nj\nk\n");
  EXPECT_THAT(read(scratch.path()).readme.others, ElementsAre("documents/design/01_lamps.md"));
}

TEST(ReadRepository, TakesTheStartOfPagesOrOfADatabaseForNone) {
  const Scratch scratch;
  scratch.write("client/README.md", "`npm start` and `npm test`\n");
  EXPECT_FALSE(read(scratch.path()).readme.tells_run);
  scratch.write("README.md", "`docker compose up`\n");
  scratch.write("compose.yaml", "services:\n  db:\n    image: postgres:16\n");
  EXPECT_FALSE(read(scratch.path()).readme.tells_run);
  scratch.write("compose.yaml", "services:\n  db:\n    image: postgres:16\n  api:\n    build: .\n");
  EXPECT_TRUE(read(scratch.path()).readme.tells_run);
}

TEST(ReadRepository, FollowsATargetByANameOfTheAuthorsOwn) {
  const Scratch scratch;
  scratch.write("README.md", "```sh\nmake pact-consumer\n```\n");
  EXPECT_FALSE(read(scratch.path()).readme.tells_test);
  scratch.write("Makefile", "pact-consumer:\n\tgo test ./pact/...\n");
  EXPECT_TRUE(read(scratch.path()).readme.tells_test);
}

TEST(ReadRepository, TakesABacklogForWhatMoreTimeWouldBring) {
  const Scratch scratch;
  scratch.write("README.md", "# Lamps\n");
  scratch.write("backlog.txt", "a layer for the handlers\n");
  EXPECT_THAT(read(scratch.path()).readme.topics, ElementsAre("with_more_time"));
}

TEST(ReadRepository, ReadsCommandsOnLinesOfTheirOwnAndThoseOfMembers) {
  const Scratch scratch;
  scratch.write("README.md", "# Lamps\n\nrails server\n\nbundle exec cucumber\n");
  EXPECT_TRUE(read(scratch.path()).readme.tells_run);
  EXPECT_TRUE(read(scratch.path()).readme.tells_test);
  scratch.write("README.md", "# Lamps\n\ngo and see\n");
  EXPECT_FALSE(read(scratch.path()).readme.tells_run);
  scratch.write("packages/lamps/README.md", "`yarn test`\n");
  EXPECT_TRUE(read(scratch.path()).readme.tells_test);
}

TEST(ReadRepository, TakesTheStartOfOneDatabaseForNone) {
  const Scratch scratch;
  scratch.write("compose.yaml", "services:\n  db:\n    image: postgres:16\n  api:\n    build: .\n");
  scratch.write("README.md", "`docker compose up -d db`\n");
  EXPECT_FALSE(read(scratch.path()).readme.tells_run);
  scratch.write("README.md", "`docker compose up -d db api`\n");
  EXPECT_TRUE(read(scratch.path()).readme.tells_run);
}

TEST(ReadRepository, TakesANoteOfAToolForNoReadme) {
  const Scratch scratch;
  scratch.write(".openshift/markers/README", "Markers\n");
  EXPECT_EQ(read(scratch.path()).readme.path, "");
  scratch.write("Task 1/backend/README.md", "# Lamps\n");
  EXPECT_EQ(read(scratch.path()).readme.path, "Task 1/backend/README.md");
}

TEST(ReadRepository, HearsOfTheTestsWhereTheyStand) {
  const Scratch scratch;
  scratch.write("README.md", "# Lamps\n\n`npm start`\n");
  scratch.write("tests/README.md", "`pytest tests/` after `npm run dev`\n");
  const Readme readme = read(scratch.path()).readme;
  EXPECT_EQ(readme.path, "README.md");
  EXPECT_TRUE(readme.tells_test);
  scratch.write("README.md", "# Lamps\n");
  EXPECT_FALSE(read(scratch.path()).readme.tells_run);
}

}  // namespace
}  // namespace assay
