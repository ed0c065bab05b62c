// SPDX-License-Identifier: MIT
// Which dependencies and addresses speak of a relational database.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace assay {

// True for files that name the dependencies of a service.
bool is_schema_manifest(std::string_view path);

// The drivers and mappers that a manifest names, each once; `text` is in lower case.
std::vector<std::string> drivers_in(std::string_view text);

// What the text of a source file includes or opens; none where it names a database in memory.
std::vector<std::string> drivers_in_code(std::string_view text);

// True where a manifest names a database that mostly ends with the process; in lower case.
bool depends_on_memory(std::string_view text);

// True for the address of a database that ends with the process: jdbc:h2:mem:…
bool names_memory(std::string_view text);

// The driver for the address of a database that stays, in settings: jdbc:mysql:…, an H2 that is
// kept in a file or by a server; empty for none.
std::string_view driver_in_address(std::string_view line);

}  // namespace assay
