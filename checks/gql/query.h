// SPDX-License-Identifier: MIT
// The queries of the rubric, taken apart and put together anew.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace assay::checks {

// "query($id: ID!) { order(id: $id) { id note } }" in its parts.
struct ReadQuery {
  std::string head{};   // "query($id: ID!)"
  std::string field{};  // "order"
  std::string call{};   // "order(id: $id)"
  std::string leaf{};   // "id note"
  bool number = false;  // $id is an Int
};

// Nothing when the query does not ask for one field with a selection.
std::optional<ReadQuery> taken_apart(std::string_view query);

// The levels of selections in "product { orders { {{nest}} } }": 2; 0 when it has no {{nest}}.
int levels_of(std::string_view nest);

// The query with the selection that holds itself, so many times, and the leaf in its middle.
std::string nested(const ReadQuery& query, std::string_view nest, int times);

// The same field so many times, each under a name of its own.
std::string aliased(const ReadQuery& query, int times);

}  // namespace assay::checks
