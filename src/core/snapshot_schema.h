// SPDX-License-Identifier: MIT
// How a repository makes its database's schema.
#pragma once

#include <string>
#include <vector>

#include "core/json.h"
#include "core/place.h"

namespace assay {

struct MigrationTool {
  std::string name{};  // "Flyway"
  std::string folder{};
  int count = 0;              // of migrations
  int reversible = 0;         // of those, that say how to go back
  bool forward_only = false;  // by design
};

struct SchemaFacts {
  std::vector<std::string> relational{};  // what speaks of a relational database: "pg"
  bool in_memory = false;                 // and none of them outlives the process
  std::vector<MigrationTool> tools{};
  std::vector<Place> syncs{};    // the schema follows the code by itself
  std::vector<Place> scripts{};  // SQL that makes tables, outside of any migration
  int altering = 0;              // migrations that change what an earlier one made
  std::vector<Place> unsafe{};   // what breaks the version that still runs
};

Json to_json(const SchemaFacts& facts);
SchemaFacts schema_facts_from(const Json& json);

}  // namespace assay
