// SPDX-License-Identifier: MIT
// repo.docker-image on literal snapshots.
#include <gtest/gtest.h>

#include "checks/repo/family.h"
#include "tests/checks/repo/snapshots.h"

namespace assay::checks::repo_docker_image_test {
namespace {

Snapshot with_stages(std::vector<ImageStage> stages) {
  return {.containers = {.dockerfiles = {{.path = "Dockerfile", .stages = std::move(stages)}}}};
}

TEST(DockerImage, PassesASlimPinnedImage) {
  EXPECT_EQ(judged(kDockerImage, with_stages({{.line = 1, .base = "python", .tag = "3.12-slim"}}))
                .outcome,
            Outcome::kPass);
}

TEST(DockerImage, PassesWhatIsBuiltInOneStageAndRunInAnother) {
  const Snapshot repo = with_stages(
      {{.line = 1, .base = "golang", .tag = "1.22", .name = "build", .builds = "go build"},
       {.line = 9, .base = "scratch"}});
  EXPECT_EQ(judged(kDockerImage, repo).outcome, Outcome::kPass);
}

TEST(DockerImage, TakesAnUnknownArgumentForATag) {
  const Snapshot repo = with_stages({{.line = 1, .base = "alpine:${V}", .resolved = false}});
  EXPECT_EQ(judged(kDockerImage, repo).outcome, Outcome::kPass);
}

TEST(DockerImage, TakesAFifthForEachThingAmiss) {
  Snapshot repo =
      with_stages({{.line = 1, .base = "node", .builds = "npm run build", .builds_line = 4}});
  EXPECT_DOUBLE_EQ(judged(kDockerImage, repo).credit, 1 - 3 * 0.2);
  repo.containers.dockerfiles[0].secrets = {{"Dockerfile", 2, "API_KEY"}};
  EXPECT_NEAR(judged(kDockerImage, repo).credit, 1 - 4 * 0.2, 1e-9);
}

// What somebody's own image is made of is not told by its name.
TEST(DockerImage, LeavesImagesOfOtherOwnersAlone) {
  const auto credit = [](const std::string& base) {
    return judged(kDockerImage, with_stages({{.line = 1, .base = base, .tag = "22"}})).credit;
  };
  EXPECT_DOUBLE_EQ(credit("lamps/node"), 1);
  for (const char* base :
       {"node", "library/node", "registry.example.com/node", "public.ecr.aws/docker/library/node"})
    EXPECT_DOUBLE_EQ(credit(base), 0.8) << base;
}

TEST(DockerImage, TakesATagWithoutAVersionForOneThatMoves) {
  const auto credit = [](const std::string& base, const std::string& tag) {
    return judged(kDockerImage, with_stages({{.line = 1, .base = base, .tag = tag}})).credit;
  };
  for (const char* tag : {"slim", "alpine", "bookworm-slim"})
    EXPECT_DOUBLE_EQ(credit("node", tag), 0.8) << tag;
  EXPECT_DOUBLE_EQ(credit("python", "alpine"), 0.8);
  for (const auto& [base, tag] :
       {std::pair("node", "22-slim"), std::pair("node", "iron-slim"),
        std::pair("debian", "bookworm-slim"), std::pair("ubuntu", "noble"),
        std::pair("gcr.io/distroless/static", "nonroot"),
        std::pair("registry.example.com/base", "stable")})
    EXPECT_DOUBLE_EQ(credit(base, tag), 1) << base << tag;
}

TEST(DockerImage, TakesTheReleaseInADistrolessImagesNameForAVersion) {
  const auto credit = [](const std::string& base, const std::string& tag) {
    return judged(kDockerImage, with_stages({{.line = 1, .base = base, .tag = tag}})).credit;
  };
  EXPECT_DOUBLE_EQ(credit("gcr.io/distroless/static-debian12", ""), 1);
  EXPECT_DOUBLE_EQ(credit("gcr.io/distroless/nodejs22-debian12", "latest"), 1);
  EXPECT_DOUBLE_EQ(credit("gcr.io/distroless/static", ""), 0.8);
  EXPECT_DOUBLE_EQ(credit("registry.example.com/base-debian12", ""), 0.8);
}

TEST(DockerImage, ChargesACopiedFileOfSecrets) {
  Snapshot repo = with_stages({{.line = 1, .base = "python", .tag = "3.12-slim"}});
  repo.containers.dockerfiles[0].copied = {{"Dockerfile", 4, "/app/.env"}};
  const Finding finding = judged(kDockerImage, repo);
  EXPECT_DOUBLE_EQ(finding.credit, 0.8);
  EXPECT_EQ(finding.message, "Dockerfile: '/app/.env' becomes part of the image");
}

TEST(DockerImage, JudgesTheFirstDockerfileAloneAndNamesIt) {
  Snapshot repo = with_stages({{.line = 1, .base = "python", .tag = "3.12-slim"}});
  repo.containers.dockerfiles.push_back(
      {.path = "tools/Dockerfile", .stages = {{.line = 1, .base = "node"}}});
  EXPECT_EQ(judged(kDockerImage, repo).outcome, Outcome::kPass);
  std::swap(repo.containers.dockerfiles[0], repo.containers.dockerfiles[1]);
  const Finding finding = judged(kDockerImage, repo);
  EXPECT_DOUBLE_EQ(finding.credit, 0.6);
  EXPECT_TRUE(finding.message.starts_with("tools/Dockerfile: line 1 takes node"))
      << finding.message;
}

TEST(DockerImage, FollowsAStageToItsBase) {
  const Snapshot repo = with_stages(
      {{.line = 1, .base = "node", .tag = "20", .name = "base"}, {.line = 5, .base = "base"}});
  EXPECT_DOUBLE_EQ(judged(kDockerImage, repo).credit, 0.8);
}

TEST(DockerImage, AsksForOneOnlyWhereTheBriefDoes) {
  EXPECT_EQ(judged(kDockerImage, {}).outcome, Outcome::kNotApplicable);
  EXPECT_EQ(judged_when_demanded(kDockerImage, {}, "docker").outcome, Outcome::kFail);
  const Snapshot jib{.containers = {.builder = "Jib"}};
  EXPECT_EQ(judged_when_demanded(kDockerImage, jib, "docker").outcome, Outcome::kNotApplicable);
}

}  // namespace
}  // namespace assay::checks::repo_docker_image_test
