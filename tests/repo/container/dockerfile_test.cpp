// SPDX-License-Identifier: MIT
// Dockerfiles as people write them.
#include "repo/container/dockerfile.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "repo/container/instructions.h"
#include "repo/container/read_containers.h"

namespace assay {
namespace {

using testing::ElementsAre;

TEST(Instructions, JoinLinesAndKeepHeredocsApart) {
  const std::vector<Instruction> all = dockerfile_instructions(
      "# syntax=docker/dockerfile:1\nFROM a\nRUN b \\\n  # a comment\n\n  && c\nRUN <<EOF\nd\nUSER "
      "e\nEOF\n"
      "cmd [\"f\", \"g h\"]\n");
  ASSERT_EQ(all.size(), 4U);
  EXPECT_EQ(all[1].text, "b  && c");
  EXPECT_THAT(all[2].heredocs, ElementsAre("d\nUSER e\n"));
  EXPECT_EQ(all[3].keyword, "CMD");
  EXPECT_EQ(all[3].line, 11);
  EXPECT_THAT(instruction_words(all[3].text), ElementsAre("f", "g h"));
}

TEST(Instructions, FollowTheEscapeThatTheFileChooses) {
  const std::vector<Instruction> all =
      dockerfile_instructions("# escape=`\nRUN a `\n b\nCOPY c\\ d\n");
  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(all[0].text, "a  b");
  EXPECT_EQ(all[1].text, "c\\ d");
}

TEST(Dockerfile, FillsInArguments) {
  const Dockerfile file = read_dockerfile(
      "Dockerfile",
      "ARG V=3.12\nFROM python:${V}-slim AS base\nFROM $UNKNOWN\nFROM a:5000/b\nFROM c@sha256:0\n");
  ASSERT_EQ(file.stages.size(), 4U);
  EXPECT_EQ(file.stages[0].base, "python");
  EXPECT_EQ(file.stages[0].tag, "3.12-slim");
  EXPECT_EQ(file.stages[0].name, "base");
  EXPECT_FALSE(file.stages[1].resolved);
  EXPECT_EQ(file.stages[2].base, "a:5000/b");
  EXPECT_EQ(file.stages[2].tag, "");
  EXPECT_TRUE(file.stages[3].digest);
}

TEST(Dockerfile, HandsOnWhatAStageHas) {
  const Dockerfile file = read_dockerfile(
      "Dockerfile",
      "FROM a AS b\nUSER c\nHEALTHCHECK CMD d\nFROM b\nRUN npm run build\nCOPY . .\n");
  EXPECT_EQ(file.stages[1].user, "c");
  EXPECT_TRUE(file.stages[1].health);
  EXPECT_EQ(file.stages[1].builds, "npm run build");
  EXPECT_TRUE(file.stages[1].copies_all);
  EXPECT_TRUE(file.stages[0].builds.empty());
}

TEST(Dockerfile, TellsABuildFromInstallingATool) {
  const auto builds = [](const std::string& run) {
    return read_dockerfile("Dockerfile", "FROM a\nRUN " + run + "\n").stages.at(0).builds;
  };
  EXPECT_EQ(builds("cargo install cargo-watch"), "");
  EXPECT_EQ(builds("cargo install sqlx-cli && cargo build --release"), "cargo build");
  EXPECT_EQ(builds("cargo install --path ."), "cargo install");
  EXPECT_EQ(builds("go install github.com/a/b@latest"), "");
  EXPECT_EQ(builds("go install ./cmd/..."), "go install");
}

TEST(Dockerfile, TellsSecretsFromSettings) {
  const Dockerfile file = read_dockerfile(
      "Dockerfile",
      "FROM a\nENV DB_PASSWORD=$X TOKEN_EXPIRY=3600s NODE_ENV=production\n"
      "ENV JWT_SECRET changeme-please\nARG API_KEY\nENV API_KEY=9f8a7b6c5d\nCOPY .env ./\n");
  ASSERT_EQ(file.secrets.size(), 1U);
  EXPECT_EQ(file.secrets[0].what, "API_KEY");
  ASSERT_EQ(file.copied.size(), 1U);
  EXPECT_EQ(file.copied[0].what, ".env");
}

// What the last stage takes in, each with its line.
std::vector<std::string> taken_in(const std::string& text) {
  std::vector<std::string> taken;
  for (const Place& place : read_dockerfile("Dockerfile", text).copied)
    taken.push_back(place.what + ":" + std::to_string(place.line));
  return taken;
}

// Whoever pulls the image reads what ENV holds; what a stage asks for and does not hand on is gone.
TEST(Dockerfile, NamesSecretsThatAnEnvKeepsOfAnArg) {
  const std::string asks = "FROM a AS build\nARG JWT_SECRET\n";
  EXPECT_THAT(taken_in(asks + "ENV JWT_SECRET=$JWT_SECRET\n"), ElementsAre("JWT_SECRET:3"));
  EXPECT_THAT(taken_in(asks + "ENV JWT_SECRET=${JWT_SECRET}\nFROM b\n"), testing::IsEmpty());
  EXPECT_THAT(taken_in(asks + "RUN use $JWT_SECRET\n"), testing::IsEmpty());
  EXPECT_THAT(taken_in("FROM a\nARG JWT_SECRET=dummy\nENV JWT_SECRET=$JWT_SECRET\n"),
              testing::IsEmpty());
  EXPECT_THAT(taken_in("FROM a\nARG PORT\nENV PORT=$PORT\n"), testing::IsEmpty());
}

TEST(Dockerfile, NamesFilesOfSecretsThatTheLastStageTakesIn) {
  const std::string build = "FROM a AS build\nCOPY . /app\nCOPY .env .npmrc ./\n";
  EXPECT_THAT(taken_in(build), ElementsAre(".env:3", ".npmrc:3"));
  EXPECT_THAT(taken_in(build + "FROM b\nCOPY --from=build /app/bin .\n"), testing::IsEmpty());
  EXPECT_THAT(taken_in(build + "FROM b\nCOPY --from=build /app/.env .\n"),
              ElementsAre("/app/.env:5"));
  EXPECT_THAT(taken_in(build + "FROM build\nCMD c\n"), ElementsAre(".env:3", ".npmrc:3"));
  EXPECT_THAT(taken_in("FROM a\nCOPY .env-prod .env\n"), ElementsAre(".env-prod:2"));
  EXPECT_THAT(taken_in("FROM a\nCOPY .env.example .env\nCOPY --from=b /etc/ssl/cert.pem /etc/\n"),
              testing::IsEmpty());
}

TEST(Dockerfile, TellsAnEntryPointThatChangesItsUser) {
  EXPECT_TRUE(
      read_dockerfile("Dockerfile", "FROM a\nENTRYPOINT [\"gosu\", \"app\", \"b\"]\n").drops_user);
  EXPECT_FALSE(read_dockerfile("Dockerfile", "FROM a\nCMD node b.js\n").drops_user);
  EXPECT_TRUE(changes_user("#!/bin/sh\nexec su-exec node \"$@\"\n"));
  EXPECT_TRUE(changes_user("exec su app -c 'b'\n"));
  EXPECT_FALSE(changes_user("# gosu would be better\nexec sudo-less \"$@\"\necho result\n"));
}

TEST(Dockerfile, LooksIntoTheScriptThatItStarts) {
  const SourceFile docker{"Dockerfile",
                          "FROM node\nENTRYPOINT [\"./docker-entrypoint.sh\", \"node\"]\n"};
  const SourceFile script{"bin/docker-entrypoint.sh", "exec gosu node \"$@\"\n"};
  const SourceFile other{"bin/other.sh", "exec gosu node \"$@\"\n"};
  const SourceFile sail{"docker/Dockerfile", "FROM ubuntu\nENTRYPOINT [\"start-container\"]\n"};
  const SourceFile start{"docker/start-container", "exec gosu $WWWUSER \"$@\"\n"};
  EXPECT_TRUE(read_containers({docker, script}, {}).dockerfiles.at(0).drops_user);
  EXPECT_TRUE(read_containers({sail, start}, {}).dockerfiles.at(0).drops_user);
  EXPECT_FALSE(read_containers({docker, other}, {}).dockerfiles.at(0).drops_user);
}

TEST(Dockerfile, OfADatabaseIsNotTheServicesAndOfAProxyComesLast) {
  const SourceFile database{".docker/mysql/Dockerfile", "FROM mysql:5.7 AS a\nFROM a\n"};
  const SourceFile proxy{".docker/nginx/Dockerfile", "FROM nginx:1-alpine\nCOPY a b\n"};
  const SourceFile service{"build/Dockerfile", "FROM php:8-fpm\nCOPY a b\n"};
  const ContainerFacts facts = read_containers({database, proxy, service}, {});
  ASSERT_EQ(facts.dockerfiles.size(), 2U);
  EXPECT_EQ(facts.dockerfiles[0].path, "build/Dockerfile");
  EXPECT_EQ(read_containers({proxy}, {}).dockerfiles.size(), 1U);
  EXPECT_TRUE(read_containers({database}, {}).dockerfiles.empty());
  // A stage that only copies from a database's image is the service's.
  const SourceFile mixed{"Dockerfile", "FROM postgres AS db\nFROM node:22\nCOPY --from=db a b\n"};
  EXPECT_EQ(read_containers({mixed}, {}).dockerfiles.size(), 1U);
}

TEST(Dockerfile, OfAWorkshopIsNotTheServices) {
  const auto count = [](const std::string& text) {
    return read_containers({{"Dockerfile", text}}, {}).dockerfiles.size();
  };
  EXPECT_EQ(count("FROM openjdk:21-slim\nRUN apt-get update\nWORKDIR /app\n"), 0U);
  EXPECT_EQ(count("FROM node:20-onbuild\n"), 1U);
  EXPECT_EQ(count("FROM node:20\nCMD [\"node\", \"/app\"]\n"), 1U);
  EXPECT_FALSE(is_dockerfile(".gitpod.Dockerfile"));
}

TEST(Dockerfile, IsOneOfTheServiceOnly) {
  EXPECT_TRUE(is_dockerfile("Dockerfile"));
  EXPECT_TRUE(is_dockerfile("deploy/api.Dockerfile"));
  EXPECT_TRUE(is_dockerfile("Containerfile"));
  EXPECT_FALSE(is_dockerfile("Dockerfile.dev"));
  EXPECT_FALSE(is_dockerfile(".devcontainer/Dockerfile"));
  EXPECT_FALSE(is_dockerfile("Dockerfile.dockerignore"));
  EXPECT_FALSE(is_dockerfile("api/test/Dockerfile"));
  EXPECT_TRUE(is_dockerfile("backend-test/Dockerfile"));
}

TEST(Dockerfile, IsAskedHowItIsByWhoeverRunsIt) {
  const SourceFile docker{"Dockerfile", "FROM node:22\nCOPY . .\n"};
  EXPECT_FALSE(read_containers({docker}, {}).probes);
  EXPECT_TRUE(
      read_containers({docker, {"infra/index.ts", "healthCheck: { path: '/up' }"}}, {}).probes);
  EXPECT_TRUE(read_containers({docker, {"main.tf", "health_check {\n}\n"}}, {}).probes);
  EXPECT_TRUE(
      read_containers({docker, {"fly.toml", "[[http_service.checks]]\n  interval = \"10s\"\n"}}, {})
          .probes);
  EXPECT_FALSE(read_containers({docker, {"src/index.ts", "healthCheck()"}}, {}).probes);
  EXPECT_FALSE(read_containers({docker, {"infra/task.ts", "healthCheck: null,\n"}}, {}).probes);
}

TEST(Dockerfile, OfADatabaseWithMoreInItsNameIsNotTheServices) {
  const SourceFile database{"docker/Dockerfile.oracle",
                            "FROM quay.io/a/oracle-12c\nADD a.sql /b/\n"};
  EXPECT_TRUE(read_containers({database}, {}).dockerfiles.empty());
}

TEST(Dockerfile, InstallsAsRootAndMayDropToAnother) {
  const Dockerfile file =
      read_dockerfile("Dockerfile",
                      "FROM some/base AS a\nRUN apk add bash\nFROM a\n"
                      "CMD [\"gunicorn\", \"--user\", \"www-data\", \"app:app\"]\n");
  EXPECT_TRUE(file.stages.back().installs);
  EXPECT_TRUE(file.drops_user);
  EXPECT_FALSE(read_dockerfile("Dockerfile", "FROM some/base\nRUN sudo apt-get install -y jq\n")
                   .stages.back()
                   .installs);
}

TEST(Dockerfile, CompilesByMake) {
  const auto builds = [](const std::string& run) {
    return read_dockerfile("Dockerfile", "FROM alpine:3.20\nRUN " + run + "\n").stages.at(0).builds;
  };
  EXPECT_EQ(builds("cmake .. && make -j4"), "make");
  EXPECT_EQ(builds("cmake -GNinja .. && ninja"), "ninja");
  EXPECT_EQ(builds("make ./orders"), "make");
  EXPECT_EQ(builds("cmake --build ."), "cmake --build");
  EXPECT_EQ(builds("apk add make && make migrate"), "");
}

TEST(Dockerfile, CompilesWhereItsStartDoes) {
  const auto builds = [](const std::string& start) {
    return read_dockerfile("Dockerfile", "FROM golang:1.23-alpine\n" + start + "\n")
        .stages.at(0)
        .builds;
  };
  EXPECT_EQ(builds("CMD [\"go\", \"run\", \"./cmd/main\"]"), "go run");
  EXPECT_EQ(builds("CMD cargo watch -x run"), "cargo watch");
  EXPECT_EQ(builds("RUN chmod +x ./gradlew\nCMD java -jar a.jar"), "");
  EXPECT_EQ(builds("RUN chmod +x ./gradlew && ./gradlew build"), "gradlew");
  std::string all = "RUN chmod +x";
  for (int i = 0; i < 50'000; ++i)
    all += " gradlew";
  EXPECT_EQ(builds(all), "");  // and in time
  EXPECT_EQ(builds("ENTRYPOINT ./mvnw spring-boot:run"), "mvnw spring-boot:run");
  EXPECT_EQ(builds("CMD [\"/app/orders\"]"), "");
  EXPECT_EQ(builds("CMD go build -o app . && ./app"), "go build");
  // What is given to a program is run by nobody.
  EXPECT_EQ(builds("CMD [\"./gradlew\", \"bootJar\"]\nENTRYPOINT [\"java\", \"-jar\", \"a.jar\"]"),
            "");
}

TEST(Dockerfile, CopiesTheWholeFolderByAVariableThatIsNone) {
  EXPECT_TRUE(
      read_dockerfile("Dockerfile", "FROM a:1\nCOPY ${PWD} /app\n").stages.at(0).copies_all);
  EXPECT_FALSE(
      read_dockerfile("Dockerfile", "FROM a:1\nCOPY ${BIN} /app\n").stages.at(0).copies_all);
}

TEST(Dockerfile, NamesLockFilesThatItCopiesAndNobodyKeeps) {
  const auto absent = [](const std::string& copy, const std::vector<std::string>& paths) {
    const std::string text = "FROM rust:1.80-slim\n" + copy + "\n";
    return read_containers({{"Dockerfile", text}}, paths).dockerfiles.at(0).absent.size();
  };
  EXPECT_EQ(absent("COPY ./Cargo.lock ./Cargo.toml /a/", {"Cargo.toml", "Dockerfile"}), 1U);
  EXPECT_EQ(absent("COPY Cargo.lock /a/", {"api/Cargo.lock"}), 0U);
  EXPECT_EQ(absent("COPY package*.json /a/", {"Dockerfile"}), 0U);
  EXPECT_EQ(absent("COPY --from=build /a/Cargo.lock /a/", {"Dockerfile"}), 0U);
  EXPECT_EQ(absent("COPY api/go.mod /a/", {".gitmodules", "Dockerfile"}), 0U);
  EXPECT_EQ(absent("COPY target/app.jar .env /a/", {"Dockerfile"}), 0U);
}

TEST(Dockerfile, EndsAtTheStageThatComposeBuilds) {
  const SourceFile docker{
      "Dockerfile", "FROM node:22-slim AS api\nCOPY . .\nFROM node:22 AS migrate\nCOPY . .\n"};
  const SourceFile compose{"compose.yaml",
                           "services:\n  api:\n    build:\n      context: .\n      target: api\n"};
  EXPECT_EQ(read_containers({docker, compose}, {}).dockerfiles.at(0).stages.size(), 1U);
  EXPECT_EQ(read_containers({docker}, {}).dockerfiles.at(0).stages.size(), 2U);
  const SourceFile at_work{"docker-compose.dev.yaml", compose.text};
  EXPECT_EQ(read_containers({docker, at_work}, {}).dockerfiles.at(0).stages.size(), 2U);
}

TEST(Dockerfile, MayBeOfAFunction) {
  EXPECT_TRUE(
      read_dockerfile("Dockerfile", "FROM public.ecr.aws/lambda/python:3.12\n").is_function);
  EXPECT_TRUE(
      read_dockerfile("Dockerfile", "FROM a AS b\nRUN go build ./cmd/lambda_server\n").is_function);
  EXPECT_FALSE(
      read_dockerfile("Dockerfile", "FROM a\nRUN python -c 'f = lambda x: x'\n").is_function);
  EXPECT_FALSE(read_dockerfile("Dockerfile", "FROM python:3.12\nCMD [\"app\"]\n").is_function);
}

}  // namespace
}  // namespace assay
