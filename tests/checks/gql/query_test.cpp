// SPDX-License-Identifier: MIT
// Queries taken apart and put together anew.
#include "checks/gql/query.h"

#include <gtest/gtest.h>

namespace assay::checks::gql_query_test {
namespace {

TEST(GraphQlQuery, IsTakenApart) {
  const auto query = taken_apart("query($id: ID!) { order(id: $id) { id note } }");
  ASSERT_TRUE(query);
  EXPECT_EQ(query->head, "query($id: ID!)");
  EXPECT_EQ(query->field, "order");
  EXPECT_EQ(query->call, "order(id: $id)");
  EXPECT_EQ(query->leaf, "id note");
  EXPECT_FALSE(query->number);
}

TEST(GraphQlQuery, KnowsAnIntAndAnAlias) {
  const auto query = taken_apart("query Q($id: Int!) { mine: order(id: $id) { id } }");
  ASSERT_TRUE(query);
  EXPECT_TRUE(query->number);
  EXPECT_EQ(query->field, "mine");
  EXPECT_EQ(aliased(*query, 1), "query Q($id: Int!) { a0: order(id: $id) { id } }");
}

TEST(GraphQlQuery, TakesNoOtherApart) {
  for (const char* text : {"", "query", "{ ping }", "{ a { b } c { d } }", "{ a { b }"}) {
    EXPECT_FALSE(taken_apart(text)) << text;
  }
  EXPECT_TRUE(taken_apart("{ products(first: 10) { id } }"));
}

TEST(GraphQlQuery, NestsAsOftenAsAsked) {
  const auto query = taken_apart("query($id: ID!) { order(id: $id) { id } }");
  constexpr std::string_view nest = "customer { orders { {{nest}} } }";
  EXPECT_EQ(levels_of(nest), 2);
  EXPECT_EQ(levels_of("customer { id }"), 0);
  EXPECT_EQ(nested(*query, nest, 2),
            "query($id: ID!) { order(id: $id) { customer { orders { customer { orders { id } } } } "
            "} }");
}

}  // namespace
}  // namespace assay::checks::gql_query_test
