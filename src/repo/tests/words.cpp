// SPDX-License-Identifier: MIT
// A word begins at a capital, and wherever something else than a letter stands.
#include "repo/tests/words.h"

#include "core/text.h"

namespace assay {

std::vector<std::string> words_of_name(std::string_view name) {
  std::vector<std::string> words(1);
  bool after_lower = false;
  for (const char c : name) {
    const bool upper = c >= 'A' && c <= 'Z';
    const bool lower_case = (c >= 'a' && c <= 'z') || (static_cast<unsigned char>(c) & 0x80U) != 0;
    const bool digit = c >= '0' && c <= '9';
    const bool part = upper || lower_case || digit || c == '\'';
    if (!part || (upper && after_lower)) words.emplace_back();
    if (part && c != '\'') words.back() += c;
    after_lower = lower_case || digit;
  }
  for (std::string& word : words)
    word = lower(word);
  return words;
}

}  // namespace assay
