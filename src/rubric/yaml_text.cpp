// SPDX-License-Identifier: MIT
// Quotes where they are needed, and nowhere else.
#include "rubric/yaml_text.h"

#include <algorithm>

namespace assay {
namespace {

// A word that YAML reads back as the same text without quotes.
bool is_plain(const Node& node) {
  if (!node.is_string()) return !node.is_null();
  const std::string& text = node.text;
  const auto harmless = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '-' || c == '.' || c == '/';
  };
  return !text.empty() && std::ranges::all_of(text, harmless) && text.front() != '-' &&
         text.front() != '.' && plain_scalar(text, {}).is_string();
}

}  // namespace

std::string yaml_scalar(const Node& node) {
  if (node.is_null()) return "null";
  return is_plain(node) ? node.text : quoted(node.text);
}

std::string yaml_text(std::string_view text) {
  return yaml_scalar(make_text({}, std::string(text)));
}

std::string yaml_key(const Node& node) {
  const Node key = make_text({}, node.key);
  const bool number = plain_scalar(node.key, {}).is_number();
  return is_plain(key) || number ? node.key : quoted(node.key);
}

std::string yaml_flow(const Json& value) {
  if (value.is_string()) return yaml_text(value.text());
  if (!value.is_array() && !value.is_object()) return value.dump();
  std::string flow;
  for (const Json& item : value.items())
    flow += (flow.empty() ? "" : ", ") + yaml_flow(item);
  for (const auto& [name, member] : value.members())
    flow += (flow.empty() ? "" : ", ") + yaml_text(name) + ": " + yaml_flow(member);
  return value.is_array() ? '[' + flow + ']' : '{' + flow + '}';
}

}  // namespace assay
