// SPDX-License-Identifier: MIT
// The order in which resources can be created.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/rubric/support.h"

namespace assay {
namespace {

using testing::ElementsAre;

std::string shop(const std::string& resources) {
  return "assay: 1\nid: shop\napi:\n  resources:\n" + resources;
}

std::string resource(const std::string& name, const std::string& fields) {
  return "    " + name + ": {path: /" + name + ", fields: {" + fields + "}}\n";
}

std::string to(const std::string& name, const std::string& more = "") {
  return name + "_id: {type: reference, to: " + name + more + "}";
}

std::vector<std::string> order(const std::string& resources) {
  std::vector<std::string> names;
  for (const Resource& one : rubric_of(shop(resources)).contract.resources)
    names.push_back(one.name);
  return names;
}

TEST(References, WhatIsReferredToComesFirst) {
  EXPECT_THAT(order(resource("line", to("order") + ", " + to("product")) +
                    resource("order", to("user", ", required: true")) +
                    resource("product", "n: {}") + resource("user", "n: {}")),
              ElementsAre("product", "user", "order", "line"));
}

TEST(References, FileOrderStaysWhereNothingSpeaksAgainstIt) {
  EXPECT_THAT(order(resource("b", "n: {}") + resource("a", "n: {}")), ElementsAre("b", "a"));
}

TEST(References, OptionalOnesGiveWayInACircle) {
  EXPECT_THAT(
      order(resource("staff", to("team", ", required: true")) + resource("team", to("staff"))),
      ElementsAre("team", "staff"));
}

TEST(References, AResourceMayReferToItselfOptionally) {
  EXPECT_THAT(order(resource("node", to("node"))), ElementsAre("node"));
  EXPECT_EQ(refusal_of(shop(resource("node", to("node", ", required: true")))),
            "required references go in a circle: node -> node");
}

TEST(References, InsideListsAndObjectsCountToo) {
  EXPECT_THAT(order(resource("cart", "lines: {type: array, items: {type: object, fields: {" +
                                         to("product", ", required: true") + "}}}") +
                    resource("product", "n: {}")),
              ElementsAre("product", "cart"));
}

TEST(References, AListThatMayBeEmptyClosesNoCircle) {
  EXPECT_THAT(
      order(resource("a", "all: {type: array, required: true, items: {type: reference, to: b}}") +
            resource("b", to("a", ", required: true"))),
      ElementsAre("a", "b"));
}

}  // namespace
}  // namespace assay
