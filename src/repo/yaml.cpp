// SPDX-License-Identifier: MIT
// The only file of this room that knows the YAML library.
#include "repo/yaml.h"

#include <exception>
#include <stdexcept>
#include <utility>

#include <fmt/core.h>
#include <yaml-cpp/yaml.h>

#include "core/text.h"

namespace assay {
namespace {

constexpr std::size_t kMostBytesYaml = 2U << 20U;
constexpr int kMostNodes = 200'000;
constexpr int kDeepestYaml = 100;
constexpr int kDeepestFlow = 200;  // opened brackets; the library reads them by recursion

bool is_number(std::string_view text) {
  if (text.empty() || text.size() > 32) return false;
  const auto json = Json::parse(text);
  return json && json->is_number();
}

Json scalar(const YAML::Node& node) {
  const std::string& text = node.Scalar();
  if (node.Tag() == "!") return text;  // it was quoted
  if (text.empty() || text == "null" || text == "~" || text == "Null" || text == "NULL") return {};
  if (text == "true" || text == "True" || text == "TRUE") return true;
  if (text == "false" || text == "False" || text == "FALSE") return false;
  return is_number(text) ? Json::number(text) : Json(text);
}

class Converter {
 public:
  // Throws std::length_error beyond the bounds.
  Json convert(const YAML::Node& node, int depth) {
    if (++nodes_ > kMostNodes || depth > kDeepestYaml) throw std::length_error("too large");
    switch (node.Type()) {
      case YAML::NodeType::Scalar:
        return scalar(node);
      case YAML::NodeType::Sequence: {
        Json list = Json::array();
        for (const YAML::Node& item : node)
          list.push(convert(item, depth + 1));
        return list;
      }
      case YAML::NodeType::Map:
        return map(node, depth);
      default:
        return {};
    }
  }

 private:
  Json map(const YAML::Node& node, int depth) {
    Json object = Json::object();
    for (const auto& pair : node) {
      if (!pair.first.IsScalar()) continue;
      Json value = convert(pair.second, depth + 1);
      if (pair.first.Scalar() != "<<") {
        object.set(pair.first.Scalar(), std::move(value));
        continue;
      }
      merge(value, object);
    }
    return object;
  }

  // "<<: *base", "<<: [*a, *b]": what the object says itself stays.
  static void merge(const Json& value, Json& object) {
    const Json::Array merged = value.is_array() ? value.items() : Json::Array{value};
    for (const Json& one : merged) {
      for (const auto& [name, inner] : one.members()) {
        if (object.find(name) == nullptr) object.set(name, inner);
      }
    }
  }

  int nodes_ = 0;
};

bool nests_too_deep(std::string_view text) {
  int depth = 0;
  for (const char c : text) {
    if (c == '[' || c == '{') ++depth;
    if ((c == ']' || c == '}') && depth > 0) --depth;
    if (depth > kDeepestFlow) return true;
  }
  return false;
}

}  // namespace

YamlDocument read_yaml_text(std::string_view text) {
  if (text.size() > kMostBytesYaml || nests_too_deep(text)) return {.too_large = true};
  try {
    return {.value = Converter().convert(YAML::Load(std::string(text)), 0)};
  } catch (const YAML::Exception& error) {
    return {.problem = fmt::format("line {}: {}", error.mark.line + 1, error.msg)};
  } catch (const std::exception&) {
    return {.too_large = true};
  }
}

int line_of_key(std::string_view text, std::string_view key) {
  int number = 0;
  for (const std::string_view line : split(text, '\n')) {
    ++number;
    std::string_view rest = trimmed(line);
    if (!rest.empty() && (rest.front() == '"' || rest.front() == '\'')) rest.remove_prefix(1);
    if (!rest.starts_with(key)) continue;
    rest.remove_prefix(key.size());
    if (rest.starts_with(':') || rest.starts_with("\":") || rest.starts_with("':")) return number;
  }
  return 0;
}

}  // namespace assay
