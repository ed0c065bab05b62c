// SPDX-License-Identifier: MIT
// Which of the API's known addresses a request went to.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/tape.h"
#include "dialect/session.h"

namespace assay::checks {

struct Route {
  std::string name{};           // "/api/products/{id}"; the path itself where it is not known
  bool known = false;           // a collection, an item, sign-up or log-in
  bool item = false;            // below a collection
  bool well_formed_id = false;  // of an item: an id in the style of a known one
};

// Notes the collections, the calls of users, and an id of each resource that has one in `ids`
// (by resource name).
void note_routes(Session& session, const std::map<std::string, std::string>& ids);

// The routes that a tape's gather noted.
class RouteTable {
 public:
  explicit RouteTable(const Tape& tape);
  Route of(std::string_view url) const;

 private:
  struct Entry {
    std::string path{};
    std::string id{};
    bool has_items = false;
  };
  std::vector<Entry> entries_{};
};

}  // namespace assay::checks
