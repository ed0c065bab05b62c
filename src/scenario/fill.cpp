// SPDX-License-Identifier: MIT
// Filling of holes with JSON values.
#include "scenario/fill.h"

#include "core/template.h"
#include "core/text.h"

namespace assay {
namespace {

std::string text_of(const Json& value) {
  return value.is_string() || value.is_number() ? value.text() : value.dump();
}

// The name of a text that is one hole and nothing else; empty for other texts.
std::string_view only_hole(std::string_view text) {
  const std::vector<std::string_view> names = holes_in(text);
  if (names.size() != 1 || !text.starts_with("{{") || !text.ends_with("}}")) return {};
  const bool whole = trimmed(text.substr(2, text.size() - 4)) == names.front();
  return whole ? names.front() : std::string_view();
}

}  // namespace

std::string filled_text(std::string_view text, const Lookup& lookup) {
  return filled(text, [&lookup](std::string_view name) -> std::optional<std::string> {
    const std::optional<Json> value = lookup(name);
    return value ? std::optional(text_of(*value)) : std::nullopt;
  });
}

Json filled_value(const Json& value, const Lookup& lookup) {
  if (value.is_string()) {
    const std::string_view name = only_hole(value.text());
    if (!name.empty()) return lookup(name).value_or(value);
    return Json(filled_text(value.text(), lookup));
  }
  if (value.is_array()) {
    Json out = Json::array();
    for (const Json& item : value.items())
      out.push(filled_value(item, lookup));
    return out;
  }
  if (value.is_object()) {
    Json out = Json::object();
    for (const auto& [name, member] : value.members())
      out.set(name, filled_value(member, lookup));
    return out;
  }
  return value;
}

std::optional<std::string> RequestValues::generated(std::string_view name) {
  constexpr std::string_view kMatch = "match:";
  if (name == "unique") return maker_.unique();
  if (name == "uuid") return maker_.uuid();
  if (name == "email") return maker_.email();
  if (name == "password") return maker_.password();
  if (name.starts_with(kMatch)) return maker_.matching(name.substr(kMatch.size()));
  return std::nullopt;
}

std::optional<Json> RequestValues::value(std::string_view name) {
  if (const auto known = saved_.find(name); known != saved_.end()) return known->second.value;
  if (const auto drawn = drawn_.find(name); drawn != drawn_.end()) return Json(drawn->second);
  const std::optional<std::string> fresh = generated(name);
  if (!fresh) return std::nullopt;
  drawn_.emplace(name, *fresh);
  return Json(*fresh);
}

std::optional<std::string> RequestValues::address(std::string_view name) {
  const auto known = saved_.find(name);
  if (known != saved_.end() && !known->second.address.empty()) return known->second.address;
  const std::optional<Json> plain = value(name);
  return plain ? std::optional(percent_encoded(text_of(*plain))) : std::nullopt;
}

}  // namespace assay
