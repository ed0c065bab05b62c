// SPDX-License-Identifier: MIT
// Making of valid texts.
#include "contract/text_value.h"

#include <algorithm>
#include <array>
#include <chrono>

#include <fmt/core.h>

#include "contract/permutation.h"
#include "contract/text_kind.h"

namespace assay {
namespace {

constexpr std::string_view kDomain = "@example.com";
constexpr std::string_view kSite = "https://example.com/";

// The day at a place: from 2031 on, or long past for dates of birth. Each place another day, for
// about eight years.
std::string date_text(const Field& field, std::uint64_t place, std::uint64_t key) {
  constexpr std::uint64_t kDays = 2'900;
  const bool past = has_word(field, {"birth", "birthday", "birthdate", "born", "dob"});
  const std::chrono::sys_days first =
      std::chrono::year{past ? 1985 : 2031} / std::chrono::January / 2;
  const auto days = static_cast<int>(permuted(place, kDays, key));
  const std::chrono::year_month_day date{first + std::chrono::days{days}};
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

std::string uuid_text(std::uint64_t place, std::uint64_t key) {
  std::uint64_t state = permuted(place, std::uint64_t{1} << 62U, key);
  const std::uint64_t high = next_random(state);
  const std::uint64_t low = next_random(state);
  return fmt::format("{:08x}-{:04x}-4{:03x}-{:x}{:03x}-{:012x}", high >> 32U,
                     (high >> 16U) & 0xFFFFU, high & 0xFFFU, 8 + (low >> 62U),
                     (low >> 48U) & 0xFFFU, low & 0xFFFFFFFFFFFFULL);
}

template <std::size_t N>
std::string one_of(const std::array<const char*, N>& values,
                   std::uint64_t place,
                   std::uint64_t key) {
  return values[permuted(place, N, key)];
}

// The stem, letters of the place, and the tail, as long as the length allows.
std::string framed(std::string_view stem,
                   std::string_view tail,
                   std::uint64_t place,
                   std::uint64_t key,
                   LengthRange length) {
  constexpr std::size_t kUsual = 10;
  const std::size_t frame = stem.size() + tail.size();
  const std::size_t room = length.most > frame ? length.most - frame : 1;
  const std::size_t needed = length.least > frame ? length.least - frame : 0;
  return fmt::format("{}{}{}", stem,
                     letters_at(place, key, std::max(needed, std::min(kUsual, room))), tail);
}

// An address of exactly this length: RFC 5321 ends a local part at 64, a label ends at 63.
std::string email_of_length(std::size_t length, std::uint64_t place, std::uint64_t key) {
  constexpr std::size_t kLocal = 60;
  constexpr std::size_t kLabel = 50;
  if (length <= kLocal + kDomain.size()) {
    if (length <= kDomain.size()) return {};
    return letters_at(place, key, length - kDomain.size()) + std::string(kDomain);
  }
  std::string address = letters_at(place, key, kLocal) + "@";
  std::size_t rest = length - address.size() - kDomain.size() + 1;
  while (rest > kLabel + 2) {
    address += std::string(kLabel, 'd') + ".";
    rest -= kLabel + 1;
  }
  if (rest == 1) address.insert(0, "u");  // a label of no letters would be none
  if (rest > 1) address += std::string(rest - 1, 'd') + ".";
  return address + std::string(kDomain.substr(1));
}

std::string text_of_kind(const Field& field,
                         LengthRange length,
                         std::uint64_t place,
                         std::uint64_t key) {
  switch (text_kind(field)) {
    case TextKind::kEmail:
      return framed("", kDomain, place, key, length);
    case TextKind::kUri:
      return framed(kSite, "", place, key, length);
    case TextKind::kUuid:
      return uuid_text(place, key);
    case TextKind::kDate:
      return date_text(field, place, key);
    case TextKind::kDateTime:
      return date_text(field, place, key) + "T10:20:30Z";
    case TextKind::kCurrency:
      return one_of<3>({"EUR", "USD", "GBP"}, place, key);
    case TextKind::kCountry:
      return one_of<3>({"DE", "US", "GB"}, place, key);
    case TextKind::kLanguage:
      return one_of<3>({"en", "de", "fr"}, place, key);
    case TextKind::kTimeZone:
      return "UTC";
    case TextKind::kPassword:
      return password_text(place, key, length);
    case TextKind::kPhone:
      return fmt::format("+1202555{:04}", permuted(place, 10'000, key));
    case TextKind::kPostcode:
      return fmt::format("{:05}", 10'000 + permuted(place, 80'000, key));
    case TextKind::kColour:
      return fmt::format("#{:06x}", permuted(place, 1U << 24U, key));
    case TextKind::kCode:
      return framed("", "", place, key, length);
    case TextKind::kFree:
      return free_text(place, key, length);
  }
  return {};
}

}  // namespace

std::string letters_at(std::uint64_t place, std::uint64_t key, std::size_t width) {
  constexpr std::size_t kDistinct = 12;  // 26^12 is below 2^62
  std::uint64_t size = 1;
  for (std::size_t i = 0; i < std::min(width, kDistinct); ++i)
    size *= 26;
  std::uint64_t rank = permuted(place, size, key);
  std::string letters;
  for (std::size_t i = 0; i < width; ++i) {
    letters += static_cast<char>('a' + rank % 26);
    rank /= 26;
  }
  return letters;
}

std::string free_text(std::uint64_t place, std::uint64_t key, LengthRange length) {
  constexpr std::array<const char*, 8> kFirst = {"Amber ", "Birch ", "Cedar ", "Delta ",
                                                 "Ember ", "Fjord ", "Grove ", "Heron "};
  constexpr std::size_t kLetters = 9;
  const std::string first = kFirst[place % kFirst.size()];
  std::string text = first + letters_at(place, key, kLetters);
  if (text.size() > length.most) return letters_at(place, key, length.most);
  while (text.size() < length.least)
    text += " grove";
  text.resize(std::min(text.size(), std::max(length.least, first.size() + kLetters)));
  if (text.ends_with(' ')) text.back() = 's';
  return text;
}

std::string password_text(std::uint64_t place, std::uint64_t key, LengthRange length) {
  constexpr std::size_t kUsual = 16;
  constexpr std::size_t kBcrypt = 72;  // bytes that bcrypt looks at
  const std::size_t wanted = std::clamp(kUsual, length.least, std::max(length.least, length.most));
  std::string text = "Kq7!" + letters_at(place, key, std::min(wanted, kBcrypt));
  text.resize(std::min(std::max<std::size_t>(wanted, 1), kBcrypt));
  return text;
}

LengthRange length_of(const Field& field) {
  LengthRange length;
  if (field.min_length) length.least = static_cast<std::size_t>(std::max(0, *field.min_length));
  if (field.max_length) length.most = static_cast<std::size_t>(std::max(0, *field.max_length));
  return length;
}

std::string valid_text(const Field& field, std::uint64_t place, std::uint64_t key) {
  const LengthRange length = length_of(field);
  if (!field.pattern.empty()) return matching_text(field.pattern, place, key, length);
  std::string text = text_of_kind(field, length, place, key);
  const bool fits = text.size() >= length.least && text.size() <= length.most;
  // What only the name suggested gives way to the declared length.
  return fits || !field.format.empty() ? text : free_text(place, key, length);
}

std::string text_of_length(const Field& field,
                           std::size_t length,
                           std::uint64_t place,
                           std::uint64_t key) {
  switch (text_kind(field)) {
    case TextKind::kEmail:
      return email_of_length(length, place, key);
    case TextKind::kUri:
      if (length <= kSite.size()) return {};
      return std::string(kSite) + letters_at(place, key, length - kSite.size());
    case TextKind::kPassword:
      return password_text(place, key, {length, length});
    case TextKind::kFree:
    case TextKind::kCode:
      return letters_at(place, key, length);
    default:
      return {};
  }
}

}  // namespace assay
