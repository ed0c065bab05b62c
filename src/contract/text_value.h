// SPDX-License-Identifier: MIT
// Valid texts for string fields, each at its place in a seeded order.
#pragma once

#include <cstdint>
#include <string>

#include "contract/contract.h"
#include "contract/pattern.h"

namespace assay {

// `width` small letters, another text for each place until all 26^width are used.
std::string letters_at(std::uint64_t place, std::uint64_t key, std::size_t width);

// Readable free text with letters of its place in it, within the length.
std::string free_text(std::uint64_t place, std::uint64_t key, LengthRange length);

// Upper and lower case, a digit and a sign; 8 to 72 bytes, or as the length says.
std::string password_text(std::uint64_t place, std::uint64_t key, LengthRange length);

// A valid value of a string field without members; two places give two texts as far as the field
// allows. Empty when its pattern is beyond the generator.
std::string valid_text(const Field& field, std::uint64_t place, std::uint64_t key);

// A text of exactly this many ASCII characters of the field's kind, distinct by its place; empty
// where the kind has no such length (a date, a UUID).
std::string text_of_length(const Field& field,
                           std::size_t length,
                           std::uint64_t place,
                           std::uint64_t key);

LengthRange length_of(const Field& field);

}  // namespace assay
