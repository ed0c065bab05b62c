// SPDX-License-Identifier: MIT
// Bodies that stand in for fields: what their values tell, and how they are made fresh.
#include <algorithm>
#include <cstddef>
#include <string_view>

#include "contract/pattern.h"
#include "contract/permutation.h"
#include "contract/sample.h"
#include "contract/text_kind.h"
#include "contract/text_value.h"
#include "core/template.h"

namespace assay {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

std::string format_of(const std::string& text) {
  if (matches_whole(R"([^@\s]+@[^@\s]+\.[a-z]+)", text)) return "email";
  if (matches_whole(R"([0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})", text)) return "uuid";
  if (matches_whole(R"(\d{4}-\d{2}-\d{2})", text)) return "date";
  if (matches_whole(R"(\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}.*)", text)) return "date-time";
  if (matches_whole(R"(https?://\S+)", text)) return "uri";
  return {};
}

Field inferred(const std::string& name, const Json& value) {
  Field field{.name = name, .sample = value};
  switch (value.kind()) {
    case Json::Kind::kNull:
      field.nullable = true;
      break;
    case Json::Kind::kBool:
      field.type = FieldType::kBoolean;
      break;
    case Json::Kind::kString:
      field.format = format_of(value.text());
      break;
    case Json::Kind::kNumber: {
      const std::size_t point = value.text().find('.');
      const bool whole = value.text().find_first_of(".eE") == std::string::npos;
      field.type = whole ? FieldType::kInteger : FieldType::kDecimal;
      if (point != std::string::npos) {
        field.scale = static_cast<int>(value.text().find_first_of("eE", point) == std::string::npos
                                           ? value.text().size() - point - 1
                                           : 2);
      }
      break;
    }
    case Json::Kind::kArray:
      field.type = FieldType::kArray;
      if (!value.empty()) field.items.push_back(inferred(name, value.items().front()));
      break;
    case Json::Kind::kObject:
      field.type = FieldType::kObject;
      field.fields = fields_from_sample(value);
      break;
  }
  return field;
}

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// "ABC-1234" looks like what may exist only once; "2XL", "Lamp 3000 W", "10.0.0.1" and a telephone
// number do not.
bool is_code(const std::string& text) {
  constexpr std::ptrdiff_t kFewest = 3;
  const bool plain = std::ranges::all_of(
      text, [](char c) { return is_digit(c) || is_letter(c) || c == '-' || c == '_'; });
  return plain && std::ranges::any_of(text, is_letter) &&
         std::ranges::count_if(text, is_digit) >= kFewest;
}

// A single word may be one of a few that are allowed ("book"); a title or a sentence is not.
bool is_prose(const Field& field) {
  return field.sample->text().find(' ') != std::string::npos || is_named_as_prose(field);
}

// The same text with other digits.
std::string with_other_digits(std::string text, std::uint64_t place, std::uint64_t key) {
  std::uint64_t size = 1;
  constexpr std::uint64_t kMost = 1'000'000'000'000'000'000;
  for (const char c : text) {
    if (is_digit(c) && size < kMost) size *= 10;
  }
  std::uint64_t rank = permuted(place, size, key);
  for (auto c = text.rbegin(); c != text.rend(); ++c) {
    if (!is_digit(*c)) continue;
    *c = static_cast<char>('0' + rank % 10);
    rank /= 10;
  }
  return text;
}

// The resource that a name like "product_id" refers to.
std::string referred(const std::string& name) {
  std::vector<std::string> words = name_words(name);
  if (words.size() < 2 || words.back() != "id") return {};
  words.pop_back();
  std::string resource;
  for (const std::string& word : words)
    resource += (resource.empty() ? "" : "_") + word;
  return resource;
}

}  // namespace

std::vector<Field> fields_from_sample(const Json& sample) {
  std::vector<Field> fields;
  for (const auto& [name, value] : sample.members())
    fields.push_back(inferred(name, value));
  return fields;
}

Json SampleMaker::with_holes_filled(const Json& sample) {
  constexpr std::string_view kMatch = "match:";
  return filled_body(sample, [this, kMatch](std::string_view name) -> std::optional<std::string> {
    if (name == "unique") return unique();
    if (name == "uuid") return uuid();
    if (name == "email") return email();
    if (name == "password") return password();
    if (name.starts_with(kMatch)) return matching(name.substr(kMatch.size()));
    return std::nullopt;
  });
}

Json SampleMaker::fresh(const Json& sample, const References& references) {
  Json body = with_holes_filled(sample);
  bool marked_one = false;
  for (const Field& field : fields_from_sample(body)) {
    Json& value = *body.find(field.name);
    const auto known = references.find(referred(field.name));
    if (known != references.end()) {
      value = known->second;
    } else if (field.type != FieldType::kString || value.is_null()) {
      continue;
    } else if (field.format == "email") {
      value = email();
    } else if (field.format.empty() && is_code(value.text())) {
      value = with_other_digits(value.text(), count_++, key_);
    } else if (text_kind(field) == TextKind::kCode &&
               has_word(field, {"username", "login", "slug"})) {
      value = value.text() + unique();
    } else if (!marked_one && takes_marker(field) && is_prose(field)) {
      value = marked(field);
      marked_one = true;
    }
  }
  return body;
}

}  // namespace assay
