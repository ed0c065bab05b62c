// SPDX-License-Identifier: MIT
// Looking for a field's name in an error body.
#include "dialect/error_fields.h"

#include <algorithm>
#include <array>
#include <optional>

#include "core/json.h"
#include "core/word_list.h"
#include "dialect/names.h"

namespace assay {
namespace {

bool is_word_char(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
         c == '-' || static_cast<unsigned char>(c) >= 0x80;
}

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words(1);
  for (const char c : text) {
    if (is_word_char(c)) {
      words.back() += c;
    } else if (!words.back().empty()) {
      words.emplace_back();
    }
  }
  if (words.back().empty()) words.pop_back();
  for (std::string& word : words)
    word = fold(word);
  return words;
}

// One word, or several in a row: "product id" is product_id.
bool has_name(std::string_view text, const std::vector<std::string>& folded) {
  constexpr std::size_t kMostWords = 4;
  const std::vector<std::string> words = words_of(text);
  for (std::size_t i = 0; i < words.size(); ++i) {
    std::string joined;
    for (std::size_t j = i; j < std::min(i + kMostWords, words.size()); ++j) {
      joined += words[j];
      if (std::ranges::find(folded, joined) != folded.end()) return true;
    }
  }
  return false;
}

// Members that repeat the client's own input.
bool is_echo(std::string_view name) {
  constexpr std::array<std::string_view, 9> kEchoes = {"input",    "body",    "request",
                                                       "received", "target",  "rejectedvalue",
                                                       "value",    "payload", "actual"};
  return lists(kEchoes, fold(name));
}

bool is_error_word(std::string_view name) {
  constexpr std::array<std::string_view, 14> kWords = {
      "message", "msg",  "error", "detail", "code",        "status",    "statuscode",
      "type",    "name", "title", "reason", "description", "timestamp", "path"};
  return lists(kWords, fold(name));
}

// Members that only an error has: beside one of them `name` and `title` are the error's own.
bool is_error(const Json& object) {
  constexpr std::array<std::string_view, 9> kTelling = {
      "message", "msg", "error", "detail", "status", "statuscode", "timestamp", "code", "stack"};
  return std::ranges::any_of(object.members(), [&](const Json::Member& each) {
    return lists(kTelling, fold(each.first));
  });
}

// {"errors": {"body": "title is missing"}}: what is wrong with the body, and not the body itself.
bool is_bucket(const Json::Member& member) {
  return fold(member.first) == "body" && !member.second.is_object();
}

bool speaks_of(const Json& value, const std::vector<std::string>& folded, bool own_words) {
  if (value.is_string()) return has_name(value.text(), folded);
  if (value.is_array()) {
    return std::ranges::any_of(value.items(),
                               [&](const Json& item) { return speaks_of(item, folded, true); });
  }
  const bool error = own_words && is_error(value);
  return std::ranges::any_of(value.members(), [&](const Json::Member& each) {
    if (is_echo(each.first) && (own_words || !is_bucket(each))) return false;
    const bool own = error && is_error_word(each.first) && each.second.is_string();
    if (!own && has_name(each.first, folded)) return true;
    // What stands under "errors" or "fields" is keyed by fields.
    return speaks_of(each.second, folded, same_name(each.first, "error"));
  });
}

}  // namespace

bool names_field(std::string_view body,
                 std::string_view field,
                 const std::vector<std::string>& aka) {
  std::vector<std::string> folded{fold(field)};
  for (const std::string& other : aka)
    folded.push_back(fold(other));
  const std::optional<Json> json = Json::parse(body);
  return json ? speaks_of(*json, folded, true) : has_name(body, folded);
}

}  // namespace assay
