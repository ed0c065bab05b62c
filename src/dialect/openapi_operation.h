// SPDX-License-Identifier: MIT
// What an OpenAPI document says of one answer, and whether the answer keeps it.
#pragma once

#include <string>
#include <string_view>

#include "core/exchange.h"
#include "core/json.h"

namespace assay {

// The operation for a method and a whole URL: below any of the document's servers, or of a path
// that the URL ends with. Null when there is none. `path` becomes the path as documented.
const Json* operation_of(const Json& document,
                         std::string_view method,
                         std::string_view url,
                         std::string& path);

// Why an answer is not one that the operation documents, in words; empty when it is. Statuses that
// any operation may give (401, 403, 404, 405, 415, 429, 5xx) need not be documented.
std::string departure_of(const Json& document, const Json& operation, const Exchange& answer);

// The first place where a value does not keep a schema; empty when it does. References are followed
// within the document; what is not understood is taken as kept.
std::string schema_breach(const Json& document, const Json& schema, const Json& value);

}  // namespace assay
