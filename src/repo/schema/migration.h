// SPDX-License-Identifier: MIT
// What one file of a migration is: which tool runs it, and whether it can be undone.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "repo/walk.h"

namespace assay {

struct Migration {
  std::string_view tool{};
  bool reversible = false;
  bool forward_only = false;  // by the tool's design
};

// Nothing when the file is none, or only the other half of one (….down.sql).
std::optional<Migration> migration_of(const SourceFile& file);

// 1.sql, 002_orders.sql, wherever they stand, with what changes the schema; not what a container of
// a database is begun with.
bool is_numbered_script(const SourceFile& file);

// True for SQL among the migrations whose name says no order, and that no tool is known to run:
// schema.sql, seed.sql.
bool is_unnumbered_script(const SourceFile& file);

}  // namespace assay
