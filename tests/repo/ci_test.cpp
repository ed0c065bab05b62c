// SPDX-License-Identifier: MIT
// What configurations of continuous integration come down to.
#include "repo/ci/ci.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "repo/ci/outline.h"
#include "repo/ci/targets.h"

namespace assay {
namespace {

using testing::ElementsAre;

CiFile read(const std::string& path, const std::string& text, std::vector<SourceFile> more = {}) {
  more.push_back({path, text});
  const FileIndex index(more);
  const std::vector<CiFile> files = ci_in(index);
  EXPECT_EQ(files.size(), 1U);
  return files.empty() ? CiFile{} : files[0];
}

CiFile github(const std::string& text, std::vector<SourceFile> more = {}) {
  return read(".github/workflows/ci.yml", text, std::move(more));
}

const std::string kHead = "on: [push]\njobs:\n  a:\n    steps:\n";

TEST(Ci, IsNotConfiguredByCommentsAlone) {
  const std::vector<SourceFile> sources{
      {".github/workflows/ci.yml", "# on: push\n# jobs:\n\n#   a:\n"},
      {".github/workflows/other.yml", "on: push\n# jobs:\n"}};
  const std::vector<CiFile> files = ci_in(FileIndex(sources));
  ASSERT_EQ(files.size(), 1U);
  EXPECT_EQ(files[0].path, ".github/workflows/other.yml");
}

TEST(Ci, ReadsWhatStartsIt) {
  for (const char* on : {"on: push\n", "on: [push, workflow_dispatch]\n",
                         "on:\n  pull_request:\n    branches: [main]\n", "\"on\":\n  - push\n",
                         "on:\n  push:\n", "'on': push\n", "on :\n  push:\n",
                         "\"on\" :\n  pull_request:\n", "true: push\n", "{on: {push: {}}}\n--- #"})
    EXPECT_TRUE(github(std::string(on) + "jobs:\n").on_change) << on;
}

TEST(Ci, SaysWhatElseStartsIt) {
  const auto only = [](const std::string& on) {
    const CiFile file = github(on + "jobs:\n");
    EXPECT_FALSE(file.on_change) << on;
    return file.only;
  };
  EXPECT_EQ(only("on: workflow_dispatch\n"), "by hand");
  EXPECT_EQ(only("on :\n  workflow_dispatch:\n    inputs:\n"), "by hand");
  EXPECT_EQ(only("on:\n  schedule:\n    - cron: '0 0 * * *'\n"), "on schedule");
  EXPECT_EQ(only("on: [release, workflow_dispatch]\n"), "on a release or by hand");
}

TEST(Ci, DoesNotGuessWhatStartsIt) {
  for (const char* on :
       {"on:\n  workflow_run:\n    workflows: [build]\n", "on: workflow_call\n",
        "on: [workflow_dispatch, workflow_call]\n", "name: a\n", "on:\n", "on: [push\n"}) {
    const CiFile file = github(std::string(on) + "jobs:\n");
    EXPECT_FALSE(file.on_change) << on;
    EXPECT_EQ(file.only, "") << on;
  }
}

TEST(Ci, FindsTestsInStepsOfEveryForm) {
  for (const char* step :
       {"      - run: npm test\n",
        "      - run: go test ./...\n",
        "      - name: Test\n        run: |\n          cd api\n          pytest -q\n",
        "      - run: >\n          ./gradlew\n          build\n",
        "      - run: mvn -B package\n",
        "      - run: dotnet test --no-build\n",
        "      - run: cargo test --all\n",
        "      - run: bundle exec rspec\n",
        "      - run: vendor/bin/phpunit\n",
        "      - run: mix test\n",
        "      - run: docker compose run --rm app pytest\n",
        "      - run: npx nx run-many -t test\n",
        "      - run: sbt clean test\n",
        "      - uses: actions-rs/cargo@v1\n        with:\n          command: test\n",
        "      - run: tox -e py311\n",
        "      - run: python manage.py test\n",
        "      - run: yarn test:ci --coverage\n",
        "      - run: ./scripts/test.sh\n",
        "      - run: shortenertest -test.v -test.run=^TestOne$\n",
        "      - run: mix coveralls.travis\n"})
    EXPECT_TRUE(github(kHead + step, {{"package.json",
                                       R"({"scripts": {"test": "jest", "test:ci": "jest --ci"}})"}})
                    .runs_tests)
        << step;
}

TEST(Ci, FindsTestsThatRunWhileAnImageIsBuilt) {
  const auto image = [](const std::string& text, const std::string& step) {
    return github(kHead + step, {{"Dockerfile", text}});
  };
  const std::string build = "      - run: docker build . --tag a\n";
  const std::string tested = "FROM python AS base\nRUN pip install .\nRUN pytest -v\n";
  EXPECT_TRUE(image(tested, build).runs_tests);
  EXPECT_TRUE(image(tested, "      - uses: docker/build-push-action@v6\n").runs_tests);
  EXPECT_TRUE(image(tested + "FROM base\nCMD a\n", build).runs_tests);
  EXPECT_TRUE(image(tested + "FROM slim\nCOPY --from=base /a /a\n", build).runs_tests);
  EXPECT_FALSE(image("FROM python\nRUN pip install .\n", build).runs_tests);
  EXPECT_FALSE(image(tested, "      - run: docker login\n").runs_tests);
  const CiFile aside = image(tested + "FROM python AS production\nCMD a\n", build);
  EXPECT_FALSE(aside.runs_tests);
  EXPECT_TRUE(aside.elsewhere);
}

TEST(Ci, KnowsGradlesTargetsInAnOrb) {
  EXPECT_TRUE(github(kHead + "      - run: cargo fmt\n      - uses: a/gradle-build-action@v2\n"
                             "        with:\n          arguments: build\n")
                  .runs_tests);
  EXPECT_TRUE(read(".circleci/config.yml",
                   "jobs:\n  a:\n    steps:\n      - gradle/run:\n          command: check\n")
                  .runs_tests);
}

TEST(Ci, TakesNoBuildForATest) {
  for (const char* step :
       {"      - run: npm run build\n", "      - run: mvn -B package -DskipTests\n",
        "      - run: ./gradlew build -x test\n", "      - run: eslint .\n",
        "      - uses: a/cargo@v1\n        with:\n          command: check\n",
        "      - run: docker build .\n", "      - run: echo \"run the tests: npm test\"\n",
        "      - run: test -f package.json\n", "      - uses: actions/checkout@v4\n"})
    EXPECT_FALSE(
        github(kHead + step, {{"package.json", R"({"scripts": {"build": "tsc"}})"}}).runs_tests)
        << step;
}

TEST(Ci, FollowsNamesToWhatTheyStandFor) {
  EXPECT_FALSE(github(kHead + "      - run: npm test\n",
                      {{"package.json",
                        R"({"scripts": {"test": "echo \"Error: no test specified\" && exit 1"}})"}})
                   .runs_tests);
  EXPECT_TRUE(
      github(kHead + "      - run: npm run verify\n",
             {{"package.json",
               R"({"scripts": {"verify": "npm run lint && npm run unit", "unit": "vitest run"}})"}})
          .runs_tests);
  EXPECT_TRUE(github(kHead + "      - run: make ci\n",
                     {{"Makefile", "ci: lint check\n\ncheck:\n\tgo test ./...\n"}})
                  .runs_tests);
  EXPECT_FALSE(github(kHead + "      - run: make build\n",
                      {{"Makefile", "build:\n\tgo build\n\ntest:\n\tgo test ./...\n"}})
                   .runs_tests);
  EXPECT_TRUE(github(kHead + "      - run: bash ci/run.sh\n",
                     {{"ci/run.sh", "#!/bin/sh\nnpm ci\nnpx jest\n"}})
                  .runs_tests);
  EXPECT_TRUE(github(kHead + "      - uses: ./.github/actions/check\n",
                     {{".github/actions/check/action.yml",
                       "runs:\n  steps:\n    - run: pytest\n      shell: bash\n"}})
                  .runs_tests);
}

TEST(Ci, ReadsARuleThroughConditions) {
  EXPECT_TRUE(github(kHead + "      - run: make all-of-it\n",
                     {{"Makefile",
                       "all-of-it: image\nifdef ONLY\n\tgo vet\nelse\n\tgo test ./...\nendif\n"}})
                  .runs_tests);
  EXPECT_FALSE(github(kHead + "      - run: make image\n",
                      {{"Makefile", "image:\n\tgo build\nnext := 1\n\tgo test ./...\n"}})
                   .runs_tests);
}

TEST(Ci, LooksForTestsInProgramsOfTheRepository) {
  const SourceFile bullseye{"build/Program.cs",
                            "Run(\"dotnet\", \"tool restore\");\n"
                            "Run(\"dotnet\", $\"test {file} -c Release\");\n"};
  EXPECT_TRUE(github(kHead + "      - run: dotnet run --project build/build.csproj\n", {bullseye})
                  .runs_tests);
  EXPECT_TRUE(github(kHead + "      - run: node scripts/ci.mjs\n",
                     {{"scripts/ci.mjs", "run('npx eslint .');\nrun('npx jest --ci');\n"}})
                  .runs_tests);
  EXPECT_TRUE(github(kHead + "      - run: python tools/ci.py\n",
                     {{"tools/ci.py", "subprocess.run([\"pytest\", \"-q\"])\n"}})
                  .runs_tests);
  EXPECT_TRUE(github(kHead + "      - run: go run ./build all\n",
                     {{"build/main.go", "sh(\"go\", \"test\", \"./...\")\n"}})
                  .runs_tests);
}

TEST(Ci, DoesNotKnowWhatAProgramDoesThatNamesNoTest) {
  const CiFile file = github(kHead + "      - run: node scripts/ci.mjs\n",
                             {{"scripts/ci.mjs", "import { all } from './steps.mjs';\nall();\n"}});
  EXPECT_FALSE(file.runs_tests);
  EXPECT_TRUE(file.elsewhere);
  // Its folder may be one that is taken for output, and not read.
  EXPECT_TRUE(github(kHead + "      - run: dotnet run --project build/build.csproj\n").elsewhere);
  for (const char* step :
       {"      - run: node dist/main.js\n", "      - run: eslint src/a.js\n",
        "      - run: python manage.py migrate\n", "      - run: python -m build\n",
        "      - run: go run example.org/tool@v1\n", "      - run: dotnet build\n"})
    EXPECT_FALSE(github(kHead + step, {{"src/a.js", "a();\n"}, {"manage.py", "a()\n"}}).elsewhere)
        << step;
}

TEST(Ci, TakesAMavenGoalForNoPhase) {
  EXPECT_FALSE(github(kHead + "      - run: mvn -B compile jib:build\n").runs_tests);
  EXPECT_TRUE(github(kHead + "      - run: mvn surefire:test\n").runs_tests);
  EXPECT_TRUE(github(kHead + "      - run: ./gradlew :api:build\n").runs_tests);
}

TEST(Ci, EndsOnTargetsThatCallThemselves) {
  EXPECT_FALSE(
      github(kHead + "      - run: make a\n", {{"Makefile", "a: b\n\nb: a\n"}}).runs_tests);
  EXPECT_FALSE(github(kHead + "      - run: npm run a\n",
                      {{"package.json", R"({"scripts": {"a": "npm run a"}})"}})
                   .runs_tests);
}

TEST(Ci, SeesTestsThatCannotFail) {
  EXPECT_TRUE(github(kHead + "      - run: npx jest || true\n").forgives);
  EXPECT_TRUE(
      github(kHead + "      - name: Test\n        continue-on-error: true\n        run: npx jest\n")
          .forgives);
  EXPECT_FALSE(
      github(kHead + "      - run: npx eslint . || true\n      - run: npx jest\n").forgives);
  EXPECT_FALSE(
      github(kHead +
             "      - run: npx eslint .\n        continue-on-error: true\n      - run: npx jest\n")
          .forgives);
}

TEST(Ci, FollowsCake) {
  const std::string step = kHead + "      - run: dotnet cake\n";
  EXPECT_TRUE(github(step, {{"build.cake", "Task(\"Test\").Does(() => DotNetTest(\"a.sln\"));"}})
                  .runs_tests);
  EXPECT_FALSE(github(step, {{"build.cake", "Task(\"Test\").Does(() => Pack());"}}).runs_tests);
}

TEST(Ci, KnowsTheOtherSystems) {
  EXPECT_TRUE(read(".gitlab-ci.yml", "test:\n  script:\n    - npx jest\n").runs_tests);
  EXPECT_TRUE(read(".travis.yml", "language: go\n").runs_tests);
  EXPECT_TRUE(read(".travis.yml", "language: scala\nscala:\n   - 2.13.5\n").runs_tests);
  EXPECT_FALSE(read(".travis.yml", "language: python\ninstall: pip install .\n").runs_tests);
  EXPECT_TRUE(read("bitbucket-pipelines.yml",
                   "pipelines:\n  default:\n    - step:\n        script:\n          - mix test\n")
                  .runs_tests);
  EXPECT_TRUE(read(".circleci/config.yml",
                   "workflows:\n  do:\n    jobs:\n      - gradle/test:\n          name: Both\n")
                  .runs_tests);
  EXPECT_TRUE(
      read(".woodpecker.yml", "steps:\n  test:\n    commands:\n      - cargo test\n").runs_tests);
  EXPECT_TRUE(
      read("Jenkinsfile", "node {\n  sh '''\n    npm ci\n    npx jest\n  '''\n}\n").runs_tests);
  EXPECT_TRUE(
      read("Jenkinsfile", "stage('a') { steps {\n  gradlew('clean', 'test')\n} }\n").runs_tests);
  EXPECT_FALSE(
      read("Jenkinsfile", "stage('a') { steps {\n  gradlew('assemble')\n} }\n").runs_tests);
  EXPECT_TRUE(
      read(".buildkite/pipeline.yml", "steps:\n  - command: \"go test ./...\"\n").runs_tests);
}

TEST(Ci, ReadsWhatStartsAnAzurePipeline) {
  const auto azure = [](const std::string& head) {
    return read("azure-pipelines.yml", head + "steps:\n- script: pytest\n");
  };
  EXPECT_TRUE(azure("").on_change);
  EXPECT_TRUE(azure("trigger: none\n").on_change);
  EXPECT_FALSE(azure("trigger: none\npr: none\n").on_change);
  EXPECT_EQ(azure("trigger: none\npr: none\n").only, "by hand");
  EXPECT_EQ(azure("trigger: none\npr: none\nschedules:\n- cron: '0 0 * * *'\n").only,
            "on schedule");
  EXPECT_EQ(azure("trigger: none\npr: none\nresources:\n  pipelines:\n  - pipeline: a\n").only, "");
}

TEST(Outline, ReadsKeysItemsAndBlocks) {
  const auto lines = read_outline(
      "a:\n  - b: 1 # one\n    c: \"x: y\"\n  - plain: text with spaces\n  - echo a:b\nd: |\n  "
      "one\n\n  two\ne: 2\n");
  std::vector<std::string> keys;
  for (const OutlineLine& line : lines)
    keys.push_back(line.key + "=" + line.value);
  EXPECT_THAT(
      keys, ElementsAre("a=", "b=1", "c=x: y", "plain=text with spaces", "=echo a:b", "d=", "e=2"));
  EXPECT_THAT(lines[5].block, ElementsAre("one", "", "two"));
  EXPECT_EQ(lines[1].item, 2);
  EXPECT_EQ(lines[1].indent, 4);
}

TEST(Outline, ReadsAKeyBeforeABlank) {
  const auto lines = read_outline("run : make test\n- sh : a\necho a : b\n");
  ASSERT_EQ(lines.size(), 3U);
  EXPECT_EQ(lines[0].key, "run");
  EXPECT_EQ(lines[0].value, "make test");
  EXPECT_EQ(lines[1].key, "sh");
  EXPECT_EQ(lines[2].key, "");
}

TEST(Outline, EndsOnAnything) {
  EXPECT_TRUE(read_outline("").empty());
  read_outline(std::string(100'000, '-') + "\n" + std::string(100'000, ':') + "\n\"\n- \"a\n");
}

TEST(Ci, ReadsAValueThatBeginsOnALineOfItsOwn) {
  EXPECT_TRUE(read(".travis.yml", "language: scala\nscript:\n  sbt clean test\n").runs_tests);
  EXPECT_TRUE(github(kHead + "      - run:\n          sbt clean\n          test\n").runs_tests);
  EXPECT_TRUE(github(kHead + "      - run: npm ci &&\n          npm test\n",
                     {{"package.json", R"({"scripts": {"test": "jest"}})"}})
                  .runs_tests);
  EXPECT_FALSE(github(kHead + "      - run:\n          sbt compile\n").runs_tests);
}

}  // namespace
}  // namespace assay
