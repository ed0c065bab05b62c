// SPDX-License-Identifier: MIT
// repo.lockfile on literal snapshots.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "checks/repo/family.h"
#include "core/snapshot.h"

namespace assay::checks::repo_lockfile_test {
namespace {

using testing::HasSubstr;

Finding judged(Snapshot repo) {
  repo.surveyed = true;
  Tape tape("repo.lockfile", "");
  tape.snapshot = &repo;
  return kLockfile.judge(tape);
}

PackageManifest manifest(LockState state, int open = 2, int all = 2) {
  return {.ecosystem = "npm",
          .path = "package.json",
          .lock = "package-lock.json",
          .state = state,
          .detail = "zod ^3",
          .open = open,
          .all = all};
}

TEST(Lockfile, DoesNotApplyWithoutDependencies) {
  EXPECT_EQ(judged({}).outcome, Outcome::kNotApplicable);
}

TEST(Lockfile, PassesALockInStepAndExactVersions) {
  EXPECT_EQ(
      judged({.packages = {manifest(LockState::kInStep), manifest(LockState::kFixed)}}).outcome,
      Outcome::kPass);
}

TEST(Lockfile, GivesHalfForOpenVersions) {
  EXPECT_DOUBLE_EQ(judged({.packages = {manifest(LockState::kUnlocked)}}).credit, 0.5);
  EXPECT_DOUBLE_EQ(judged({.packages = {manifest(LockState::kUnlocked, 1, 10)}}).credit, 0.75);
  EXPECT_DOUBLE_EQ(judged({.packages = {manifest(LockState::kUntracked)}}).credit, 0.5);
  EXPECT_DOUBLE_EQ(judged({.packages = {manifest(LockState::kBehind)}}).credit, 0.5);
  const Finding finding = judged({.packages = {manifest(LockState::kUndeclared)}});
  EXPECT_DOUBLE_EQ(finding.credit, 0.25);
  EXPECT_THAT(finding.message, HasSubstr("package.json imports zod ^3, and nothing says"));
}

TEST(Lockfile, ForgivesWhatAFrameworkBringsForItsPages) {
  const PackageManifest assets = manifest(LockState::kUnlocked);
  PackageManifest service = manifest(LockState::kInStep);
  service.path = "composer.json";
  EXPECT_EQ(judged({.packages = {service, assets}}).outcome, Outcome::kPass);
  const PackageManifest broken = manifest(LockState::kBroken);
  EXPECT_DOUBLE_EQ(judged({.packages = {service, broken}}).credit, 0.75);
  service.state = LockState::kBehind;
  EXPECT_DOUBLE_EQ(judged({.packages = {service, broken}}).credit, 0);
  service.state = LockState::kInStep;
  service.path = "api/composer.json";
  EXPECT_DOUBLE_EQ(judged({.packages = {service, assets}}).credit, 0.5);
  PackageManifest beside = assets;
  beside.path = "api/package.json";
  EXPECT_EQ(judged({.packages = {service, beside}}).outcome, Outcome::kPass);
}

TEST(Lockfile, NotesOpenToolingBesideAServiceInStep) {
  PackageManifest tooling = manifest(LockState::kUnlocked);
  tooling.development_only = true;
  PackageManifest service = manifest(LockState::kInStep);
  service.ecosystem = "Composer";
  const Finding finding = judged({.packages = {service, tooling}});
  EXPECT_EQ(finding.outcome, Outcome::kPass);
  EXPECT_THAT(finding.note, HasSubstr("package.json leaves 2 of 2 dependencies open"));
  EXPECT_DOUBLE_EQ(judged({.packages = {tooling}}).credit, 0.5);
  service.state = LockState::kUnlocked;
  EXPECT_DOUBLE_EQ(judged({.packages = {service, tooling}}).credit, 0.5);
  service.state = LockState::kInStep;
  tooling.state = LockState::kBroken;
  EXPECT_EQ(judged({.packages = {service, tooling}}).outcome, Outcome::kFail);
}

TEST(Lockfile, NamesTheServiceBeforeItsPages) {
  PackageManifest pages = manifest(LockState::kUnlocked);
  pages.path = "client/package.json";
  PackageManifest service = pages;
  service.path = "orders-api/package.json";
  EXPECT_THAT(judged({.packages = {pages, service}}).message,
              HasSubstr("orders-api/package.json leaves"));
  service.state = LockState::kInStep;
  EXPECT_THAT(judged({.packages = {pages, service}}).message,
              HasSubstr("client/package.json leaves"));
}

TEST(Lockfile, FailsALockThatStopsACleanInstall) {
  const Finding finding =
      judged({.packages = {manifest(LockState::kInStep), manifest(LockState::kBroken)}});
  EXPECT_EQ(finding.outcome, Outcome::kFail);
  EXPECT_EQ(finding.message,
            "package-lock.json does not fit zod ^3 of package.json: a clean install stops there");
}

TEST(Lockfile, GivesHalfWhereTheBuildWritesTheSums) {
  PackageManifest go = manifest(LockState::kUnlocked, 0, 3);
  go.path = "go.mod";
  go.detail = "go.sum";
  EXPECT_DOUBLE_EQ(judged({.packages = {go}}).credit, 0.5);
  EXPECT_THAT(judged({.packages = {go}}).message, HasSubstr("go.sum is not kept: each build"));
}

TEST(Lockfile, SaysThatModulesWithoutSumsDoNotBuild) {
  PackageManifest go = manifest(LockState::kBroken);
  go.path = "go.mod";
  go.lock = "";
  go.detail = "go.sum";
  EXPECT_THAT(judged({.packages = {go}}).message,
              HasSubstr("go.mod asks for modules, and go.sum is not kept"));
}

}  // namespace
}  // namespace assay::checks::repo_lockfile_test
