// SPDX-License-Identifier: MIT
// Which of several Dockerfiles is taken for the service's.
#include "repo/container/service_image.h"

#include <gtest/gtest.h>

#include "repo/container/read_containers.h"

namespace assay {
namespace {

std::string first_of(const std::vector<std::string>& paths, const std::string& compose = "") {
  std::vector<SourceFile> sources;
  for (const std::string& path : paths)
    sources.push_back({path, "FROM node:22-slim\nCOPY . .\n"});
  if (!compose.empty()) sources.push_back({"compose.yaml", compose});
  return read_containers(sources, paths).dockerfiles.at(0).path;
}

TEST(ServiceImage, IsTheOneInTheRoot) {
  EXPECT_EQ(first_of({"docker/testing/go/Dockerfile", "provision/Dockerfile", "Dockerfile"}),
            "Dockerfile");
  EXPECT_EQ(first_of({"api/Dockerfile.original", "api/Dockerfile"}), "api/Dockerfile");
}

TEST(ServiceImage, IsNotTheOneForCommandsByHand) {
  EXPECT_EQ(first_of({"docker/php-cli/Dockerfile", "docker/php-fpm/Dockerfile"},
                     "services:\n  a:\n    build: docker/php-cli\n"),
            "docker/php-fpm/Dockerfile");
  EXPECT_EQ(first_of({"clients/Dockerfile", "svc/Dockerfile"}), "clients/Dockerfile");
}

TEST(ServiceImage, IsNotOfWhatTheServiceNeeds) {
  EXPECT_EQ(first_of({"bouncer_app/Dockerfile", "crow_app/Dockerfile", "nginx_app/Dockerfile"}),
            "crow_app/Dockerfile");
}

TEST(ServiceImage, IsNotOfWhatIsTriedBesideIt) {
  const std::vector<SourceFile> sources{{"learning/fetch/Dockerfile", "FROM gcc:14\nCOPY . .\n"}};
  EXPECT_TRUE(read_containers(sources, {}).dockerfiles.empty());
  EXPECT_TRUE(
      read_containers({{"docker/dev/Dockerfile", sources[0].text}}, {}).dockerfiles.empty());
}

TEST(ServiceImage, IsTheOneThatComposeBuilds) {
  EXPECT_EQ(first_of({"base/Dockerfile", "svc/Dockerfile"}, "services:\n  a:\n    build: svc\n"),
            "svc/Dockerfile");
}

TEST(ServiceImage, IsThePlainOneInTheRootBesideWhatComposeBuildsToWorkWith) {
  const std::string compose =
      "services:\n  console:\n    build: {context: ., dockerfile: Dockerfile.console}\n";
  EXPECT_EQ(first_of({"Dockerfile.console", "Dockerfile"}, compose), "Dockerfile");
  EXPECT_EQ(first_of({"Dockerfile.api", "Dockerfile.console"}, compose), "Dockerfile.console");
  EXPECT_EQ(
      first_of({"api/Dockerfile", "api/Dockerfile.console"},
               "services:\n  a:\n    build: {context: api, dockerfile: Dockerfile.console}\n"),
      "api/Dockerfile.console");
}

TEST(ServiceImage, IsNoStandInsWhereThereIsAnother) {
  for (const char* aside :
       {"BankMock/Dockerfile", "fake-mailer/Dockerfile", "docker/testing/Dockerfile",
        "stubs/Dockerfile", "services/docs/Dockerfile"}) {
    EXPECT_EQ(first_of({aside, "svc/Dockerfile"}), "svc/Dockerfile") << aside;
    EXPECT_EQ(first_of({aside, "svc/Dockerfile"},
                       "services:\n  a:\n    build: " + std::string(aside).substr(0, 5)),
              "svc/Dockerfile");
    EXPECT_EQ(first_of({aside}), aside);
  }
  EXPECT_EQ(first_of({"dev/Dockerfile", "svc/Dockerfile"}), "svc/Dockerfile");
  EXPECT_EQ(first_of({"mockingbird/Dockerfile", "svc/Dockerfile"}), "mockingbird/Dockerfile");
}

TEST(ServiceImage, IsNoHelpersWhereThereIsAnother) {
  const std::string compose =
      "services:\n  a:\n    build: {context: ., dockerfile: cleanup/Dockerfile}\n  b:\n    build: "
      "{context: ., dockerfile: shop/Dockerfile}\n";
  EXPECT_EQ(first_of({"cleanup/Dockerfile", "shop/Dockerfile"}, compose), "shop/Dockerfile");
  for (const char* aside : {"db-migrations/Dockerfile", "docker/mail_worker/Dockerfile",
                            "Billing.Scheduler/Dockerfile", "seeder/Dockerfile"}) {
    EXPECT_EQ(first_of({aside, "shop/Dockerfile"}), "shop/Dockerfile") << aside;
    EXPECT_EQ(first_of({aside}), aside);
  }
  EXPECT_EQ(first_of({"seed-shop/Dockerfile", "shop/Dockerfile"}), "seed-shop/Dockerfile");
}

TEST(ServiceImage, IsTheOneThatSaysWhatItRuns) {
  const ContainerFacts facts = read_containers({{"Dockerfile", "FROM node:22\nCOPY . .\n"},
                                                {"Dockerfile.prod",
                                                 "FROM node:22-alpine\nCOPY . .\n"
                                                 "CMD [\"node\", \"a.js\"]\n"}},
                                               {});
  EXPECT_EQ(facts.dockerfiles.at(0).path, "Dockerfile.prod");
}

TEST(ServiceImage, IsTheOneNamedAfterAnApi) {
  EXPECT_EQ(first_of({"docker/indexer.Dockerfile", "docker/rest-server.Dockerfile"}),
            "docker/rest-server.Dockerfile");
  EXPECT_EQ(first_of({"Dockerfile.indexer", "Dockerfile.api"}), "Dockerfile.api");
}

TEST(ServiceImage, IsNotThatOfADebuggerOrOfWhatWatches) {
  EXPECT_EQ(first_of({"debug/Dockerfile", "deploy/server/Dockerfile"}), "deploy/server/Dockerfile");
  std::vector<SourceFile> sources{{"deploy/grafana/Dockerfile", "FROM grafana/grafana:11.0\n"}};
  EXPECT_TRUE(read_containers(sources, {}).dockerfiles.empty());
}

TEST(ServiceImage, IsNoneOfPages) {
  EXPECT_EQ(first_of({"client/Dockerfile", "svc/Dockerfile"}), "svc/Dockerfile");
  const SourceFile pages{"Frontend/Dockerfile", "FROM node:22\nCOPY . .\n"};
  EXPECT_TRUE(read_containers({pages}, {}).dockerfiles.empty());
}

}  // namespace
}  // namespace assay
