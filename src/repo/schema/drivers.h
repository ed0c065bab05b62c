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

// True where a manifest names a database that mostly ends with the process; in lower case.
bool depends_on_memory(std::string_view text);

// True for the address of a database that ends with the process: jdbc:h2:mem:…
bool names_memory(std::string_view text);

// True for the address of one of H2's that is kept in a file or by a server.
bool keeps_h2(std::string_view text);

}  // namespace assay
