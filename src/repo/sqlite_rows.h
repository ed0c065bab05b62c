// SPDX-License-Identifier: MIT
// Whether a database of SQLite holds more than its schema, told from its pages without opening it.
#pragma once

#include <string_view>

namespace assay {

// How many rows stand in the leaf pages of tables that this beginning of a file holds, those of the
// schema aside; 0 for anything else. Follows https://sqlite.org/fileformat2.html, section 1.6.
int rows_in_sqlite(std::string_view beginning);

}  // namespace assay
