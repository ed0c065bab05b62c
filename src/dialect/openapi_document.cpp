// SPDX-License-Identifier: MIT
// References, servers, objects and bodies.
#include "dialect/openapi_document.h"

#include <algorithm>
#include <set>

#include "core/text.h"

namespace assay {
namespace {

constexpr int kOpenapiDepth = 8;  // of references and of schemas made of others
constexpr std::size_t kMostProperties = 200;
const Json kAbsent;

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

bool is_set(const Json& schema, std::string_view flag) {
  const Json& value = member_of(schema, flag);
  return value.is_bool() && value.boolean();
}

class Collector {
 public:
  Collector(const Json& document, BodyOf body)
      : document_(document), other_way_(body == BodyOf::kRequest ? "readOnly" : "writeOnly") {}

  std::vector<StatedProperty> properties_of(const Json& schema) {
    collect(schema, kOpenapiDepth);
    // A part may require what another part describes.
    for (StatedProperty& property : found_)
      property.required = required_.contains(property.name);
    return std::move(found_);
  }

 private:
  void collect(const Json& schema, int depth) {
    const Json& here = resolved(document_, schema);
    if (depth == 0 || !seen_.insert(&here).second) return;
    for (const auto& [name, property] : member_of(here, "properties").members()) {
      const Json& inner = resolved(document_, property);
      if (is_set(inner, other_way_)) continue;
      const bool known = std::ranges::find(found_, name, &StatedProperty::name) != found_.end();
      if (!known && found_.size() < kMostProperties) found_.push_back({name, &inner});
    }
    for (const Json& name : member_of(here, "required").items())
      required_.insert(name.text());
    for (const Json& part : member_of(here, "allOf").items())
      collect(part, depth - 1);
    for (const char* choice : {"oneOf", "anyOf"}) {
      if (member_of(here, choice).items().empty()) continue;
      collect(member_of(here, choice).items().front(), depth - 1);
    }
  }

  const Json& document_;
  std::string_view other_way_;
  std::vector<StatedProperty> found_{};
  std::set<std::string> required_{};
  std::set<const Json*> seen_{};
};

const Json& json_schema(const Json& content) {
  for (const auto& [type, media] : content.members()) {
    if (contains_ignoring_case(type, "json") || type == "*/*") return member_of(media, "schema");
  }
  return kAbsent;
}

}  // namespace

bool is_openapi(const Json& document) {
  const bool versioned = document.find("openapi") != nullptr || document.find("swagger") != nullptr;
  return versioned && member_of(document, "paths").is_object();
}

const Json& member_of(const Json& value, std::string_view name) {
  const Json* found = value.find(name);
  return found == nullptr ? kAbsent : *found;
}

const Json& resolved(const Json& document, const Json& value) {
  const Json* here = &value;
  for (int step = 0; step < kOpenapiDepth; ++step) {
    const Json* reference = here->find("$ref");
    if (reference == nullptr) return *here;
    const std::string& target = reference->text();
    const Json* next = target.starts_with("#/")
                           ? document.at(percent_decoded(std::string_view(target).substr(1)))
                           : nullptr;
    if (next == nullptr) return kAbsent;
    here = next;
  }
  return kAbsent;
}

std::string without_slashes(std::string_view path) {
  while (path.ends_with('/'))
    path.remove_suffix(1);
  return std::string(path);
}

std::string path_of_servers(const Json& document) {
  if (const Json& base = member_of(document, "basePath"); base.is_string()) {
    return path_of_server(base.text());
  }
  const Json& servers = member_of(document, "servers");
  return servers.items().empty() ? "" : path_of_server(member_of(servers.items()[0], "url").text());
}

StatedObject stated_object(const Json& document, const Json& schema, BodyOf body) {
  StatedObject object{.properties = Collector(document, body).properties_of(schema)};
  if (object.properties.size() != 1) return object;
  std::vector<StatedProperty> inner =
      Collector(document, body).properties_of(*object.properties[0].schema);
  if (inner.empty()) return object;
  return {.wrapper = object.properties[0].name, .properties = std::move(inner)};
}

const Json& request_schema(const Json& document, const Json& operation) {
  const Json& body = resolved(document, member_of(operation, "requestBody"));
  if (!body.is_null()) return json_schema(member_of(body, "content"));
  for (const Json& parameter : member_of(operation, "parameters").items()) {
    const Json& one = resolved(document, parameter);
    if (member_of(one, "in").text() == "body") return member_of(one, "schema");
  }
  return kAbsent;
}

const Json& schema_of_answer(const Json& answer) {
  const Json& schema = member_of(answer, "schema");  // as 2.0 has it
  return schema.is_null() ? json_schema(member_of(answer, "content")) : schema;
}

const Json& answer_schema(const Json& document, const Json& operation) {
  for (const auto& [status, stated] : member_of(operation, "responses").members()) {
    if (!status.starts_with('2')) continue;
    if (const Json& schema = schema_of_answer(resolved(document, stated)); !schema.is_null())
      return schema;
  }
  return kAbsent;
}

bool has_type(const Json& schema, std::string_view type) {
  const Json& stated = member_of(schema, "type");
  if (stated.is_string()) return stated.text() == type;
  return std::ranges::any_of(stated.items(), [&](const Json& one) { return one.text() == type; });
}

}  // namespace assay
