// SPDX-License-Identifier: MIT
// Typed reading of nodes.
#include "rubric/reader.h"

#include <algorithm>
#include <limits>

#include <fmt/core.h>
#include <fmt/ranges.h>

#include "core/duration.h"
#include "core/text.h"

namespace assay {
namespace {

void wrong_type(const Node& node,
                std::string_view what,
                std::string_view wanted,
                Problems& problems,
                std::string hint = {}) {
  problems.add(node.at, fmt::format("{} must be {}, but is {}", what, wanted, describe(node)),
               std::move(hint));
}

bool is_letter_or_digit(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

}  // namespace

std::optional<std::string> read_text(const Node& node, std::string_view what, Problems& problems) {
  if (node.is_string()) return node.text;
  const bool scalar = node.is_number() || node.is_bool();
  wrong_type(node, what, "text", problems,
             scalar ? fmt::format("write it in quotes: \"{}\"", node.text) : std::string());
  return std::nullopt;
}

std::optional<double> read_number(const Node& node, std::string_view what, Problems& problems) {
  if (node.is_number()) {
    const double value = to_json(node).as_double();
    if (std::abs(value) <= 1e15) return value;
    problems.add(node.at, fmt::format("{} is beyond 10^15", what));
    return std::nullopt;
  }
  wrong_type(node, what, "a number", problems);
  return std::nullopt;
}

std::optional<int> read_whole(const Node& node, std::string_view what, Problems& problems) {
  if (node.is_number()) {
    const std::optional<std::int64_t> value = to_json(node).as_int();
    if (value && *value >= 0 && *value <= std::numeric_limits<int>::max()) {
      return static_cast<int>(*value);
    }
  }
  wrong_type(node, what, "a whole number of 0 or more", problems);
  return std::nullopt;
}

std::optional<bool> read_flag(const Node& node, std::string_view what, Problems& problems) {
  if (node.is_bool()) return node.text == "true";
  const std::string word = lower(shortened(node.text, 10));
  const bool old = word == "yes" || word == "no" || word == "on" || word == "off";
  wrong_type(node, what, "true or false", problems, old ? "yes and no are text in YAML 1.2" : "");
  return std::nullopt;
}

std::optional<int> read_duration(const Node& node, std::string_view what, Problems& problems) {
  if (node.is_string()) {
    if (const std::optional<int> ms = duration_ms(node.text)) return ms;
  }
  wrong_type(node, what, "a time such as 500ms, 2s or 1m, of a day at most", problems,
             node.is_number() ? fmt::format("name the unit: {}s", node.text) : std::string());
  return std::nullopt;
}

std::vector<std::string> read_texts(const Node& node, std::string_view what, Problems& problems) {
  std::vector<std::string> all;
  if (!expect_list(node, what, problems)) return all;
  for (const Node& item : node.children) {
    if (auto text = read_text(item, fmt::format("an item of {}", what), problems)) {
      all.push_back(std::move(*text));
    }
  }
  return all;
}

std::vector<std::pair<std::string, std::string>> read_pairs(const Node& node,
                                                            std::string_view what,
                                                            Problems& problems) {
  std::vector<std::pair<std::string, std::string>> all;
  if (!expect_map(node, what, problems)) return all;
  for (const Node& child : node.children) {
    if (child.is_map() || child.is_list() || child.is_null()) {
      wrong_type(child, fmt::format("{}.{}", what, child.key), "text", problems);
    } else {
      all.emplace_back(child.key, child.text);
    }
  }
  return all;
}

std::optional<std::size_t> read_word(const Node& node,
                                     std::string_view what,
                                     std::span<const std::string_view> words,
                                     Problems& problems) {
  const bool scalar = node.is_string() || node.is_bool();
  const auto found = std::ranges::find(words, scalar ? std::string_view(node.text) : "");
  if (scalar && found != words.end()) return static_cast<std::size_t>(found - words.begin());
  const std::vector<std::string> known(words.begin(), words.end());
  wrong_type(node, what, fmt::format("one of {}", fmt::join(words, ", ")), problems,
             did_you_mean(node.text, known));
  return std::nullopt;
}

bool expect_map(const Node& node, std::string_view what, Problems& problems) {
  if (!node.is_map()) wrong_type(node, what, "a map", problems);
  return node.is_map();
}

bool expect_list(const Node& node, std::string_view what, Problems& problems) {
  if (node.is_list()) return true;
  const bool scalar = !node.is_map() && !node.is_null();
  wrong_type(node, what, "a list", problems,
             scalar ? fmt::format("write [{}]", shortened(node.text, 40)) : std::string());
  return false;
}

bool is_id(std::string_view text) {
  return !text.empty() && text.size() <= 100 && is_letter_or_digit(text.front()) &&
         std::ranges::all_of(text, [](char c) {
           return is_letter_or_digit(c) || c == '.' || c == '-' || c == '_';
         });
}

MapReader::MapReader(const Node& node, std::string what, Problems& problems)
    : node_(node), what_(std::move(what)), problems_(problems) {
  expect_map(node_, what_, problems_);
}

const Node* MapReader::find(std::string_view key) {
  if (std::ranges::find(asked_, key) == asked_.end()) asked_.emplace_back(key);
  return node_.find(key);
}

const Node* MapReader::need(std::string_view key, std::string_view hint) {
  const Node* found = find(key);
  if (found == nullptr && node_.is_map()) {
    problems_.add(at(), fmt::format("{} lacks the key '{}'", what_, key), std::string(hint));
  }
  return found;
}

void MapReader::text(std::string_view key, std::string& into) {
  const Node* node = find(key);
  if (node == nullptr) return;
  if (auto value = read_text(*node, key, problems_)) into = std::move(*value);
}

void MapReader::flag(std::string_view key, bool& into) {
  if (const Node* node = find(key)) into = read_flag(*node, key, problems_).value_or(into);
}

void MapReader::number(std::string_view key, std::optional<double>& into) {
  if (const Node* node = find(key)) into = read_number(*node, key, problems_);
}

void MapReader::whole(std::string_view key, std::optional<int>& into) {
  if (const Node* node = find(key)) into = read_whole(*node, key, problems_);
}

void MapReader::duration(std::string_view key, int& into_ms) {
  if (const Node* node = find(key))
    into_ms = read_duration(*node, key, problems_).value_or(into_ms);
}

void MapReader::texts(std::string_view key, std::vector<std::string>& into) {
  if (const Node* node = find(key)) into = read_texts(*node, key, problems_);
}

void MapReader::pairs(std::string_view key,
                      std::vector<std::pair<std::string, std::string>>& into) {
  if (const Node* node = find(key)) into = read_pairs(*node, key, problems_);
}

Spot MapReader::spot(std::string_view key) const {
  const Node* node = node_.find(key);
  return node == nullptr ? at() : node->at;
}

void MapReader::finish() {
  for (const Node& child : node_.children) {
    if (!node_.is_map() || problems_.full()) return;
    if (std::ranges::find(asked_, child.key) != asked_.end()) continue;
    std::string hint = did_you_mean(child.key, asked_);
    if (hint.empty()) {
      hint = child.is_null() ? "between braces, a text that holds a comma needs quotes"
                             : fmt::format("known keys: {}", fmt::join(asked_, ", "));
    }
    problems_.add(child.key_at,
                  fmt::format("unknown key '{}' in {}", shortened(child.key, 60), what_),
                  std::move(hint));
  }
}

}  // namespace assay
