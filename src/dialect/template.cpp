// SPDX-License-Identifier: MIT
// Filling of {{holes}}.
#include "dialect/template.h"

#include "core/text.h"

namespace assay {

std::string filled(std::string_view text, const Filler& filler) {
  std::string out;
  while (true) {
    const std::size_t open = text.find("{{");
    const std::size_t close = open == std::string_view::npos ? open : text.find("}}", open);
    if (close == std::string_view::npos) break;
    const std::string_view name = trimmed(text.substr(open + 2, close - open - 2));
    const std::optional<std::string> value = filler(name);
    out += text.substr(0, open);
    out += value ? std::string_view(*value) : text.substr(open, close + 2 - open);
    text.remove_prefix(close + 2);
  }
  out += text;
  return out;
}

Json filled_body(const Json& value, const Filler& filler) {
  if (value.is_string()) return Json(filled(value.text(), filler));
  if (value.is_array()) {
    Json out = Json::array();
    for (const Json& item : value.items())
      out.push(filled_body(item, filler));
    return out;
  }
  if (value.is_object()) {
    Json out = Json::object();
    for (const auto& [name, member] : value.members())
      out.set(name, filled_body(member, filler));
    return out;
  }
  return value;
}

}  // namespace assay
