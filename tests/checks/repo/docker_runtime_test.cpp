// SPDX-License-Identifier: MIT
// repo.docker-runtime on literal snapshots.
#include <gtest/gtest.h>

#include "checks/repo/family.h"
#include "tests/checks/repo/snapshots.h"

namespace assay::checks::repo_docker_runtime_test {
namespace {

Snapshot with_stage(ImageStage stage) {
  stage.line = 1;
  return {.containers = {.dockerfiles = {{.path = "Dockerfile", .stages = {std::move(stage)}}}}};
}

TEST(DockerRuntime, PassesAUserAndAHealthCheck) {
  const Snapshot repo = with_stage({.base = "node", .user = "node", .health = true});
  EXPECT_EQ(judged(kDockerRuntime, repo).outcome, Outcome::kPass);
}

TEST(DockerRuntime, TakesTheWordOfComposeAndManifests) {
  Snapshot repo = with_stage({.base = "node"});
  repo.containers.composes = {
      {.services = {{.name = "app", .builds = true, .health = true, .user = "1000:1000"}}}};
  EXPECT_EQ(judged(kDockerRuntime, repo).outcome, Outcome::kPass);

  Snapshot beside = with_stage({.base = "node"});
  ComposeService stub{.name = "stub", .builds = true, .health = true, .user = "1000"};
  stub.dockerfile = "deploy/stub/Dockerfile";
  beside.containers.composes = {{.services = {stub}}};
  EXPECT_DOUBLE_EQ(judged(kDockerRuntime, beside).credit, 0.4);

  Snapshot chosen = with_stage({.base = "node"});
  chosen.containers.composes = {
      {.services = {{.name = "app", .builds = true, .health = true, .user = "${OWNER:-root}"}}}};
  EXPECT_DOUBLE_EQ(judged(kDockerRuntime, chosen).credit, 0.7);

  Snapshot cluster = with_stage({.base = "node"});
  cluster.containers.probes = true;
  cluster.containers.manifest_user = true;
  EXPECT_EQ(judged(kDockerRuntime, cluster).outcome, Outcome::kPass);
}

TEST(DockerRuntime, DoesNotGuessWhomAnUnknownBaseRunsAs) {
  const Snapshot repo = with_stage({.base = "registry.example.com/base", .health = true});
  EXPECT_EQ(judged(kDockerRuntime, repo).outcome, Outcome::kPass);
  const Snapshot distroless =
      with_stage({.base = "gcr.io/distroless/static", .tag = "nonroot", .health = true});
  EXPECT_EQ(judged(kDockerRuntime, distroless).outcome, Outcome::kPass);
  const Snapshot rooted = with_stage({.base = "gcr.io/distroless/base", .health = true});
  EXPECT_DOUBLE_EQ(judged(kDockerRuntime, rooted).credit, 0.7);
  const Snapshot java = with_stage({.base = "adoptopenjdk/openjdk11", .health = true});
  EXPECT_DOUBLE_EQ(judged(kDockerRuntime, java).credit, 0.7);
  const Snapshot shell = with_stage({.base = "docker.io/library/bash", .health = true});
  EXPECT_DOUBLE_EQ(judged(kDockerRuntime, shell).credit, 0.7);
}

TEST(DockerRuntime, AccusesNoImageThatSetsAUserOfItsOwn) {
  for (const char* base : {"registry.access.redhat.com/ubi8/openjdk-17", "cgr.dev/chainguard/node",
                           "bitnami/python"}) {
    const Snapshot repo = with_stage({.base = base, .health = true});
    EXPECT_EQ(judged(kDockerRuntime, repo).outcome, Outcome::kPass) << base;
  }
}

TEST(DockerRuntime, AsksOfAFunctionForItsContextAlone) {
  Snapshot repo = with_stage({.base = "python", .copies_all = true, .copy_line = 1});
  EXPECT_NEAR(judged(kDockerRuntime, repo).credit, 0.1, 1e-9);
  repo.containers.dockerfiles[0].is_function = true;
  EXPECT_NEAR(judged(kDockerRuntime, repo).credit, 0.7, 1e-9);
}

TEST(DockerRuntime, KnowsThatOnlyRootInstallsPackages) {
  const std::string unknown = "registry.example.com/base";
  const Snapshot installing = with_stage({.base = unknown, .health = true, .installs = true});
  EXPECT_DOUBLE_EQ(judged(kDockerRuntime, installing).credit, 0.7);
  const Snapshot dropped =
      with_stage({.base = unknown, .user = "app", .health = true, .installs = true});
  EXPECT_EQ(judged(kDockerRuntime, dropped).outcome, Outcome::kPass);
  const Snapshot bun = with_stage({.base = "oven/bun", .tag = "1", .health = true});
  EXPECT_DOUBLE_EQ(judged(kDockerRuntime, bun).credit, 0.7);
}

TEST(DockerRuntime, KnowsThatAWebServerOfPhpHandsItsRequestsOn) {
  const auto php = [](const std::string& tag) {
    return judged(kDockerRuntime, with_stage({.base = "php", .tag = tag, .health = true})).outcome;
  };
  EXPECT_EQ(php("8.3-fpm"), Outcome::kPass);
  EXPECT_EQ(php("8.2-fpm-alpine"), Outcome::kPass);
  EXPECT_EQ(php("7.4-apache"), Outcome::kPass);
  EXPECT_EQ(php("8.3-cli"), Outcome::kPartial);
}

TEST(DockerRuntime, FollowsTheStagesToTheirBeginning) {
  Snapshot repo;
  repo.containers.dockerfiles = {{.path = "Dockerfile",
                                  .stages = {{.line = 1, .base = "node", .name = "base"},
                                             {.line = 2, .base = "base", .name = "deps"},
                                             {.line = 3, .base = "deps", .health = true}}}};
  EXPECT_NEAR(judged(kDockerRuntime, repo).credit, 0.7, 1e-9);
  repo.containers.dockerfiles[0].stages[0].tag = "20-nonroot";
  EXPECT_EQ(judged(kDockerRuntime, repo).outcome, Outcome::kPass);
  const Snapshot chiseled = with_stage(
      {.base = "mcr.microsoft.com/dotnet/aspnet", .tag = "8.0-jammy-chiseled", .health = true});
  EXPECT_EQ(judged(kDockerRuntime, chiseled).outcome, Outcome::kPass);
}

TEST(DockerRuntime, LooksForAContextThatIsCopiedWholeInEveryStage) {
  Snapshot repo;
  repo.containers.dockerfiles = {
      {.path = "Dockerfile",
       .stages = {{.line = 1, .base = "golang", .name = "build", .copies_all = true},
                  {.line = 2, .base = "alpine", .user = "app", .health = true}}}};
  EXPECT_NEAR(judged(kDockerRuntime, repo).credit, 0.7, 1e-9);
  repo.containers.dockerfiles[0].ignored_context = true;
  EXPECT_EQ(judged(kDockerRuntime, repo).outcome, Outcome::kPass);
}

TEST(DockerRuntime, TakesThreeTenthsForEachThingAmiss) {
  EXPECT_NEAR(judged(kDockerRuntime, with_stage({.base = "node", .health = true})).credit, 0.7,
              1e-9);
  EXPECT_NEAR(judged(kDockerRuntime, with_stage({.base = "node", .copies_all = true})).credit, 0.1,
              1e-9);
}

TEST(DockerRuntime, DoesNotApplyWithoutADockerfile) {
  EXPECT_EQ(judged(kDockerRuntime, {}).outcome, Outcome::kNotApplicable);
}

}  // namespace
}  // namespace assay::checks::repo_docker_runtime_test
