// SPDX-License-Identifier: MIT
// Litter and environment files: what is taken for them, and what only has their name.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "repo/environment_files.h"
#include "repo/litter.h"
#include "repo/read.h"
#include "tests/support/scratch.h"

namespace assay {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;
using testing::UnorderedElementsAre;

class TrackedFacts : public testing::Test {
 protected:
  Tracked read() const {
    const auto snapshot = read_repository(scratch_.path(), {.handed_in = true});
    EXPECT_TRUE(snapshot);
    return snapshot.value_or(Snapshot{}).tracked;
  }
  std::vector<std::string> litter() const {
    std::vector<std::string> paths;
    for (const Litter& one : read().litter)
      paths.push_back(one.path);
    return paths;
  }
  const Scratch scratch_{};
};

TEST_F(TrackedFacts, NameOutputByWhatStandsInItAndBesideIt) {
  scratch_.write("package.json", "{}");
  scratch_.write("node_modules/x/package.json", "{}");
  scratch_.write("app/__pycache__/a.pyc", "");
  scratch_.write("java/pom.xml", "");
  scratch_.write("java/target/classes/App.class", "");
  scratch_.write("env/pyvenv.cfg", "");
  scratch_.write("php/vendor/autoload.php", "");
  scratch_.write("orders.egg-info/PKG-INFO", "");
  scratch_.write("web/manage.py", "");
  scratch_.write("web/staticfiles/admin/css/base.css", "");
  EXPECT_THAT(litter(),
              UnorderedElementsAre("node_modules/", "app/__pycache__/", "java/target/", "env/",
                                   "php/vendor/", "orders.egg-info/", "web/staticfiles/"));
}

TEST_F(TrackedFacts, LeaveTheAuthorsWordsAlone) {
  scratch_.write("src/target/target.js", "");
  scratch_.write("src/dist/distance.js", "");
  scratch_.write("build/Dockerfile", "");
  scratch_.write("env/production.tfvars", "");
  scratch_.write("bin/rails", "");
  scratch_.write("vendor/github.com/a/a.go", "");
  scratch_.write("vendor/modules.txt", "");
  scratch_.write(".yarn/releases/yarn.cjs", "");
  scratch_.write(".vscode/settings.json", "");
  scratch_.write("gradle/wrapper/gradle-wrapper.jar", "");
  scratch_.write("tests/fixtures/node_modules/x/package.json", "{}");
  EXPECT_THAT(litter(), IsEmpty());
}

std::vector<std::string> litter_named(const std::vector<std::string>& paths) {
  const std::vector<SourceFile> none;
  const std::vector<std::string> none_large;
  const FileIndex texts(none);
  std::vector<std::string> found;
  for (const Litter& one : litter_in({.paths = paths,
                           .large = none_large,
                           .texts = texts,
                           .head = [](const std::string&) { return ""; },
                           .holds_accounts = [](const std::string&) { return false; }}))
    found.push_back(one.path);
  return found;
}

TEST(Litter, IsToldFromGitsOwnList) {
  EXPECT_THAT(litter_named({".idea/codeStyles/Project.xml", ".idea/workspace.xml", "dist/index.js",
                            "node_modules/.gitkeep", "package.json", "src/index.ts"}),
              ElementsAre(".idea/workspace.xml", "dist/"));
  EXPECT_THAT(litter_named({"public/404.html", "public/assets/.sprockets-manifest-87d7.json",
                            "public/assets/a-11.woff2", "web/404.html", "web/assets/logo.svg"}),
              ElementsAre("public/assets/"));
}

TEST(Litter, MayBeALogWhereDependenciesWould) {
  const auto kind_of = [](const std::vector<std::string>& paths) {
    const std::vector<SourceFile> none;
    const FileIndex texts(none);
    const std::vector<Litter> found =
        litter_in({.paths = paths,
                   .large = {},
                   .texts = texts,
                   .head = [](const std::string&) { return ""; },
                   .holds_accounts = [](const std::string&) { return false; }});
    return found.empty() ? std::nullopt : std::optional(found[0].kind);
  };
  EXPECT_EQ(kind_of({"node_modules/.tool/debug.log"}), LitterKind::kCrumb);
  EXPECT_EQ(kind_of({"node_modules/a/package.json"}), LitterKind::kDependencies);
}

TEST(Litter, HoldsTheFolderOfAnEditorUnlessItIsShared) {
  EXPECT_THAT(
      litter_named({"a/.idea/misc.xml", "a/.idea/modules.xml", "b/.idea/codeStyles/Project.xml",
                    "b/.idea/runConfigurations/Orders.xml", "c/Orders.csproj.user",
                    "d/.history/A_1.cs", "third_party/jwt/CMakeFiles/a.make"}),
      ElementsAre("a/.idea/", "c/Orders.csproj.user", "d/.history/"));
}

TEST_F(TrackedFacts, TakeAnIgnoredPlaceForTheReviewersOwn) {
  scratch_.write(".gitignore", "node_modules/\n.env\n*.log\n");
  scratch_.write("node_modules/x/package.json", "{}");
  scratch_.write("a.log", "");
  scratch_.write(".env", "DB_PASSWORD=orders\n");
  const Tracked tracked = read();
  EXPECT_THAT(tracked.litter, IsEmpty());
  EXPECT_THAT(tracked.environment, IsEmpty());
}

TEST_F(TrackedFacts, TellADatabaseByItsBytesAndADumpByItsRows) {
  scratch_.write("app.sqlite3", std::string("SQLite format 3\0 and pages", 26));
  scratch_.write("given.db", std::string("SQLite format 3\0 and pages", 26));
  scratch_.write("README.md", "The brief's data are in `given.db`.\n");
  scratch_.write("notes.db", "not a database");
  scratch_.write("prod.sql", "-- MySQL dump 10.13\n\nINSERT INTO users VALUES (1);\n");
  scratch_.write("schema-only.sql", "-- MySQL dump 10.13\n\nCREATE TABLE users (id int);\n");
  scratch_.write("queries.sql", "\nINSERT INTO users VALUES (1);\n");
  scratch_.write("dump.rdb", std::string("REDIS0012\xFA\x09redis-ver\0", 20));
  scratch_.write("notes.rdb", "not a database");
  scratch_.write("App_Data/Shop.mdf", std::string("\x01\x0f\0\0 and pages", 14));
  scratch_.write("notes.mdf", "not a database");
  scratch_.write("used.sqlite", std::string("SQLite format 3\0 and pages", 26));
  scratch_.write("appsettings.json", "{\"Default\": \"Data Source=used.sqlite\"}");
  EXPECT_THAT(litter(), UnorderedElementsAre("app.sqlite3", "dump.rdb", "prod.sql",
                                             "App_Data/Shop.mdf", "used.sqlite"));
}

TEST_F(TrackedFacts, LeaveWhatADatabasesContainerBeginsWith) {
  const std::string dump = "-- MySQL dump 10.13\n\nINSERT INTO lamps VALUES (1);\n";
  scratch_.write("database/lamps.sql", dump);
  scratch_.write("old/lamps.sql", dump);
  scratch_.write("db.Dockerfile",
                 "FROM mysql:8\nCOPY ./database/*.sql /docker-entrypoint-initdb.d/\n");
  scratch_.write("database/people.sql",
                 dump + "INSERT INTO people VALUES ('$2b$12$" + std::string(53, 'k') + "');\n");
  EXPECT_THAT(litter(), UnorderedElementsAre("old/lamps.sql", "database/people.sql"));
}

TEST_F(TrackedFacts, TellADatabaseOfAccountsByHashesAndAddresses) {
  const std::string head("SQLite format 3\0 and pages", 26);
  scratch_.write("a.sqlite", head + "ann@example.org$2b$12$" + std::string(53, 'k') + '\0');
  scratch_.write("b.sqlite", head + "prices: $2 and $20, admin@example.org");
  std::string more;
  for (const char* name : {"benny", "cleopa", "dorary", "emilio", "francis", "gustav"})
    more += std::string(", ") + name + "@lamps.org";
  scratch_.write("d.sqlite", head + "annlee@lamps.org, tomray@oil.net");
  scratch_.write("c.sqlite", head + "annlee@lamps.org, tomray@oil.net" + more);
  std::vector<LitterKind> kinds;
  for (const Litter& one : read().litter)
    kinds.push_back(one.kind);
  EXPECT_THAT(kinds, ElementsAre(LitterKind::kAccounts, LitterKind::kDatabase,
                                 LitterKind::kAccounts, LitterKind::kDatabase));
}

TEST_F(TrackedFacts, NameProgramsThatWereCompiled) {
  const std::string program(
      "\x7F"
      "ELF\x02\x01\x01\0 and code",
      17);
  scratch_.write("orders", program);
  scratch_.write("bin/server", program);
  scratch_.write("tools/protoc", program);
  scratch_.write("gradlew", "#!/bin/sh\n");
  scratch_.write("setup.exe", "no program");
  EXPECT_THAT(litter(), UnorderedElementsAre("orders", "bin/server"));
}

TEST_F(TrackedFacts, TakeAnAutoloaderAloneForOutput) {
  scratch_.write("a/vendor/autoload.php", "<?php");
  scratch_.write("a/vendor/composer/ClassLoader.php", "<?php");
  scratch_.write("b/vendor/autoload.php", "<?php");
  scratch_.write("b/vendor/slim/slim/App.php", "<?php");
  std::vector<LitterKind> kinds;
  for (const Litter& one : read().litter)
    kinds.push_back(one.kind);
  EXPECT_THAT(kinds, testing::ElementsAre(LitterKind::kBuildOutput, LitterKind::kDependencies));
}

TEST_F(TrackedFacts, NameWhatAServerKeepsItsDatabasesIn) {
  scratch_.write("mysql/data/ibdata1", "x");
  scratch_.write("mysql/data/shop/orders.ibd", "x");
  scratch_.write("postgres-data/PG_VERSION", "16\n");
  scratch_.write("postgres-data/base/1/112", "x");
  scratch_.write("tools/PG_VERSION", "16\n");
  EXPECT_THAT(litter(), UnorderedElementsAre("mysql/data/", "postgres-data/"));
}

TEST_F(TrackedFacts, NameCrumbsAndLargeFiles) {
  scratch_.write(".DS_Store", "");
  scratch_.write("npm-debug.log", "");
  scratch_.write("data/orders.csv", std::string(5'100'000, 'x'));
  scratch_.write("demo.mp4", std::string(5'100'000, 'x'));
  EXPECT_THAT(litter(), UnorderedElementsAre(".DS_Store", "npm-debug.log", "data/orders.csv"));
}

TEST_F(TrackedFacts, ReadTheSecretsOfEnvironmentFiles) {
  scratch_.write(".env",
                 "# PASSWORD=commented\nexport "
                 "DB_PASSWORD=\"orders\"\nPORT=8080\nJWT_SECRET=\nAPI_KEY=<your key>\n"
                 "TOKEN_EXPIRES_IN=1h\nSESSION_SECRET='keyboard cat'\n"
                 "JWT_REVOKED_TOKENS = true # look them up\n"
                 "BLACKLIST_TOKEN_CHECKS=['access', 'refresh']\nCOMPASS=north and south\n");
  const Tracked tracked = read();
  ASSERT_THAT(tracked.environment, SizeIs(1));
  const std::vector<Place>& secrets = tracked.environment[0].secrets;
  ASSERT_THAT(secrets, SizeIs(2));
  EXPECT_EQ(secrets[0].what, "DB_PASSWORD");
  EXPECT_EQ(secrets[0].line, 2);
  EXPECT_EQ(secrets[1].what, "SESSION_SECRET");
  EXPECT_EQ(secrets[1].line, 7);
}

TEST_F(TrackedFacts, LeaveTheValuesOfAClientsRequestsAside) {
  scratch_.write("http-client/.env", "token=testapikey\n");
  scratch_.write("api/.env", "DB_PASSWORD=orders\n");
  const Tracked tracked = read();
  ASSERT_THAT(tracked.environment, SizeIs(1));
  EXPECT_EQ(tracked.environment[0].path, "api/.env");
}

TEST_F(TrackedFacts, NameNoHashOfAPasswordAndWhatElseIsSecret) {
  scratch_.write(".envs/.production/.shop",
                 "DUMMY_PASSWORD=$argon2id$v=19$m=65536$abc\nENCRYPTION_KEY=orders\n");
  scratch_.write(".envs/.local/.shop", "ENCRYPTION_KEY=orders\n");
  const Tracked tracked = read();
  ASSERT_THAT(tracked.environment, SizeIs(1));
  ASSERT_THAT(tracked.environment[0].secrets, SizeIs(1));
  EXPECT_EQ(tracked.environment[0].secrets[0].what, "ENCRYPTION_KEY");
}

TEST_F(TrackedFacts, LeaveScriptsThatTheManifestRunsAlone) {
  scratch_.write("app/package.json", R"({"scripts": {"build": "node build/build.js"}})");
  scratch_.write("app/build/build.js", "pack();\n");
  scratch_.write("web/package.json", R"({"scripts": {"build": "vite build"}})");
  scratch_.write("web/build/index.js", "pack();\n");
  EXPECT_THAT(litter(), testing::ElementsAre("web/build/"));
}

TEST(EnvironmentNames, TellRealFilesFromExamples) {
  for (const char* path :
       {".env", ".env.production", ".envproduction", "api/.env.local", "docker.env", ".env-dev"})
    EXPECT_TRUE(is_environment_file(path)) << path;
  for (const char* path : {".env.example", ".env.test", ".env.sample.local", "example.env",
                           "env.example", ".env-template", ".env.ci", ".env.pipeline",
                           "src/environment.ts", ".envrc", "src/config.env.ts", ".env.vault"})
    EXPECT_FALSE(is_environment_file(path)) << path;
  for (const char* path : {".env.example", ".env.example~", "env.sample", ".env.dist",
                           "config/.env.template", ".env.exemple"})
    EXPECT_TRUE(is_environment_example(path)) << path;
}

TEST_F(TrackedFacts, TellModelsFromObjectFiles) {
  scratch_.write("static/key.obj", "# Wavefront\nv 0 1 2\n");
  scratch_.write("build/main.obj", std::string("\x64\x86\x02\0", 4));
  EXPECT_THAT(litter(), ElementsAre("build/main.obj"));
}

TEST_F(TrackedFacts, TakeLifetimesOfTokensForNoSecrets) {
  scratch_.write(".env",
                 "ACCESS_TOKEN_EXP_SECONDS=300\nTOKEN_TYPE=JWT\nTOKEN_METHOD=HS256\n"
                 "TOKEN_PUBLIC_KEY=abcdef\nACCESS_TOKEN_LIVES=43200\nTOKEN_EXPIRE=15m\nTOKEN_"
                 "PRIVATE_KEY=b7c9\n");
  const Tracked tracked = read();
  ASSERT_THAT(tracked.environment, SizeIs(1));
  ASSERT_THAT(tracked.environment[0].secrets, SizeIs(1));
  EXPECT_EQ(tracked.environment[0].secrets[0].what, "TOKEN_PRIVATE_KEY");
}

TEST_F(TrackedFacts, TakeWhatVisualStudioKeepsForACrumb) {
  scratch_.write(".vs/Lamps/CopilotIndices/a.db", "SQLite format 3 and pages");
  scratch_.write("erd.jpeg:Zone.Identifier", "[ZoneTransfer]");
  EXPECT_THAT(litter(), UnorderedElementsAre(".vs/", "erd.jpeg:Zone.Identifier"));
  EXPECT_EQ(read().litter.at(0).kind, LitterKind::kCrumb);
}

}  // namespace
}  // namespace assay
