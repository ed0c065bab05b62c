// SPDX-License-Identifier: MIT
// Members with a default.
#include "core/json_fields.h"

#include <limits>

namespace assay {

const Json& member(const Json& json, std::string_view name) {
  static const Json kNull;
  const Json* found = json.find(name);
  return found == nullptr ? kNull : *found;
}

const std::string& text_member(const Json& json, std::string_view name) {
  return member(json, name).text();
}

int int_member(const Json& json, std::string_view name) {
  const std::int64_t value = long_member(json, name);
  const bool fits =
      value >= std::numeric_limits<int>::min() && value <= std::numeric_limits<int>::max();
  return fits ? static_cast<int>(value) : 0;
}

std::int64_t long_member(const Json& json, std::string_view name) {
  return member(json, name).as_int().value_or(0);
}

bool bool_member(const Json& json, std::string_view name) {
  return member(json, name).boolean();
}

Json list_of(const std::vector<std::string>& texts) {
  Json list = Json::array();
  for (const std::string& text : texts)
    list.push(text);
  return list;
}

std::vector<std::string> texts_of(const Json& list) {
  std::vector<std::string> texts;
  for (const Json& item : list.items())
    texts.push_back(item.text());
  return texts;
}

}  // namespace assay
