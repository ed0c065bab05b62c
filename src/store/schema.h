// SPDX-License-Identifier: MIT
// The tables of the store, and their way from one version to the next.
#pragma once

#include "core/result.h"
#include "store/database.h"

namespace assay {

// Creates the tables in an empty file, or brings an older file up to date. Refuses a file of
// another program's, and one that a newer assay wrote.
Result<void> prepare_schema(Database& database);

}  // namespace assay
