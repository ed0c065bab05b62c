// SPDX-License-Identifier: MIT
// Programs, databases and dumps, known by their bytes.
#pragma once

#include <string_view>

namespace assay {

// What a compiler made for a machine, by its first bytes; of Windows' by its name as well.
bool is_program(std::string_view head, std::string_view name);

// A database of SQLite, Redis, H2 or SQL Server, by its first bytes, or by its name where they say
// nothing.
bool is_database_file(std::string_view head, std::string_view name);

// What pg_dump, mysqldump, mariadb-dump or phpMyAdmin wrote, with rows in it.
bool is_dump_with_rows(std::string_view text);

}  // namespace assay
