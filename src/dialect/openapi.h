// SPDX-License-Identifier: MIT
// Reading an OpenAPI document (2.0, 3.0, 3.1): where paths begin, and what a creation's body holds.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/json.h"
#include "dialect/openapi_document.h"

namespace assay {

// The path of the document, from the server's root, that is `path` below a fixed prefix
// ("/api/v1/products" for "/products") and takes a POST. Nothing when none or several are.
std::optional<std::string> full_path_of(const Json& document, std::string_view path);

// The body that a POST to this path takes, whose schemas are the document's own. Nothing when the
// document does not say.
std::optional<StatedObject> stated_body(const Json& document, std::string_view path);

}  // namespace assay
