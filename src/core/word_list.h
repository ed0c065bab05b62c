// SPDX-License-Identifier: MIT
// Questions to a fixed list of words.
#pragma once

#include <algorithm>
#include <string_view>

namespace assay {

// True when the word is one of the list.
template <typename List>
bool lists(const List& list, std::string_view word) {
  return std::ranges::find(list, word) != std::ranges::end(list);
}

// True when the text holds one of the list anywhere.
template <typename List>
bool holds_one_of(const List& list, std::string_view text) {
  return std::ranges::any_of(
      list, [&](std::string_view part) { return text.find(part) != std::string_view::npos; });
}

// True when the word begins with one of the list.
template <typename List>
bool begins_with_one_of(const List& list, std::string_view word) {
  return std::ranges::any_of(list, [&](std::string_view stem) { return word.starts_with(stem); });
}

// True when the word ends with one of the list.
template <typename List>
bool ends_with_one_of(const List& list, std::string_view word) {
  return std::ranges::any_of(list, [&](std::string_view end) { return word.ends_with(end); });
}

}  // namespace assay
