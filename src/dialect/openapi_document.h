// SPDX-License-Identifier: MIT
// Parts of an OpenAPI document (2.0, 3.0, 3.1), references followed within it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/json.h"

namespace assay {

// Whether the value is such a document: it has paths, and says of which version it is.
bool is_openapi(const Json& document);

// The member of this name; a null value where there is none.
const Json& member_of(const Json& value, std::string_view name);

// The value that a "$ref" into the document names, as often as one leads to another; a null value
// where it leads nowhere.
const Json& resolved(const Json& document, const Json& value);

std::string without_slashes(std::string_view path);  // at its end

// The path below which the document's paths begin ("/api/v1"); empty: the root.
std::string path_of_servers(const Json& document);

// Which way a body goes: what only the other way carries is no part of it.
enum class BodyOf { kRequest, kAnswer };

struct StatedProperty {
  std::string name{};
  const Json* schema = nullptr;  // of the document, resolved
  bool required = false;
};

// A JSON object, as a schema states it.
struct StatedObject {
  std::string wrapper{};  // the one object property that holds the others; empty: bare
  std::vector<StatedProperty> properties{};
};

// allOf is merged, of oneOf and anyOf the first counts; no property: it states none.
StatedObject stated_object(const Json& document, const Json& schema, BodyOf body);

// The schema of the JSON body that an operation takes, or gives as its first 2xx answer; a null
// value when it states none.
const Json& request_schema(const Json& document, const Json& operation);
const Json& answer_schema(const Json& document, const Json& operation);
const Json& schema_of_answer(const Json& answer);  // a resolved response object

// "string", or ["string", "null"] of 3.1.
bool has_type(const Json& schema, std::string_view type);

}  // namespace assay
