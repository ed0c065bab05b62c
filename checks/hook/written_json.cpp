// SPDX-License-Identifier: MIT
// Writing JSON in unusual ways.
#include "checks/hook/written_json.h"

#include <string_view>

#include <fmt/core.h>

namespace assay::checks {
namespace {

// How the parts of a value are joined, and how texts are written.
struct Manner {
  std::string_view open{};   // after '{' and '['
  std::string_view colon{};  // between a name and its value
  std::string_view comma{};
  std::string_view close{};  // before '}' and ']'
  std::string (*text)(std::string_view) = nullptr;
};

std::string escaped_first(std::string_view text) {
  const bool plain = !text.empty() && text[0] > ' ' && text[0] < 0x7f;
  if (!plain) return quoted(text);
  return fmt::format("\"\\u{:04x}{}", static_cast<unsigned>(text[0]),
                     quoted(text.substr(1)).substr(1));
}

std::string written(const Json& value, const Manner& manner) {
  if (value.is_string()) return manner.text(value.text());
  if (!value.is_object() && !value.is_array()) return value.dump();
  std::string inside;
  const auto add = [&](const std::string& part) {
    if (!inside.empty()) inside += manner.comma;
    inside += part;
  };
  for (const Json& item : value.items())
    add(written(item, manner));
  for (const auto& [name, member] : value.members())
    add(fmt::format("{}{}{}", manner.text(name), manner.colon, written(member, manner)));
  const bool object = value.is_object();
  return fmt::format("{}{}{}{}{}", object ? '{' : '[', manner.open, inside, manner.close,
                     object ? '}' : ']');
}

}  // namespace

std::string spaced_json(const Json& value) {
  return written(value, {.colon = ": ", .comma = ", ", .text = quoted});
}

std::string odd_json(const Json& value) {
  return written(
      value, {.open = " ", .colon = " :", .comma = " ,\n\t", .close = "  ", .text = escaped_first});
}

}  // namespace assay::checks
