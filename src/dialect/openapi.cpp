// SPDX-License-Identifier: MIT
// Paths and bodies of an OpenAPI document.
#include "dialect/openapi.h"

namespace assay {
namespace {

// Whether the whole is the path, or the path below a fixed prefix.
bool ends_in(std::string_view whole, std::string_view path) {
  if (!whole.ends_with(path)) return false;
  return whole.substr(0, whole.size() - path.size()).find('{') == std::string_view::npos;
}

const Json* path_item(const Json& document, std::string_view path, std::string* full) {
  const std::string wanted = without_slashes(path);
  const std::string base = path_of_servers(document);
  const Json* only = nullptr;
  for (const auto& [name, item] : member_of(document, "paths").members()) {
    const std::string whole = base + without_slashes(name);
    if (!ends_in(whole, wanted) || member_of(item, "post").is_null()) continue;
    if (only != nullptr) return nullptr;
    only = &item;
    *full = whole;
  }
  return only;
}

}  // namespace

std::optional<std::string> full_path_of(const Json& document, std::string_view path) {
  std::string full;
  if (path_item(document, path, &full) == nullptr) return std::nullopt;
  return full;
}

std::optional<StatedObject> stated_body(const Json& document, std::string_view path) {
  std::string full;
  const Json* item = path_item(document, path, &full);
  if (item == nullptr) return std::nullopt;
  const Json& operation = resolved(document, member_of(*item, "post"));
  StatedObject body =
      stated_object(document, request_schema(document, operation), BodyOf::kRequest);
  if (body.properties.empty()) return std::nullopt;
  return body;
}

}  // namespace assay
