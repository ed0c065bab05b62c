// SPDX-License-Identifier: MIT
// A YAML document as a tree whose every value knows where it was written.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/json.h"

namespace assay {

// A place in one of the files of a Sources, 1-based; line 0 means "not written anywhere".
struct Spot {
  int file = 0;
  int line = 0;
  int column = 0;  // bytes

  bool written() const { return line > 0; }
};

// One value. A map's values are its children, each with its key; a list's items are its children.
struct Node {
  enum class Kind { kNull, kBool, kNumber, kString, kList, kMap };

  Kind kind = Kind::kNull;
  std::string text{};  // a scalar as written; a number as JSON writes it; "true" or "false"
  Spot at{};
  std::string key{};  // empty unless this stands in a map
  Spot key_at{};
  std::vector<Node> children{};

  bool is_null() const { return kind == Kind::kNull; }
  bool is_bool() const { return kind == Kind::kBool; }
  bool is_number() const { return kind == Kind::kNumber; }
  bool is_string() const { return kind == Kind::kString; }
  bool is_list() const { return kind == Kind::kList; }
  bool is_map() const { return kind == Kind::kMap; }

  // The value under this key; null when absent or when this is no map.
  const Node* find(std::string_view name) const;
  Node* find(std::string_view name);
};

// A value that is written nowhere (a default).
Node make_text(std::string key, std::string text);
Node make_number(std::string key, double value);
Node make_flag(std::string key, bool value);
Node make_list(std::string key);
Node make_map(std::string key);

// A scalar that was written without quotes, by the YAML 1.2 core schema: true and false, decimal
// numbers, null; all else is text.
Node plain_scalar(std::string text, Spot at);

Json to_json(const Node& node);

// "a map", "the text 'abc'", "the number 5": what a message says was found.
std::string describe(const Node& node);

}  // namespace assay
