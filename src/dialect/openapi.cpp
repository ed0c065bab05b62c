// SPDX-License-Identifier: MIT
// Paths and bodies of an OpenAPI document.
#include "dialect/openapi.h"

#include <algorithm>

#include "core/text.h"

namespace assay {
namespace {

constexpr int kOpenapiDepth = 8;  // of references and of schemas made of others
constexpr std::size_t kMostProperties = 200;
const Json kNothing;

const Json& at(const Json& value, std::string_view name) {
  const Json* found = value.find(name);
  return found == nullptr ? kNothing : *found;
}

std::string without_slashes(std::string_view path) {
  while (path.ends_with('/'))
    path.remove_suffix(1);
  return std::string(path);
}

// The path of "https://host/api/v1", "/api/v1" or "api".
std::string path_of_server(std::string_view url) {
  if (const std::size_t scheme = url.find("://"); scheme != std::string_view::npos) {
    url.remove_prefix(scheme + 3);
    url.remove_prefix(std::min(url.find('/'), url.size()));
  }
  if (url.empty() || url.find('{') != std::string_view::npos) return {};
  const std::string path = without_slashes(url);
  return path.empty() || path.starts_with('/') ? path : "/" + path;
}

std::string server_path(const Json& document) {
  if (const Json& base = at(document, "basePath"); base.is_string()) {
    return path_of_server(base.text());
  }
  const Json& servers = at(document, "servers");
  return servers.items().empty() ? "" : path_of_server(at(servers.items()[0], "url").text());
}

// Whether the whole is the path, or the path below a fixed prefix.
bool ends_in(std::string_view whole, std::string_view path) {
  if (!whole.ends_with(path)) return false;
  return whole.substr(0, whole.size() - path.size()).find('{') == std::string_view::npos;
}

const Json* path_item(const Json& document, std::string_view path, std::string* full) {
  const std::string wanted = without_slashes(path);
  const std::string base = server_path(document);
  const Json* only = nullptr;
  for (const auto& [name, item] : at(document, "paths").members()) {
    const std::string whole = base + without_slashes(name);
    if (!ends_in(whole, wanted) || at(item, "post").is_null()) continue;
    if (only != nullptr) return nullptr;
    only = &item;
    *full = whole;
  }
  return only;
}

// The value that a "$ref" into the document names, as often as one leads to another.
const Json& resolved(const Json& document, const Json& value) {
  const Json* here = &value;
  for (int step = 0; step < kOpenapiDepth; ++step) {
    const Json* reference = here->find("$ref");
    if (reference == nullptr) return *here;
    const std::string& target = reference->text();
    const Json* next = target.starts_with("#/")
                           ? document.at(percent_decoded(std::string_view(target).substr(1)))
                           : nullptr;
    if (next == nullptr) return kNothing;
    here = next;
  }
  return kNothing;
}

// "string", or ["string", "null"] of 3.1.
bool is_text(const Json& schema) {
  const Json& type = at(schema, "type");
  if (type.is_string()) return type.text() == "string";
  return std::ranges::any_of(type.items(), [](const Json& one) { return one.text() == "string"; });
}

struct NamedSchema {
  std::string name{};
  const Json* schema = nullptr;
};

void collect(const Json& document, const Json& schema, int depth, std::vector<NamedSchema>& into) {
  const Json& here = resolved(document, schema);
  if (depth == 0) return;
  for (const auto& [name, property] : at(here, "properties").members()) {
    const Json& inner = resolved(document, property);
    // What the server sets is no part of a body.
    const Json& read_only = at(inner, "readOnly");
    if (read_only.is_bool() && read_only.boolean()) continue;
    if (into.size() < kMostProperties) into.push_back({name, &inner});
  }
  for (const Json& part : at(here, "allOf").items())
    collect(document, part, depth - 1, into);
  for (const char* choice : {"oneOf", "anyOf"}) {
    if (at(here, choice).items().empty()) continue;
    collect(document, at(here, choice).items().front(), depth - 1, into);
  }
}

const Json& json_schema(const Json& content) {
  for (const auto& [type, media] : content.members()) {
    if (contains_ignoring_case(type, "json") || type == "*/*") return at(media, "schema");
  }
  return kNothing;
}

const Json& body_schema(const Json& document, const Json& operation) {
  const Json& body = resolved(document, at(operation, "requestBody"));
  if (!body.is_null()) return json_schema(at(body, "content"));
  for (const Json& parameter : at(operation, "parameters").items()) {
    const Json& one = resolved(document, parameter);
    if (at(one, "in").text() == "body") return at(one, "schema");
  }
  return kNothing;
}

}  // namespace

bool is_openapi(const Json& document) {
  const bool versioned = document.find("openapi") != nullptr || document.find("swagger") != nullptr;
  return versioned && at(document, "paths").is_object();
}

std::optional<std::string> full_path_of(const Json& document, std::string_view path) {
  std::string full;
  if (path_item(document, path, &full) == nullptr) return std::nullopt;
  return full;
}

std::optional<StatedBody> stated_body(const Json& document, std::string_view path) {
  std::string full;
  const Json* item = path_item(document, path, &full);
  if (item == nullptr) return std::nullopt;
  std::vector<NamedSchema> named;
  const Json& schema = body_schema(document, resolved(document, at(*item, "post")));
  collect(document, schema, kOpenapiDepth, named);
  StatedBody body;
  if (named.size() == 1) {
    std::vector<NamedSchema> inner;
    collect(document, *named[0].schema, kOpenapiDepth, inner);
    if (!inner.empty()) body.wrapper = named[0].name;
    if (!inner.empty()) named = std::move(inner);
  }
  for (const NamedSchema& one : named)
    body.properties.push_back({one.name, is_text(*one.schema)});
  if (body.properties.empty()) return std::nullopt;
  return body;
}

}  // namespace assay
