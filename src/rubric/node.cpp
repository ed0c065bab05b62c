// SPDX-License-Identifier: MIT
// Scalars by the YAML core schema, and trees as JSON.
#include "rubric/node.h"

#include <algorithm>

#include <fmt/core.h>

#include "core/text.h"

namespace assay {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

std::size_t digits_from(std::string_view text, std::size_t at) {
  while (at < text.size() && is_digit(text[at]))
    ++at;
  return at;
}

// Nothing, or "e" and an integer.
bool is_exponent(std::string_view text) {
  if (text.empty()) return true;
  if (text[0] != 'e' && text[0] != 'E') return false;
  const std::size_t digits =
      text.substr(1).starts_with('-') || text.substr(1).starts_with('+') ? 2 : 1;
  return text.size() > digits && digits_from(text, digits) == text.size();
}

// The text as a JSON number ("+.5" is 0.5); empty when it is no number.
std::string json_number(std::string_view text) {
  std::string out;
  if (!text.empty() && (text[0] == '-' || text[0] == '+')) {
    if (text[0] == '-') out += '-';
    text.remove_prefix(1);
  }
  const std::size_t whole = digits_from(text, 0);
  const bool point = whole < text.size() && text[whole] == '.';
  const std::size_t end = point ? digits_from(text, whole + 1) : whole;
  const std::size_t fraction = point ? end - whole - 1 : 0;
  if (whole + fraction == 0) return {};
  const std::size_t leading = std::min(text.find_first_not_of('0'), whole);
  out += leading == whole ? std::string_view("0") : text.substr(leading, whole - leading);
  if (fraction > 0) out += text.substr(whole, fraction + 1);
  if (!is_exponent(text.substr(end))) return {};
  out += text.substr(end);
  return out;
}

Node make(std::string key, Node::Kind kind, std::string text) {
  Node node;
  node.key = std::move(key);
  node.kind = kind;
  node.text = std::move(text);
  return node;
}

}  // namespace

const Node* Node::find(std::string_view name) const {
  if (!is_map()) return nullptr;
  const auto found =
      std::ranges::find_if(children, [&](const Node& child) { return child.key == name; });
  return found == children.end() ? nullptr : &*found;
}

Node* Node::find(std::string_view name) {
  return const_cast<Node*>(std::as_const(*this).find(name));  // NOLINT: this is not const
}

Node make_text(std::string key, std::string text) {
  return make(std::move(key), Node::Kind::kString, std::move(text));
}
Node make_number(std::string key, double value) {
  return make(std::move(key), Node::Kind::kNumber, Json(value).text());
}
Node make_flag(std::string key, bool value) {
  return make(std::move(key), Node::Kind::kBool, value ? "true" : "false");
}
Node make_list(std::string key) {
  return make(std::move(key), Node::Kind::kList, {});
}
Node make_map(std::string key) {
  return make(std::move(key), Node::Kind::kMap, {});
}

Node plain_scalar(std::string text, Spot at) {
  Node node = make({}, Node::Kind::kString, std::move(text));
  node.at = at;
  const std::string_view word = node.text;
  if (word == "true" || word == "True" || word == "TRUE") {
    node.kind = Node::Kind::kBool;
    node.text = "true";
  } else if (word == "false" || word == "False" || word == "FALSE") {
    node.kind = Node::Kind::kBool;
    node.text = "false";
  } else if (word.empty() || word == "~" || word == "null" || word == "Null" || word == "NULL") {
    node.kind = Node::Kind::kNull;
    node.text.clear();
  } else if (std::string number = json_number(word); !number.empty()) {
    node.kind = Node::Kind::kNumber;
    node.text = std::move(number);
  }
  return node;
}

Json to_json(const Node& node) {
  switch (node.kind) {
    case Node::Kind::kNull:
      return {};
    case Node::Kind::kBool:
      return {node.text == "true"};
    case Node::Kind::kNumber:
      return Json::number(node.text);
    case Node::Kind::kString:
      return {node.text};
    case Node::Kind::kList: {
      Json::Array items;
      items.reserve(node.children.size());
      for (const Node& child : node.children)
        items.push_back(to_json(child));
      return {std::move(items)};
    }
    case Node::Kind::kMap: {
      Json::Object members;
      members.reserve(node.children.size());
      for (const Node& child : node.children)
        members.emplace_back(child.key, to_json(child));
      return {std::move(members)};
    }
  }
  return {};
}

std::string describe(const Node& node) {
  switch (node.kind) {
    case Node::Kind::kNull:
      return "empty";
    case Node::Kind::kBool:
      return node.text;
    case Node::Kind::kNumber:
      return fmt::format("the number {}", shortened(node.text, 40));
    case Node::Kind::kString:
      return fmt::format("the text '{}'", shortened(node.text, 40));
    case Node::Kind::kList:
      return "a list";
    case Node::Kind::kMap:
      return "a map";
  }
  return {};
}

}  // namespace assay
