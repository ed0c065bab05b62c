// SPDX-License-Identifier: MIT
// Lines that make a table.
#pragma once

#include <string_view>

namespace assay {

// True for CREATE TABLE as the beginning of a statement; not for "failed to create table", nor for
// a sentence about one.
bool begins_table(std::string_view line);

// True where such a table holds the versions that a migrator of one's own has applied.
bool keeps_versions(std::string_view line);

}  // namespace assay
