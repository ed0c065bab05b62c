// SPDX-License-Identifier: MIT
// As much of JSON Schema as tells a wrong shape from a right one.
#include <algorithm>
#include <string>

#include <fmt/core.h>

#include "core/text.h"
#include "dialect/openapi_operation.h"

namespace assay {
namespace {

constexpr int kDeepest = 40;
constexpr int kMostSchemas = 20'000;  // a schema that holds itself twice doubles with each step

bool flag(const Json& schema, std::string_view name) {
  const Json* found = schema.find(name);
  return found != nullptr && found->boolean();
}

bool is_of_type(const Json& value, std::string_view type) {
  if (type == "object") return value.is_object();
  if (type == "array") return value.is_array();
  if (type == "string") return value.is_string();
  if (type == "boolean") return value.is_bool();
  if (type == "null") return value.is_null();
  if (type == "number") return value.is_number();
  if (type == "integer") {  // 1.0 is an integer
    return value.is_number() &&
           value.as_double() == static_cast<double>(static_cast<long long>(value.as_double()));
  }
  return true;
}

std::string_view type_of(const Json& value) {
  switch (value.kind()) {
    case Json::Kind::kNull:
      return "null";
    case Json::Kind::kBool:
      return "a boolean";
    case Json::Kind::kNumber:
      return "a number";
    case Json::Kind::kString:
      return "a string";
    case Json::Kind::kArray:
      return "an array";
    case Json::Kind::kObject:
      return "an object";
  }
  return "";
}

class SchemaJudge {
 public:
  explicit SchemaJudge(const Json& document) : document_(document) {}

  std::string breach(const Json& schema, const Json& value, const std::string& where, int depth) {
    if (depth > kDeepest || !schema.is_object() || ++schemas_ > kMostSchemas) return {};
    if (const Json* reference = schema.find("$ref")) {
      const bool inside = reference->text().starts_with("#");
      const Json* target =
          inside ? document_.at(percent_decoded(reference->text()).substr(1)) : nullptr;
      return target == nullptr ? std::string() : breach(*target, value, where, depth + 1);
    }
    if (value.is_null() && allows_null(schema)) return {};
    for (const auto& found :
         {of_type(schema, value, where), of_enum(schema, value, where),
          of_all(schema, value, where, depth), of_any(schema, value, where, depth)}) {
      if (!found.empty()) return found;
    }
    if (value.is_object()) return of_object(schema, value, where, depth);
    return value.is_array() ? of_array(schema, value, where, depth) : std::string();
  }

 private:
  static std::string below(const std::string& where, const std::string& name) {
    return where.empty() ? name : fmt::format("{}.{}", where, name);
  }

  static std::string named(const std::string& where) { return where.empty() ? "it" : where; }

  static bool allows_null(const Json& schema) {
    return flag(schema, "nullable") || flag(schema, "x-nullable");
  }

  static std::string of_type(const Json& schema, const Json& value, const std::string& where) {
    const Json* type = schema.find("type");
    if (type == nullptr) return {};
    const bool kept =
        type->is_array()
            ? std::ranges::any_of(type->items(),
                                  [&](const Json& one) { return is_of_type(value, one.text()); })
            : is_of_type(value, type->text());
    if (kept) return {};
    return fmt::format("{} is {}, documented as {}", named(where), type_of(value),
                       type->is_array() ? type->dump() : type->text());
  }

  static std::string of_enum(const Json& schema, const Json& value, const std::string& where) {
    const Json* members = schema.find("enum");
    if (members == nullptr || !members->is_array()) return {};
    if (std::ranges::find(members->items(), value) != members->items().end()) return {};
    return fmt::format("{} is {}, which is not among the documented values", named(where),
                       shortened(value.dump(), 60));
  }

  std::string of_all(const Json& schema, const Json& value, const std::string& where, int depth) {
    const Json* parts = schema.find("allOf");
    if (parts == nullptr) return {};
    for (const Json& part : parts->items()) {
      std::string found = breach(part, value, where, depth + 1);
      if (!found.empty()) return found;
    }
    return {};
  }

  // The breach of the first, when none is kept.
  std::string of_any(const Json& schema, const Json& value, const std::string& where, int depth) {
    for (const char* name : {"anyOf", "oneOf"}) {
      const Json* parts = schema.find(name);
      if (parts == nullptr || parts->items().empty()) continue;
      std::string first;
      bool kept = false;
      for (const Json& part : parts->items()) {
        std::string found = breach(part, value, where, depth + 1);
        kept = kept || found.empty();
        if (first.empty()) first = std::move(found);
      }
      if (!kept) return first;
    }
    return {};
  }

  // What only requests carry is not asked of an answer.
  bool is_write_only(const Json* properties, const std::string& name) const {
    const Json* property = properties == nullptr ? nullptr : properties->find(name);
    return property != nullptr && flag(*property, "writeOnly");
  }

  // Many a framework writes null for what is left out, and its generator cannot say so.
  static bool may_be_left_out(const Json& schema, const std::string& name) {
    const Json* required = schema.find("required");
    return required == nullptr || !required->is_array() ||
           std::ranges::find(required->items(), Json(name)) == required->items().end();
  }

  // The first required member that an object lacks; empty for none.
  std::string missing(const Json& schema, const Json& value) const {
    const Json* properties = schema.find("properties");
    const Json* required = schema.find("required");
    if (required == nullptr || !required->is_array()) return {};
    for (const Json& name : required->items()) {
      const bool there = value.find(name.text()) != nullptr;
      if (!there && !is_write_only(properties, name.text())) return name.text();
    }
    return {};
  }

  std::string of_object(const Json& schema,
                        const Json& value,
                        const std::string& where,
                        int depth) {
    if (const std::string name = missing(schema, value); !name.empty())
      return fmt::format("{} lacks '{}'", named(where), name);
    const Json* properties = schema.find("properties");
    if (properties == nullptr) return {};
    const Json* more = schema.find("additionalProperties");
    const bool closed =
        more != nullptr && more->is_bool() && !more->boolean() && schema.find("allOf") == nullptr;
    for (const auto& [name, member] : value.members()) {
      const Json* property = properties->find(name);
      if (property == nullptr) {
        if (closed) return fmt::format("{} has '{}', which is not documented", named(where), name);
        continue;
      }
      if (member.is_null() && may_be_left_out(schema, name)) continue;
      std::string found = breach(*property, member, below(where, name), depth + 1);
      if (!found.empty()) return found;
    }
    return {};
  }

  std::string of_array(const Json& schema, const Json& value, const std::string& where, int depth) {
    const Json* items = schema.find("items");
    if (items == nullptr) return {};
    constexpr std::size_t kMostItems = 20;  // the first tell as much as all
    for (std::size_t i = 0; i < std::min(kMostItems, value.items().size()); ++i) {
      std::string found =
          breach(*items, value.items()[i], fmt::format("{}[{}]", where, i), depth + 1);
      if (!found.empty()) return found;
    }
    return {};
  }

  const Json& document_;
  int schemas_ = 0;
};

}  // namespace

std::string schema_breach(const Json& document, const Json& schema, const Json& value) {
  return SchemaJudge(document).breach(schema, value, "", 0);
}

}  // namespace assay
