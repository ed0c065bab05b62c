// SPDX-License-Identifier: MIT
// Compose files, and the YAML that they are written in.
#include "repo/container/compose.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "repo/container/read_containers.h"
#include "repo/yaml.h"

namespace assay {
namespace {

using testing::Contains;
using testing::Each;
using testing::ElementsAre;

TEST(Compose, NamesWhatItStarts) {
  const ComposeFile file =
      read_compose("compose.yaml",
                   "x-a: &a\n  user: '1000'\nservices:\n  app:\n    <<: *a\n    build: .\n"
                   "    depends_on: {db: {condition: service_started}}\n  db:\n"
                   "    image: postgres:16\n    healthcheck: {test: [CMD, a]}\n    volumes:\n"
                   "      - ./init.sql:/docker-entrypoint-initdb.d/init.sql\n");
  ASSERT_EQ(file.services.size(), 2U);
  EXPECT_EQ(file.problem, "");
  EXPECT_EQ(file.services[0].user, "1000");
  EXPECT_TRUE(file.services[0].builds);
  EXPECT_THAT(file.services[0].depends, ElementsAre("db"));
  EXPECT_EQ(file.services[1].image, "postgres:16");
  EXPECT_EQ(file.services[1].line, 8);
  EXPECT_TRUE(file.services[1].health);
  EXPECT_TRUE(file.mounts_sql);
}

TEST(Compose, IsNoneInAFileWithNothingInIt) {
  EXPECT_TRUE(read_containers({{"docker-compose.yml", "\n"}}, {}).composes.empty());
}

TEST(Compose, SaysWhyItCannotBeRead) {
  EXPECT_NE(read_compose("c", "services:\n  a: [\n").problem, "");
  EXPECT_EQ(read_compose("c", "a: 1\n").problem, "it has no services");
  EXPECT_EQ(read_compose("c", "web:\n  build: .\ndb:\n  image: postgres\n").problem,
            "it is in the first form of Compose, without 'services', which Docker has given up");
}

// What is laid over another file may hold anything, or nothing yet.
TEST(Compose, WantsNoServicesOfAFileThatIsLaidOverAnother) {
  const auto problems = [](const std::vector<SourceFile>& sources) {
    std::vector<std::string> all;
    for (const ComposeFile& file : read_containers(sources, {}).composes)
      all.push_back(file.problem);
    return all;
  };
  const SourceFile whole{"docker-compose.yml", "services:\n  api:\n    build: .\n"};
  EXPECT_THAT(problems({whole, {"docker-compose.override.yml", "\n"}}), Each(""));
  EXPECT_THAT(problems({whole, {"docker-compose.prod.yml", "volumes:\n  data: {}\n"}}), Each(""));
  EXPECT_THAT(problems({whole, {"docker-compose.graph.yml", "graph:\n  image: neo4j:5\n"}}),
              Each(""));
  EXPECT_THAT(problems({{"docker-compose.override.yml", "volumes:\n  data: {}\n"}}),
              Contains("it has no services"));
}

TEST(Compose, PutsTheFileThatIsTakenUnaskedFirst) {
  std::vector<ComposeFile> files{{.path = "deploy/compose.yaml"},
                                 {.path = "docker-compose.dev.yml"},
                                 {.path = "docker-compose.override.yml"},
                                 {.path = "docker-compose.yml"},
                                 {.path = "compose.yml"}};
  put_default_first(files);
  std::vector<std::string> paths;
  for (const ComposeFile& file : files)
    paths.push_back(file.path);
  EXPECT_THAT(paths, ElementsAre("compose.yml", "docker-compose.yml", "docker-compose.dev.yml",
                                 "docker-compose.override.yml", "deploy/compose.yaml"));
}

TEST(Yaml, ReadsScalarsAsTheyAreMeant) {
  const Json json = read_yaml_text("a: 1\nb: '1'\nc: true\nd: ~\ne: 1.10\nf: no\n").value;
  EXPECT_EQ(json.dump(), R"({"a":1,"b":"1","c":true,"d":null,"e":1.10,"f":"no"})");
}

TEST(Yaml, StopsAtBombs) {
  std::string bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n";
  for (int i = 1; i < 12; ++i) {
    const std::string before = "*a" + std::to_string(i - 1);
    bomb += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [" + before;
    for (int k = 0; k < 9; ++k)
      bomb += ", " + before;
    bomb += "]\n";
  }
  EXPECT_TRUE(read_yaml_text(bomb).too_large);
  EXPECT_TRUE(read_yaml_text(std::string(100'000, '[')).too_large);
  EXPECT_TRUE(read_yaml_text(std::string(3'000'000, 'a')).too_large);
}

}  // namespace
}  // namespace assay
