// SPDX-License-Identifier: MIT
// Lists of targets that tell how to run the tests.
#include "repo/listed_targets.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "repo/walk.h"

namespace assay {
namespace {

const SourceFile kMakefile{"Makefile",
                           "image:\n\tdocker build .\n\n"
                           "unit: image\nifdef ONLY\n\tgo test -run $(ONLY)\nelse\n"
                           "\tgo test ./...\nendif\n\n"
                           "test: ## Run everything\n\tgo test ./...\n"};

bool told(const std::string& text, std::vector<SourceFile> files = {kMakefile}) {
  return lists_test_target(text, FileIndex(files));
}

TEST(ListedTargets, TellHowToRunTheTests) {
  for (const char* list :
       {"- `image`: builds it\n- `unit`: runs all tests\n",
        "* **image**: builds it\n* unit - tests\n",
        "```text\nimage      Build it\ntest       Run tests, pass ONLY=\n```\n",
        "| Target | Use |\n|---|---|\n| `image` | builds it |\n| `unit` | tests it |\n",
        "image\tbuilds it\nunit\ttests it\n", "- `image` — builds it\n- `unit` → tests it\n"})
    EXPECT_TRUE(told(std::string("The Makefile has these targets:\n\n") + list)) << list;
}

TEST(ListedTargets, AreOnesThatTheRepositoryHas) {
  const std::string list = "Use make:\n\n- `image`: builds it\n- `unit`: runs all tests\n";
  EXPECT_TRUE(told(list));
  EXPECT_FALSE(told(list, {}));
  EXPECT_FALSE(told(list, {{"Makefile", "image:\n\tdocker build .\n\nrun:\n\tgo run .\n"}}));
  EXPECT_FALSE(told(list, {{"Makefile", "image:\n\tdocker build .\n\nunit:\n\tgo build\n"}}));
}

TEST(ListedTargets, AreNoListOfFolders) {
  EXPECT_FALSE(told("Start it by make image.\n\n- src: the source\n- test: the tests\n"));
  EXPECT_FALSE(told("Start it by make image.\n\nsrc      the source\ntest     the tests\n"));
}

TEST(ListedTargets, BelongToAProgramThatTheTextSpeaksOf) {
  EXPECT_FALSE(told("- image: builds it\n- unit: runs all tests\n"));
  EXPECT_FALSE(told("Remakes:\n- image: builds it\n- unit: runs all tests\n"));
}

TEST(ListedTargets, AreReadOfEveryProgram) {
  const std::string list = "\n- `image`: builds it\n- `unit-test`: runs them\n";
  EXPECT_TRUE(told("With just:" + list,
                   {{"justfile", "image:\n  docker build .\n\n@unit-test *args:\n  pytest\n"}}));
  EXPECT_TRUE(
      told("With Task:" + list, {{"Taskfile.yml",
                                  "version: '3'\ntasks:\n  image:\n    cmds: [docker build .]\n"
                                  "  unit-test:\n    cmds: [go test ./...]\n"}}));
  EXPECT_TRUE(told("Yarn scripts:" + list,
                   {{"package.json", R"({"scripts": {"image": "docker", "unit-test": "jest"}})"}}));
  EXPECT_TRUE(
      told("Composer scripts:" + list,
           {{"composer.json", R"({"scripts": {"image": "docker", "unit-test": ["phpunit"]}})"}}));
  EXPECT_FALSE(
      told("Yarn scripts:" + list,
           {{"package.json",
             R"({"scripts": {"image": "docker", "unit-test": "echo no test specified"}})"}}));
}

TEST(ListedTargets, EndOnAnything) {
  EXPECT_FALSE(told(""));
  told("make" + std::string(100'000, '-') + "\n" + std::string(100'000, ':') + "\n` :\n");
}

}  // namespace
}  // namespace assay
