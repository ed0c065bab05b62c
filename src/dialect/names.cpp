// SPDX-License-Identifier: MIT
// Folding, finding and restyling of member names.
#include "dialect/names.h"

#include <algorithm>

#include "core/text.h"

namespace assay {
namespace {

bool is_upper(char c) {
  return c >= 'A' && c <= 'Z';
}
bool is_lower(char c) {
  return c >= 'a' && c <= 'z';
}
char lower_char(char c) {
  return is_upper(c) ? static_cast<char>(c - 'A' + 'a') : c;
}
bool is_separator(char c) {
  return c == '_' || c == '-' || c == ' ';
}

// "HTTPServer" is two words, "userID" is two, "address2" is one.
bool starts_word(std::string_view name, std::size_t at) {
  if (!is_upper(name[at])) return false;
  if (!is_upper(name[at - 1])) return true;
  return at + 1 < name.size() && is_lower(name[at + 1]);
}

std::vector<std::string> words_in_name(std::string_view name) {
  std::vector<std::string> words;
  std::string word;
  const auto close = [&] {
    if (!word.empty()) words.push_back(lower(word));
    word.clear();
  };
  for (std::size_t i = 0; i < name.size(); ++i) {
    if (is_separator(name[i])) {
      close();
      continue;
    }
    if (!word.empty() && starts_word(name, i)) close();
    word += name[i];
  }
  close();
  return words;
}

std::string capitalised(std::string word) {
  if (!word.empty() && is_lower(word[0])) word[0] = static_cast<char>(word[0] - 'a' + 'A');
  return word;
}

const Json* direct(const Json& object, std::string_view name, const std::vector<std::string>& aka) {
  if (const Json* exact = object.find(name)) return exact;
  for (const std::string& other : aka) {
    if (const Json* exact = object.find(other)) return exact;
  }
  for (const Json::Member& each : object.members()) {
    const bool same =
        same_name(each.first, name) || std::ranges::any_of(aka, [&](const std::string& other) {
          return same_name(each.first, other);
        });
    if (same) return &each.second;
  }
  return nullptr;
}

}  // namespace

std::string fold(std::string_view name) {
  std::string folded = lower(name);
  std::erase_if(folded, is_separator);
  return folded;
}

// As fold() of both would compare, and without making either: every member of every item that
// anything is looked for in comes through here.
bool same_name(std::string_view left, std::string_view right) {
  std::size_t at = 0;
  for (const char c : left) {
    if (is_separator(c)) continue;
    while (at < right.size() && is_separator(right[at]))
      ++at;
    if (at == right.size() || lower_char(c) != lower_char(right[at])) return false;
    ++at;
  }
  return std::ranges::all_of(right.substr(at), is_separator);
}

const Json* member(const Json& object, std::string_view name, const std::vector<std::string>& aka) {
  if (const Json* found = direct(object, name, aka)) return found;
  const Json* attributes = object.find("attributes");
  return attributes == nullptr ? nullptr : direct(*attributes, name, aka);
}

const Json* deep_text(const Json& value, std::string_view name) {
  if (value.is_object()) {
    const Json* found = member(value, name);
    if (found != nullptr && found->is_string()) return found;
  }
  for (const auto& [key, inner] : value.members()) {
    if (const Json* found = deep_text(inner, name)) return found;
  }
  return nullptr;
}

std::string styled(std::string_view name, NameStyle style) {
  const std::vector<std::string> words = words_in_name(name);
  if (style == NameStyle::kAsWritten || words.empty()) return std::string(name);
  std::string out(std::min(name.find_first_not_of('_'), name.size()), '_');
  for (std::size_t i = 0; i < words.size(); ++i) {
    const bool capital = style == NameStyle::kPascal || (style == NameStyle::kCamel && i > 0);
    if (i > 0 && style == NameStyle::kSnake) out += '_';
    if (i > 0 && style == NameStyle::kKebab) out += '-';
    out += capital ? capitalised(words[i]) : words[i];
  }
  return out;
}

}  // namespace assay
