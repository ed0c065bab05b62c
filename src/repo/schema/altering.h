// SPDX-License-Identifier: MIT
// Statements that change what an earlier migration made.
#pragma once

#include <string>
#include <vector>

#include "core/snapshot_schema.h"
#include "repo/walk.h"

namespace assay {

// Reads migrations written in SQL in the order of their names; fills `altering` and `unsafe`.
void read_alterations(const std::vector<const SourceFile*>& migrations, SchemaFacts& facts);

}  // namespace assay
