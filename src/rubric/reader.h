// SPDX-License-Identifier: MIT
// Reads maps key by key into plain values; whatever does not fit becomes a problem with its place.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "rubric/node.h"
#include "rubric/problems.h"

namespace assay {

// A word of the rubric with the value it stands for.
template <typename T>
using Word = std::pair<std::string_view, T>;

// Each of these reads one value; nothing, and a problem, when it is of another type. `what` names
// the value in the message.
std::optional<std::string> read_text(const Node& node, std::string_view what, Problems& problems);
std::optional<double> read_number(const Node& node, std::string_view what, Problems& problems);
std::optional<int> read_whole(const Node& node, std::string_view what, Problems& problems);
std::optional<bool> read_flag(const Node& node, std::string_view what, Problems& problems);
// "500ms", "2s", "1m", "1h": at most a day, in milliseconds.
std::optional<int> read_duration(const Node& node, std::string_view what, Problems& problems);
// A list of texts; wrong items are left out.
std::vector<std::string> read_texts(const Node& node, std::string_view what, Problems& problems);
// A map of scalars, each as its text.
std::vector<std::pair<std::string, std::string>> read_pairs(const Node& node,
                                                            std::string_view what,
                                                            Problems& problems);
// An index into `words`; a problem that lists them, and nothing, when the value is none of them.
std::optional<std::size_t> read_word(const Node& node,
                                     std::string_view what,
                                     std::span<const std::string_view> words,
                                     Problems& problems);

// True when the node is a map (or a list); a problem otherwise.
bool expect_map(const Node& node, std::string_view what, Problems& problems);
bool expect_list(const Node& node, std::string_view what, Problems& problems);

// An id: letters, digits, dots, dashes and underscores, a letter or digit first.
bool is_id(std::string_view text);

class MapReader {
 public:
  // `what` names the map in messages: "resource 'product'". A node that is no map is a problem, and
  // reads as an empty map.
  MapReader(const Node& node, std::string what, Problems& problems);

  // The value under this key; null when absent. What is never asked for is unknown.
  const Node* find(std::string_view key);
  // The same; its absence is a problem.
  const Node* need(std::string_view key, std::string_view hint = {});

  // Each sets `into` when the key is there and of the right type, and leaves it otherwise.
  void text(std::string_view key, std::string& into);
  void flag(std::string_view key, bool& into);
  void number(std::string_view key, std::optional<double>& into);
  void whole(std::string_view key, std::optional<int>& into);
  void duration(std::string_view key, int& into_ms);
  void texts(std::string_view key, std::vector<std::string>& into);
  void pairs(std::string_view key, std::vector<std::pair<std::string, std::string>>& into);

  template <typename T>
  void word(std::string_view key, std::span<const Word<T>> words, T& into) {
    const Node* node = find(key);
    if (node == nullptr) return;
    std::vector<std::string_view> spellings;
    for (const Word<T>& one : words)
      spellings.push_back(one.first);
    if (const auto index = read_word(*node, key, spellings, problems_)) into = words[*index].second;
  }

  // Where the key stands, or the map itself when it is absent.
  Spot spot(std::string_view key) const;
  Spot at() const { return node_.at; }
  const Node& node() const { return node_; }
  const std::string& what() const { return what_; }
  Problems& problems() const { return problems_; }

  // Reports every key that was not asked for. Call last.
  void finish();

 private:
  const Node& node_;
  std::string what_;
  Problems& problems_;
  std::vector<std::string> asked_{};
};

}  // namespace assay
