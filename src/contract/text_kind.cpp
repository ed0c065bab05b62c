// SPDX-License-Identifier: MIT
// Telling a string field's kind.
#include "contract/text_kind.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <utility>

#include "core/text.h"

namespace assay {
namespace {

using Named = std::pair<std::string_view, TextKind>;

constexpr std::array<Named, 6> kFormats = {{{"email", TextKind::kEmail},
                                            {"uri", TextKind::kUri},
                                            {"uuid", TextKind::kUuid},
                                            {"date", TextKind::kDate},
                                            {"date-time", TextKind::kDateTime},
                                            {"currency", TextKind::kCurrency}}};

// The last word that is known decides: "email_address_url" is an address of the web.
constexpr std::array<Named, 51> kWords = {
    {{"email", TextKind::kEmail},       {"mail", TextKind::kEmail},
     {"url", TextKind::kUri},           {"uri", TextKind::kUri},
     {"website", TextKind::kUri},       {"homepage", TextKind::kUri},
     {"link", TextKind::kUri},          {"href", TextKind::kUri},
     {"image", TextKind::kUri},         {"avatar", TextKind::kUri},
     {"logo", TextKind::kUri},          {"thumbnail", TextKind::kUri},
     {"uuid", TextKind::kUuid},         {"guid", TextKind::kUuid},
     {"date", TextKind::kDate},         {"birthday", TextKind::kDate},
     {"dob", TextKind::kDate},          {"deadline", TextKind::kDate},
     {"on", TextKind::kDate},           {"at", TextKind::kDateTime},
     {"datetime", TextKind::kDateTime}, {"timestamp", TextKind::kDateTime},
     {"currency", TextKind::kCurrency}, {"country", TextKind::kCountry},
     {"language", TextKind::kLanguage}, {"lang", TextKind::kLanguage},
     {"locale", TextKind::kLanguage},   {"timezone", TextKind::kTimeZone},
     {"tz", TextKind::kTimeZone},       {"password", TextKind::kPassword},
     {"passwd", TextKind::kPassword},   {"pwd", TextKind::kPassword},
     {"secret", TextKind::kPassword},   {"phone", TextKind::kPhone},
     {"mobile", TextKind::kPhone},      {"zip", TextKind::kPostcode},
     {"zipcode", TextKind::kPostcode},  {"postcode", TextKind::kPostcode},
     {"color", TextKind::kColour},      {"colour", TextKind::kColour},
     {"username", TextKind::kCode},     {"login", TextKind::kCode},
     {"slug", TextKind::kCode},         {"sku", TextKind::kCode},
     {"code", TextKind::kCode},         {"key", TextKind::kCode},
     {"id", TextKind::kCode},           {"uid", TextKind::kCode},
     {"identifier", TextKind::kCode},   {"handle", TextKind::kCode},
     {"token", TextKind::kCode}}};

bool is_upper(char c) {
  return c >= 'A' && c <= 'Z';
}

}  // namespace

std::vector<std::string> name_words(std::string_view name) {
  std::vector<std::string> words(1);
  for (std::size_t i = 0; i < name.size(); ++i) {
    const char c = name[i];
    const bool separator = c == '_' || c == '-' || c == ' ' || c == '.';
    const bool hump = is_upper(c) && i > 0 && !is_upper(name[i - 1]);
    if ((separator || hump) && !words.back().empty()) words.emplace_back();
    if (!separator) words.back() += lower(name.substr(i, 1));
  }
  return words;
}

bool has_word(const Field& field, std::initializer_list<std::string_view> words) {
  return std::ranges::any_of(name_words(field.name), [&](const std::string& word) {
    return std::ranges::find(words, word) != words.end();
  });
}

bool is_named_as_prose(const Field& field) {
  return has_word(field, {"name", "title", "description", "text", "body", "note", "notes",
                          "comment", "content", "summary", "message", "subject"});
}

TextKind text_kind(const Field& field) {
  for (const auto& [format, kind] : kFormats) {
    if (field.format == format) return kind;
  }
  const std::vector<std::string> words = name_words(field.name);
  for (auto word = words.rbegin(); word != words.rend(); ++word) {
    const auto known = std::ranges::find(kWords, std::string_view(*word), &Named::first);
    if (known != kWords.end()) return known->second;
  }
  return TextKind::kFree;
}

}  // namespace assay
