// SPDX-License-Identifier: MIT
// Filling the spellings of filters and sorts.
#include "checks/query/syntax.h"

#include <algorithm>

#include "core/text.h"

namespace assay::checks {
namespace {

std::string with_filled(std::string_view text, char hole, const std::string& with) {
  std::string out;
  for (const char c : text) {
    if (c == hole) {
      out += with;
    } else {
      out += c;
    }
  }
  return out;
}

}  // namespace

std::string query_of(std::string_view syntax,
                     const std::string& key,
                     const std::string& value,
                     NameStyle style) {
  std::string query;
  for (const std::string_view pair : split(syntax, '&')) {
    const std::size_t equals = pair.find('=');
    std::string name = with_filled(pair.substr(0, equals), '*', key);
    const std::string_view shape = pair.substr(0, equals);
    const bool joined = shape.starts_with("min_") || shape.starts_with("max_") ||
                        shape.ends_with("_min") || shape.ends_with("_max");
    if (joined) name = styled(name, style);
    // The key goes first: a value may hold a '*' of its own.
    const std::string asked =
        with_filled(with_filled(pair.substr(equals + 1), '*', key), '#', value);
    query += (query.empty() ? "" : "&") + percent_encoded(name) + "=" + percent_encoded(asked);
  }
  return query;
}

std::vector<std::string> keys_of(const std::string& name, const Field* field, NameStyle style) {
  std::vector<std::string> keys;
  const auto add = [&keys](std::string key) {
    if (!key.empty() && std::ranges::find(keys, key) == keys.end()) keys.push_back(std::move(key));
  };
  add(styled(name, style));
  add(name);
  if (field == nullptr) return keys;
  for (const std::string& other : field->aka)
    add(other);
  const bool reference = field->type == FieldType::kReference && name.ends_with("_id");
  if (reference) add(styled(name.substr(0, name.size() - 3), style));
  return keys;
}

std::string value_text(const Json& value) {
  return value.is_bool() ? (value.boolean() ? "true" : "false") : value.text();
}

}  // namespace assay::checks
