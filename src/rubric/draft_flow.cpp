// SPDX-License-Identifier: MIT
// Fields and calls as maps on one line.
#include "rubric/draft_flow.h"

#include <array>
#include <optional>

#include <fmt/core.h>

#include "core/text.h"
#include "rubric/yaml_text.h"

namespace assay {
namespace {

constexpr std::array<std::string_view, 7> kTypeWords{"string",    "integer", "decimal", "boolean",
                                                     "reference", "array",   "object"};

std::string flow_of(const std::vector<Field>& fields) {
  Entries entries;
  for (const Field& field : fields)
    entries.emplace_back(yaml_text(field.name), flow_of(field));
  return in_one_line(entries);
}

}  // namespace

std::string in_one_line(const Entries& entries) {
  std::string flow;
  for (const auto& [key, value] : entries)
    flow += fmt::format("{}{}: {}", flow.empty() ? "" : ", ", key, value);
  return '{' + flow + '}';
}

std::string in_brackets(const std::vector<std::string>& texts) {
  Json list = Json::array();
  for (const std::string& text : texts)
    list.push(text);
  return yaml_flow(list);
}

Entries rules_of(const Field& field) {
  Entries rules{{"type", std::string(kTypeWords.at(static_cast<std::size_t>(field.type)))}};
  const auto flag = [&](const char* name, bool value) {
    if (value) rules.emplace_back(name, "true");
  };
  const auto number = [&](const char* name, const auto& value) {
    if (value) rules.emplace_back(name, fmt::format("{}", *value));
  };
  const auto text = [&](const char* name, const std::string& value) {
    if (!value.empty()) rules.emplace_back(name, yaml_text(value));
  };
  text("to", field.to);
  flag("required", field.required);
  flag("nullable", field.nullable);
  flag("unique", field.unique);
  number("min_length", field.min_length);
  number("max_length", field.max_length);
  text("pattern", field.pattern);
  text("format", field.format);
  number("min", field.min);
  flag("exclusive_min", field.exclusive_min);
  number("max", field.max);
  flag("exclusive_max", field.exclusive_max);
  if (field.scale > 0) number("scale", std::optional(field.scale));
  if (!field.members.empty()) rules.emplace_back("enum", yaml_flow(Json(field.members)));
  return rules;
}

std::string flow_of(const Field& field) {
  Entries entries = rules_of(field);
  if (!field.items.empty()) entries.emplace_back("items", flow_of(field.items.front()));
  if (!field.fields.empty()) entries.emplace_back("fields", flow_of(field.fields));
  return in_one_line(entries);
}

std::string flow_of(const Call& call, const std::string& token) {
  Entries entries{{lower(call.method), call.path},
                  {call.form ? "form" : "body", yaml_flow(call.body)}};
  if (!token.empty()) entries.emplace_back("token", yaml_text(token));
  return in_one_line(entries);
}

}  // namespace assay
