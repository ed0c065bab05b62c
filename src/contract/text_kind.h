// SPDX-License-Identifier: MIT
// What sort of text a string field takes, by its format or else by its name.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "contract/contract.h"

namespace assay {

enum class TextKind {
  kFree,  // any text
  kEmail,
  kUri,
  kUuid,
  kDate,
  kDateTime,
  kCurrency,
  kCountry,
  kLanguage,
  kTimeZone,
  kPassword,
  kPhone,
  kPostcode,
  kColour,
  kCode,  // letters only: ids, user names, slugs, serial numbers
};

// A format decides; without one a name like "website" or "created_at" does, since a service may
// well hold such a field to what its name says.
TextKind text_kind(const Field& field);

// The words of a field's name in lower case: "unitPrice" and "unit_price" are unit, price.
std::vector<std::string> name_words(std::string_view name);

// Whether one of the words is among these.
bool has_word(const Field& field, std::initializer_list<std::string_view> words);

// Whether the name says that people write there what they like: a title, a description, a note.
bool is_named_as_prose(const Field& field);

}  // namespace assay
