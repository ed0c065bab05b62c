// SPDX-License-Identifier: MIT
// Which .dockerignore applies to an image.
#include "repo/container/context.h"

#include <gtest/gtest.h>

#include "repo/container/read_containers.h"

namespace assay {
namespace {

// Whether the only Dockerfile of these sources has one.
bool left_out(const std::vector<SourceFile>& sources, const std::vector<std::string>& paths) {
  return read_containers(sources, paths).dockerfiles.at(0).ignored_context;
}

const SourceFile kNested{"svc/app/Dockerfile", "FROM node:22-slim\nCOPY . .\n"};

SourceFile compose(const std::string& build) {
  return {"svc/compose.yaml", "services:\n  app:\n    build:" + build + "\n"};
}

TEST(Context, IsTheOneThatComposeStates) {
  const SourceFile stated = compose("\n      context: .\n      dockerfile: app/Dockerfile");
  EXPECT_TRUE(left_out({kNested, stated}, {"svc/.dockerignore"}));
  EXPECT_FALSE(left_out({kNested, stated}, {"svc/app/.dockerignore"}));
  EXPECT_FALSE(left_out({kNested, stated}, {".dockerignore"}));
  EXPECT_TRUE(left_out({kNested, compose(" ./app")}, {"svc/app/.dockerignore"}));
  EXPECT_TRUE(
      left_out({kNested, compose("\n      context: ..\n      dockerfile: svc/app/Dockerfile")},
               {".dockerignore"}));
}

TEST(Context, IsAnyFolderAboveWhereNoneIsStated) {
  for (const char* path : {"svc/app/.dockerignore", "svc/.dockerignore", ".dockerignore"})
    EXPECT_TRUE(left_out({kNested}, {path})) << path;
  EXPECT_FALSE(left_out({kNested}, {"svc/other/.dockerignore"}));
  EXPECT_FALSE(left_out({kNested}, {}));
  // What a variable or another machine decides is not stated.
  for (const char* build : {"\n      context: ${ROOT}\n      dockerfile: app/Dockerfile",
                            " https://git.example/a.git", " ../../app"})
    EXPECT_TRUE(left_out({kNested, compose(build)}, {"svc/app/.dockerignore"})) << build;
}

TEST(Context, IsAboveWhereTheDockerfileNamesItsOwnFolder) {
  const SourceFile own{"Api/Dockerfile",
                       "FROM sdk:8.0\nCOPY [\"Api/Api.csproj\", \"Api/\"]\nCOPY . .\n"};
  EXPECT_FALSE(left_out({own}, {"Api/.dockerignore", "Api/Api.csproj"}));
  EXPECT_TRUE(left_out({own}, {".dockerignore", "Api/Api.csproj"}));
  EXPECT_TRUE(left_out({own}, {"Api/.dockerignore", "Api/Api/Api.csproj"}));
}

TEST(Context, MayHaveAFileOfTheDockerfilesName) {
  const SourceFile stated = compose("\n      context: .\n      dockerfile: app/Dockerfile");
  EXPECT_TRUE(left_out({kNested, stated}, {"svc/app/Dockerfile.dockerignore"}));
}

TEST(Context, KeepsPathsWithinTheRepository) {
  EXPECT_EQ(path_from("a/b/", "../c/./d"), "a/c/d");
  EXPECT_EQ(path_from("a/", ".."), "");
  EXPECT_EQ(path_from("", "."), "");
  EXPECT_FALSE(path_from("a/", "../.."));
  EXPECT_FALSE(path_from("", "/srv/app"));
}

}  // namespace
}  // namespace assay
