// SPDX-License-Identifier: MIT
// Questions about the API that the rubric states.
#include "contract/contract.h"

#include <gtest/gtest.h>

namespace assay {
namespace {

Contract expecting(Json need) {
  Contract contract;
  contract.expect.push_back({.name = "storage", .need = std::move(need)});
  return contract;
}

TEST(Contract, FindsResourcesFieldsAndExpectationsByName) {
  Contract contract = expecting("durable");
  contract.resources = {{.name = "item", .fields = {{.name = "price"}}}};
  ASSERT_NE(find_resource(contract, "item"), nullptr);
  EXPECT_EQ(find_resource(contract, "Item"), nullptr);
  EXPECT_NE(find_field(contract.resources[0], "price"), nullptr);
  EXPECT_EQ(find_field(contract.resources[0], "cost"), nullptr);
  EXPECT_NE(find_expectation(contract, "storage"), nullptr);
  EXPECT_EQ(find_expectation(contract, "health"), nullptr);
}

TEST(Contract, ACapabilityIsDemandedWhenItsNeedSaysSo) {
  EXPECT_TRUE(is_demanded(expecting("required"), "storage"));
  EXPECT_TRUE(is_demanded(expecting("durable"), "storage"));
  EXPECT_TRUE(is_demanded(expecting(Json::array({"assumptions"})), "storage"));
}

TEST(Contract, WhatIsOptionalOrUnsaidIsNotDemanded) {
  EXPECT_FALSE(is_demanded(expecting("optional"), "storage"));
  EXPECT_FALSE(is_demanded(expecting("none"), "storage"));
  EXPECT_FALSE(is_demanded(expecting("memory"), "storage"));
  EXPECT_FALSE(is_demanded(expecting(Json::array({})), "storage"));
  EXPECT_FALSE(is_demanded(expecting("required"), "health"));
}

}  // namespace
}  // namespace assay
