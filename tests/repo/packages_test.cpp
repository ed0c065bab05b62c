// SPDX-License-Identifier: MIT
// Manifests and lock files: what agrees, what contradicts, and what only looks as if.
#include "repo/packages/packages.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace assay {
namespace {

using testing::IsEmpty;

std::vector<PackageManifest> read(const std::vector<SourceFile>& files,
                                  const std::string& untracked = "",
                                  const std::string& vendored = "") {
  const FileIndex index(files);
  return packages_in({.texts = index,
                      .whole = 1'000'000,
                      .kept = [&](const std::string& path) { return path != untracked; },
                      .vendored = [&](const std::string& folder) { return folder == vendored; }});
}

LockState state(const std::vector<SourceFile>& files, const std::string& untracked = "") {
  const auto all = read(files, untracked);
  EXPECT_EQ(all.size(), 1U);
  return all.empty() ? LockState::kInStep : all[0].state;
}

SourceFile npm(const std::string& dependencies) {
  return {"package.json", R"({"dependencies": {)" + dependencies + "}}"};
}

SourceFile npm_lock(const std::string& packages) {
  return {"package-lock.json", R"({"lockfileVersion": 3, "packages": {"": {}, )" + packages + "}}"};
}

TEST(Npm, IsInStepWhereTheLockSatisfiesEachRange) {
  const SourceFile lock = npm_lock(
      R"("node_modules/a": {"version": "1.4.0"}, "node_modules/@s/b": {"version": "2.0.0"})");
  for (const char* range : {"^1.2.0", "~1.4.0", "1.4.0", "=1.4.0", ">=1", "*", "latest",
                            "^1.0.0 || ^2.0.0", "1.x", "^0.9.0 || 1"})
    EXPECT_EQ(state({npm(R"("a": ")" + std::string(range) + R"(", "@s/b": "^2.0.0")"), lock}),
              LockState::kInStep)
        << range;
}

TEST(Npm, IsBrokenWhereTheLockCannotBeWhatIsAskedFor) {
  const SourceFile lock = npm_lock(R"("node_modules/a": {"version": "1.4.0"})");
  for (const char* range : {"^2.0.0", "1.4.1", "~3.1.0"})
    EXPECT_EQ(state({npm(R"("a": ")" + std::string(range) + R"(")"), lock}), LockState::kBroken)
        << range;
  EXPECT_EQ(state({npm(R"("b": "^1.0.0")"), lock}), LockState::kBroken);
}

TEST(Npm, IsInStepWhereTheLockOfOneManagerIs) {
  const SourceFile manifest = npm(R"("a": "^1.0.0", "b": "^0.9.1")");
  const SourceFile stale = npm_lock(R"("node_modules/a": {"version": "1.4.0"})");
  const SourceFile yarn{"yarn.lock",
                        "a@^1.0.0:\n  version \"1.4.0\"\n\nb@^0.9.1:\n  version \"0.9.1\"\n"};
  const SourceFile other{"yarn.lock", "\na@^1.0.0:\n  version \"1.4.0\"\n"};
  EXPECT_EQ(state({manifest, stale}), LockState::kBroken);
  EXPECT_EQ(state({manifest, stale, other}), LockState::kBroken);
  const auto all = read({manifest, stale, {yarn.path, "\n" + yarn.text}});
  ASSERT_EQ(all.size(), 1U);
  EXPECT_EQ(all[0].state, LockState::kInStep);
  EXPECT_EQ(all[0].lock, "yarn.lock");
}

TEST(Npm, TakesWorkspacesLocalPackagesAndTheirLockAbove) {
  EXPECT_THAT(read({npm(R"("a": "workspace:*", "b": "file:../b", "c": "user/repo")")}), IsEmpty());
  const std::vector<SourceFile> workspace{
      {"apps/api/package.json", R"({"dependencies": {"a": "^1.0.0"}})"},
      npm_lock(
          R"("apps/api/node_modules/a": {"version": "1.0.1"}, "node_modules/a": {"version": "2.0.0"})")};
  EXPECT_EQ(state(workspace), LockState::kInStep);
}

TEST(Npm, ReadsNoLockThatAMemberOfAWorkspaceHasLeftBehind) {
  const SourceFile root{"package.json", R"({"workspaces": ["api"]})"};
  const SourceFile member{"api/package.json", R"({"dependencies": {"a": "^2.0.0"}})"};
  const SourceFile lock{"package-lock.json",
                        R"({"packages": {"": {}, "node_modules/a": {"version": "2.1.0"}}})"};
  const SourceFile stale{"api/package-lock.json", R"({"packages": {"": {}}})"};
  EXPECT_EQ(state({root, member, lock, stale}), LockState::kInStep);
  EXPECT_EQ(state({{"package.json", "{}"}, member, lock, stale}), LockState::kBroken);
}

TEST(Npm, ReadsTheOtherLockFiles) {
  const SourceFile manifest = npm(R"("@s/b": "^2.0.0", "a": "^1.0.0")");
  EXPECT_EQ(state({manifest,
                   {"yarn.lock", "\"@s/b@npm:^2.0.0\":\n  version: 2.0.0\n\n\"a@npm:^1.0.0\":\n"}}),
            LockState::kInStep);
  EXPECT_EQ(state({manifest, {"yarn.lock", "\"@s/b@^2.0.0\":\n  version \"2.0.0\"\n"}}),
            LockState::kBroken);
  EXPECT_EQ(
      state({manifest, {"pnpm-lock.yaml", "dependencies:\n  '@s/b':\n    version: 2.0.0\n  a:\n"}}),
      LockState::kInStep);
  EXPECT_EQ(state({manifest, {"pnpm-lock.yaml", "specifiers:\n  '@s/b': ^2.0.0\n  a: ^1.0.0\n"}}),
            LockState::kInStep);
  EXPECT_EQ(state({manifest, {"bun.lockb", std::string("\0binary", 7)}}), LockState::kInStep);
}

TEST(Npm, IsUnlockedFixedOrUntracked) {
  EXPECT_EQ(state({npm(R"("a": "^1.0.0")")}), LockState::kUnlocked);
  EXPECT_EQ(state({npm(R"("a": "1.0.0")")}), LockState::kFixed);
  EXPECT_EQ(state({npm(R"("a": "^1.0.0")"), npm_lock(R"("node_modules/a": {"version": "1.0.0"})")},
                  "package-lock.json"),
            LockState::kUntracked);
}

TEST(Npm, LeavesAPublishedLibraryThatKeepsNoLock) {
  const SourceFile settings{".npmrc", "package-lock = false\n"};
  const SourceFile library{"package.json",
                           R"({"files": ["lib"], "dependencies": {"a": "^1.0.0"}})"};
  EXPECT_THAT(read({library, settings}), IsEmpty());
  EXPECT_EQ(state({library}), LockState::kUnlocked);
  EXPECT_EQ(state({library, {".npmrc", "registry=https://a.example/\n"}}), LockState::kUnlocked);
  EXPECT_EQ(state({npm(R"("a": "^1.0.0")"), settings}), LockState::kUnlocked);
  EXPECT_EQ(state({{"package.json",
                    R"({"private": true, "files": ["lib"], "dependencies": {"a": "^1.0.0"}})"},
                   settings}),
            LockState::kUnlocked);
}

TEST(Npm, LeavesWhatTestsTheLoadAside) {
  EXPECT_THAT(read({{"load-testing/package.json", R"({"dependencies": {"a": "^1.0.0"}})"}}),
              IsEmpty());
}

TEST(Npm, TellsManifestsOfDevelopmentOnly) {
  EXPECT_TRUE(read({{"package.json", R"({"devDependencies": {"vite": "^5.0.0"}})"}})
                  .at(0)
                  .development_only);
  EXPECT_FALSE(read({npm(R"("a": "^1.0.0")")}).at(0).development_only);
}

TEST(Packages, LeaveExamplesTestsAndBrokenManifestsAside) {
  EXPECT_THAT(read({{"examples/a/package.json", R"({"dependencies": {"a": "^1.0.0"}})"}}),
              IsEmpty());
  EXPECT_THAT(read({{"tests/package.json", R"({"dependencies": {"a": "^1.0.0"}})"}}), IsEmpty());
  EXPECT_THAT(read({{"package.json", "{"}}), IsEmpty());
  EXPECT_THAT(read({{"package.json", R"({"name": "a"})"}}), IsEmpty());
}

TEST(Python, ReadsRequirements) {
  EXPECT_EQ(state({{"requirements.txt",
                    "flask==3.0.0\n# comment\n-r base.txt\n--hash=x\nuvicorn[standard]==0.29.0 ; "
                    "python_version > '3.8'\n"
                    "pkg @ https://files.example.org/pkg.whl\n"}}),
            LockState::kFixed);
  EXPECT_EQ(state({{"requirements.txt", "flask>=3\n"}}), LockState::kUnlocked);
  EXPECT_EQ(state({{"requirements.txt", "flask==3.*\n"}}), LockState::kUnlocked);
  EXPECT_EQ(state({{"requirements/base.txt", "Flask\n"}}), LockState::kUnlocked);
  EXPECT_THAT(read({{"requirements-dev.txt", "pytest\n"}, {"requirements/dev.txt", "pytest\n"}}),
              IsEmpty());
  EXPECT_THAT(read({{"requirements.txt", "-c constraints.txt\nflask\n"}}), IsEmpty());
  EXPECT_THAT(read({{"notes.txt", "flask\n"}}), IsEmpty());
}

TEST(Python, ReadsProjectsAndTheirLocks) {
  const SourceFile project{
      "pyproject.toml",
      "[project]\nname = \"orders\"\ndependencies = [\n  \"Zope.Interface>=5\",\n  "
      "'fastapi[all]>=0.1', \n]\n\n[tool.x]\ny = 1\n"};
  EXPECT_EQ(state({project}), LockState::kUnlocked);
  EXPECT_EQ(
      state({project,
             {"uv.lock",
              "[[package]]\nname = \"zope-interface\"\n\n[[package]]\nname = \"fastapi\"\n"}}),
      LockState::kInStep);
  EXPECT_EQ(state({project, {"uv.lock", "[[package]]\nname = \"fastapi\"\n"}}), LockState::kBehind);
  EXPECT_EQ(state({{"Pipfile", "[packages]\nflask = \"*\"\n"},
                   {"Pipfile.lock", R"({"default": {"flask": {}}})"}}),
            LockState::kInStep);
  const std::vector<PackageManifest> compiled =
      read({project, {"requirements.txt", "fastapi==0.1\nzope.interface==5.0\n"}});
  ASSERT_EQ(compiled.size(), 1U);
  EXPECT_EQ(compiled[0].state, LockState::kFixed);
}

TEST(Go, NeedsTheSumsOfWhatItNames) {
  const SourceFile mod{"go.mod",
                       "module a\n\nrequire (\n\tb.org/b v1.0.0\n\tc.org/c v1.0.0 // "
                       "indirect\n)\n\nrequire d.org/d v1.0.0\nreplace d.org/d => ../d\n"};
  EXPECT_EQ(state({mod, {"go.sum", "b.org/b v1.0.0 h1:x=\nb.org/b v1.0.0/go.mod h1:y=\n"}}),
            LockState::kInStep);
  EXPECT_EQ(state({mod, {"go.sum", "b.org/b v0.9.0/go.mod h1:y=\n"}}), LockState::kBroken);
  EXPECT_EQ(state({mod}), LockState::kBroken);
  EXPECT_EQ(state({mod, {"Dockerfile", "FROM golang:1.22\nRUN go mod tidy\n"}}),
            LockState::kUnlocked);
  EXPECT_EQ(read({mod}, "", "vendor/").at(0).state, LockState::kFixed);
  EXPECT_THAT(read({{"go.mod", "module a\n\ngo 1.22\n"}}), IsEmpty());
  const SourceFile unsorted{"go.mod", "module a\n\nrequire b.org/b v1.0.0 // indirect\n"};
  EXPECT_EQ(state({unsorted}), LockState::kBroken);
  EXPECT_THAT(read({unsorted, {"go.sum", ""}}), IsEmpty());
}

TEST(Cargo, TakesTheLockOfTheWorkspaceAround) {
  const SourceFile member{"entity/Cargo.toml", "[dependencies]\nserde = \"1\"\n"};
  const SourceFile left{"entity/Cargo.lock", "name = \"rocket\"\n"};
  const SourceFile lock{"Cargo.lock", "name = \"serde\"\n"};
  EXPECT_EQ(state({member, left, lock}), LockState::kBehind);
  EXPECT_EQ(state({member, left, lock, {"Cargo.toml", "[workspace]\nmembers = [\"entity\"]\n"}}),
            LockState::kInStep);
}

TEST(Cargo, ReadsExactVersionsWithinTables) {
  const auto of = [](const std::string& version) {
    return state({{"src/main.rs", ""},
                  {"Cargo.toml", "[dependencies]\nsqlx = { version = \"" + version +
                                     "\", features = [\"postgres\"] }\n"}});
  };
  EXPECT_EQ(of("=0.7.4"), LockState::kFixed);
  EXPECT_EQ(of("0.7.4"), LockState::kUnlocked);
}

TEST(Cargo, CountsADependencyThatIsATable) {
  const auto all =
      read({{"Cargo.toml", "[dependencies]\na = \"1\"\n\n[dependencies.uuid]\nversion = \"1.3\"\n"},
            {"src/main.rs", "fn main() {}"}});
  ASSERT_EQ(all.size(), 1U);
  EXPECT_EQ(all[0].all, 2);
}

TEST(Cargo, LeavesLibrariesWithoutALockAlone) {
  const SourceFile manifest{
      "Cargo.toml", "[dependencies]\nserde = { version = \"1\" }\nown = { path = \"../own\" }\n"};
  EXPECT_THAT(read({manifest, {"src/lib.rs", ""}}), IsEmpty());
  EXPECT_EQ(state({manifest, {"src/main.rs", ""}}), LockState::kUnlocked);
  EXPECT_EQ(state({manifest, {"src/main.rs", ""}, {"Cargo.lock", "name = \"serde\"\n"}}),
            LockState::kInStep);
}

TEST(Fixed, ReadsVersionsThatMove) {
  const auto pom = [](const std::string& version) {
    return SourceFile{"pom.xml", "<dependency><artifactId>a</artifactId><version>" + version +
                                     "</version></dependency>"};
  };
  EXPECT_EQ(state({pom("1.0")}), LockState::kFixed);
  EXPECT_EQ(state({pom("${a.version}")}), LockState::kFixed);
  EXPECT_EQ(state({pom("[1.0,2.0)")}), LockState::kUnlocked);
  EXPECT_THAT(read({{"pom.xml", "<!-- " + pom("LATEST").text + " -->"}}), IsEmpty());
  EXPECT_EQ(state({{"build.gradle", "implementation 'a:b:1.0'\nimplementation \"c:d\"\n"}}),
            LockState::kFixed);
  EXPECT_EQ(state({{"build.gradle", "implementation \"a:b:${managed['b.version']}:jakarta\"\n"}}),
            LockState::kFixed);
  EXPECT_EQ(state({{"build.gradle.kts", "implementation(\"a:b:latest.release\")\n"}}),
            LockState::kUnlocked);
  EXPECT_EQ(state({{"App.csproj", "<PackageReference Include=\"A\" Version=\"8.0.0\" />"}}),
            LockState::kFixed);
  EXPECT_EQ(state({{"App.csproj", "<PackageReference Include=\"A\" Version=\"8.*\" />"}}),
            LockState::kUnlocked);
  EXPECT_EQ(state({{"App.csproj", "<PackageReference Include=\"A\" Version=\"[14.0.0]\" />"}}),
            LockState::kFixed);
  EXPECT_EQ(state({{"App.csproj", "<PackageReference Include=\"A\" Version=\"[14.0,15)\" />"}}),
            LockState::kUnlocked);
}

TEST(Packages, ReadRubyPhpAndElixir) {
  EXPECT_EQ(state({{"Gemfile", "gem 'rails', '~> 7.1'\ngem \"own\", path: \"../own\"\n"},
                   {"Gemfile.lock", "DEPENDENCIES\n  rails (~> 7.1)\n"}}),
            LockState::kInStep);
  EXPECT_EQ(state({{"Gemfile", "gem 'rails'\n"}}), LockState::kUnlocked);
  EXPECT_EQ(state({{"composer.json", R"({"require": {"php": "^8", "ext-json": "*", "A/B": "^1"}})"},
                   {"composer.lock", R"({"packages": [{"name": "a/b"}]})"}}),
            LockState::kInStep);
  EXPECT_EQ(state({{"mix.exs", "  {:plug, \"~> 1.0\"},\n  {:own, path: \"../own\"}\n"},
                   {"mix.lock", "%{\n  \"plug\": {:hex},\n}\n"}}),
            LockState::kInStep);
}

TEST(Packages, CountWhatEachManifestLeavesOpen) {
  const auto open = [](const std::string& path, const std::string& text) {
    const auto all = read({{path, text}, {"src/main.rs", ""}});
    return all.empty() ? std::pair(0, 0) : std::pair(all[0].open, all[0].all);
  };
  EXPECT_EQ(open("mix.exs", "  {:plug, \"1.0.1\"},\n  {:ecto, \"~> 3.0\"}\n"), std::pair(1, 2));
  EXPECT_EQ(open("Cargo.toml",
                 "[dependencies]\nsqlx = { version = \"0.8\", features = [\n"
                 "  \"time\",\n], optional = true }\nhttp = \"=1.0.0\"\n"),
            std::pair(1, 2));
  EXPECT_EQ(
      open("pyproject.toml", "[tool.poetry.dependencies]\n\"a[b]\" = \"^1.0\"\nc = \"1.0\"\n"),
      std::pair(1, 2));
}

TEST(Packages, ProveNothingFromALockThatWasCut) {
  EXPECT_EQ(state({npm(R"("a": "^1.0.0")"), {"yarn.lock", std::string(1'000'000, ' ')}}),
            LockState::kInStep);
}

TEST(Python, CountsARequirementOnce) {
  const auto all = read({{"requirements.txt", "redis\nfastapi\nRedis==5.0\nfastapi\n"}});
  ASSERT_EQ(all.size(), 1U);
  EXPECT_EQ(all[0].all, 2);
  EXPECT_EQ(all[0].open, 1);
}

TEST(Npm, AsksForNoMemberOfTheSameRepositoryInTheLock) {
  const SourceFile core{"packages/core/package.json",
                        "{\n  \"name\": \"@lamps/core\",\n  \"version\": \"1.0.0\"\n}\n"};
  const SourceFile api{
      "packages/api/package.json",
      R"({"name": "api", "dependencies": {"@lamps/core": "^1.0.0", "a": "^1.0.0"}})"};
  const SourceFile lock{"yarn.lock", "# v1\na@^1.0.0:\n  version \"1.0.0\"\n"};
  EXPECT_EQ(state({core, api, lock}), LockState::kInStep);
  EXPECT_EQ(state({api, lock}), LockState::kBroken);
}

TEST(Gradle, CountsDependenciesThatAreWrittenAsMaps) {
  const auto all = read({{"build.gradle",
                          "implementation group: 'a', name: 'b', version: '1.2'\n"
                          "implementation 'c:d:3.+'\n"}});
  ASSERT_EQ(all.size(), 1U);
  EXPECT_EQ(all[0].all, 2);
  EXPECT_EQ(all[0].open, 1);
}

}  // namespace
}  // namespace assay
