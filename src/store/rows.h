// SPDX-License-Identifier: MIT
// A run as rows of the store's tables, and back. Errors stick to the database.
#pragma once

#include <optional>
#include <vector>

#include "store/database.h"
#include "store/store.h"

namespace assay {

// Within a write transaction; returns the new run's id.
long long insert_run(Database& database, const SavedRun& run);

// Within a write transaction.
void insert_answers(Database& database,
                    long long run,
                    const std::vector<Answer>& answers,
                    std::optional<double> whole);

// The run of this id, which must exist.
SavedRun select_run(Database& database, long long id);

// The newest runs, newest first, at most this many.
std::vector<RunRow> select_history(Database& database, int most);

}  // namespace assay
