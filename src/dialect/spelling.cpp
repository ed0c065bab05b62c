// SPDX-License-Identifier: MIT
// Writing a canonical body the way the candidate spells it.
#include "dialect/spelling.h"

namespace assay {
namespace {

Json spelled_value(const Json& value, const Field* field, const ResourceDialect& dialect);

Json spelled_members(const Json& object,
                     const std::vector<Field>& fields,
                     const ResourceDialect& dialect) {
  Json out = Json::object();
  for (const auto& [name, value] : object.members()) {
    const Field* field = nullptr;
    for (const Field& each : fields) {
      if (each.name == name) field = &each;
    }
    out.members().emplace_back(styled(name, dialect.style), spelled_value(value, field, dialect));
  }
  return out;
}

Json spelled_value(const Json& value, const Field* field, const ResourceDialect& dialect) {
  if (field == nullptr) return value;
  if (field->type == FieldType::kDecimal && value.is_number() && dialect.decimals_as_text) {
    return {value.text()};
  }
  if (field->type == FieldType::kObject && value.is_object()) {
    return spelled_members(value, field->fields, dialect);
  }
  if (field->type == FieldType::kArray && value.is_array() && !field->items.empty()) {
    Json out = Json::array();
    for (const Json& item : value.items()) {
      out.push(spelled_value(item, &field->items.front(), dialect));
    }
    return out;
  }
  return value;
}

}  // namespace

Json spelled(const Json& canonical, const Resource& resource, const ResourceDialect& dialect) {
  if (!canonical.is_object()) return canonical;
  Json body = spelled_members(canonical, resource.fields, dialect);
  if (dialect.wrapper.empty()) return body;
  return Json::object({{dialect.wrapper, std::move(body)}});
}

}  // namespace assay
