// SPDX-License-Identifier: MIT
// Reading an OpenAPI document (2.0, 3.0, 3.1): where paths begin, and what a creation's body holds.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/json.h"

namespace assay {

struct StatedProperty {
  std::string name{};
  bool is_text = false;  // of the type string
};

// The JSON body of one operation.
struct StatedBody {
  std::string wrapper{};  // the one object property that holds the others; empty: bare
  std::vector<StatedProperty> properties{};
};

// Whether the value is such a document: it has paths, and says of which version it is.
bool is_openapi(const Json& document);

// The path of the document, from the server's root, that is `path` below a fixed prefix
// ("/api/v1/products" for "/products") and takes a POST. Nothing when none or several are.
std::optional<std::string> full_path_of(const Json& document, std::string_view path);

// The body that a POST to this path takes: references are resolved within the document, allOf is
// merged, of oneOf and anyOf the first counts. Nothing when the document does not say.
std::optional<StatedBody> stated_body(const Json& document, std::string_view path);

}  // namespace assay
