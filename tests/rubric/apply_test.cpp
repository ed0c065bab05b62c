// SPDX-License-Identifier: MIT
// A submission's words over a rubric's.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "rubric/load.h"

namespace assay {
namespace {

using testing::ElementsAre;
using testing::Pair;

Rubric shop() {
  Rubric rubric;
  rubric.contract.resources = {{.name = "product", .path = "/products"},
                               {.name = "order", .path = "/orders"}};
  return rubric;
}

TEST(Apply, HowToRunFillsInWhatTheRubricLeavesOpen) {
  Rubric rubric = shop();
  rubric.candidate.env = {{"PORT", "{{port}}"}};
  apply({.start = "npm start", .url = "http://localhost:3000", .env = {{"PORT", "1"}, {"A", "b"}}},
        rubric);
  EXPECT_EQ(rubric.candidate.start, "npm start");
  EXPECT_EQ(rubric.candidate.url, "http://localhost:3000");
  EXPECT_THAT(rubric.candidate.env, ElementsAre(Pair("PORT", "{{port}}"), Pair("A", "b")));
}

TEST(Apply, WhatTheRubricPinsStays) {
  Rubric rubric = shop();
  rubric.candidate.start = "./run.sh";
  rubric.candidate.url = "http://127.0.0.1:{{port}}/api";
  rubric.candidate.url_written = true;
  apply({.start = "npm start", .url = "http://localhost:3000"}, rubric);
  EXPECT_EQ(rubric.candidate.start, "./run.sh");
  EXPECT_EQ(rubric.candidate.url, "http://127.0.0.1:{{port}}/api");
}

TEST(Apply, ABaseReplacesThePathOfTheUrl) {
  Rubric rubric = shop();
  apply({.base = "/v2"}, rubric);
  EXPECT_EQ(rubric.candidate.url, "http://127.0.0.1:{{port}}/v2");
  apply({.base = "/"}, rubric);
  EXPECT_EQ(rubric.candidate.url, "http://127.0.0.1:{{port}}");
}

TEST(Apply, AMovedResourceMovesInRulesAndScenariosToo) {
  Rubric rubric = shop();
  rubric.contract.oversell = Oversell{.resource = "product", .buy = {.path = "/orders"}};
  Criterion scenario;
  scenario.body = *Json::parse(
      R"({"steps":[{"post":"/orders"},{"get":"/orders/{{order}}"},{"get":"/ordersets"},{"make":"order"}]})");
  rubric.categories = {{.id = "rules", .criteria = {scenario}}};
  EXPECT_TRUE(apply({.paths = {{"order", "/v2/orders"}}}, rubric).empty());
  EXPECT_EQ(rubric.contract.resources.at(1).path, "/v2/orders");
  EXPECT_EQ(rubric.contract.oversell->buy.path, "/v2/orders");
  EXPECT_EQ(
      rubric.categories[0].criteria[0].body.dump(),
      R"({"steps":[{"post":"/v2/orders"},{"get":"/v2/orders/{{order}}"},{"get":"/ordersets"},{"make":"order"}]})");
}

TEST(Apply, TheDoorsOfUsersMayStandElsewhere) {
  Rubric rubric = shop();
  rubric.contract.users = Users{.log_in = Call{.path = "/auth/login"}};
  const auto left = apply({.paths = {{"log_in", "/login"}, {"sign_up", "/join"}}}, rubric);
  EXPECT_EQ(rubric.contract.users->log_in->path, "/login");
  EXPECT_THAT(left,
              ElementsAre("assay.yaml: paths names 'sign_up', which the rubric does not have"));
}

TEST(Apply, NamesThatTheRubricDoesNotHaveAreTold) {
  Rubric rubric = shop();
  EXPECT_THAT(apply({.paths = {{"products", "/items"}}}, rubric),
              ElementsAre("assay.yaml: paths names 'products', which the rubric does not have; did "
                          "you mean 'product'?"));
}

}  // namespace
}  // namespace assay
