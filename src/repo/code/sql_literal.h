// SPDX-License-Identifier: MIT
// What stands before a literal, and says that nothing which is put into it becomes SQL.
#pragma once

#include <cstddef>
#include <string>

#include "repo/code/code.h"

namespace assay {

// sql`…`, Prisma.sql<T>`…` and Scala's sql"…" turn what is put in into parameters.
bool is_tagged(const std::string& path, const Code& code, std::size_t i, Family family);

// A sentence for people, however much it reads like SQL.
bool is_logged(const Code& code, std::size_t i);

// FromSqlInterpolated($"…") and its kin.
bool is_parametrised(const Code& code, std::size_t i, Family family);

}  // namespace assay
