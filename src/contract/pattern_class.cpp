// SPDX-License-Identifier: MIT
// Reading of escapes and bracket expressions.
#include "contract/pattern_class.h"

#include <array>
#include <charconv>
#include <utility>

namespace assay {
namespace {

bool is_ascii(char c) {
  return static_cast<unsigned char>(c) < 0x80;
}

Letters range(char first, char last) {
  Letters set;
  for (std::size_t c = static_cast<unsigned char>(first); c <= static_cast<unsigned char>(last);
       ++c)
    set.set(c);
  return set;
}

Letters one(char c) {
  return range(c, c);
}
Letters digits() {
  return range('0', '9');
}
Letters upper() {
  return range('A', 'Z');
}
Letters lower_case() {
  return range('a', 'z');
}
Letters words() {
  return digits() | upper() | lower_case() | one('_');
}
Letters spaces() {
  return one(' ') | one('\t') | one('\n') | one('\r') | one('\f');
}

std::optional<Letters> class_letter(char c) {
  switch (c) {
    case 'd':
      return digits();
    case 'D':
      return printable_letters() & ~digits();
    case 'w':
      return words();
    case 'W':
      return printable_letters() & ~words();
    case 's':
      return spaces();
    case 'S':
      return printable_letters() & ~spaces();
    case 't':
      return one('\t');
    case 'n':
      return one('\n');
    case 'r':
      return one('\r');
    case 'f':
      return one('\f');
    default:
      return std::nullopt;
  }
}

// \x41 or \x{41}; `rest` stands behind the 'x'.
std::optional<Letters> take_hex(std::string_view& rest) {
  const bool braced = rest.starts_with('{');
  const std::size_t close = braced ? rest.find('}') : 2;
  if (close == std::string_view::npos || rest.size() < close) return std::nullopt;
  const std::string_view hex = rest.substr(braced ? 1 : 0, braced ? close - 1 : close);
  unsigned value = 0;
  const auto [stop, error] = std::from_chars(hex.data(), hex.data() + hex.size(), value, 16);
  if (error != std::errc() || stop != hex.data() + hex.size() || value > 0x7F) return std::nullopt;
  rest.remove_prefix(braced ? close + 1 : close);
  return one(static_cast<char>(value));
}

// \p{L} and its like: the ASCII part of a Unicode class; `rest` stands behind the 'p'.
std::optional<Letters> take_property(std::string_view& rest) {
  const bool braced = rest.starts_with('{');
  const std::size_t close = braced ? rest.find('}') : 1;
  if (close == std::string_view::npos || rest.size() < close) return std::nullopt;
  const std::string_view name = braced ? rest.substr(1, close - 1) : rest.substr(0, 1);
  rest.remove_prefix(braced ? close + 1 : close);
  if (name == "L" || name == "Letter" || name == "Latin") return upper() | lower_case();
  if (name == "Lu") return upper();
  if (name == "Ll") return lower_case();
  if (name == "N" || name == "Nd") return digits();
  return std::nullopt;
}

std::optional<Letters> take_named_class(std::string_view& rest) {
  const std::array<std::pair<std::string_view, Letters>, 7> classes = {{
      {"[:alpha:]", upper() | lower_case()},
      {"[:digit:]", digits()},
      {"[:alnum:]", upper() | lower_case() | digits()},
      {"[:upper:]", upper()},
      {"[:lower:]", lower_case()},
      {"[:space:]", spaces()},
      {"[:xdigit:]", digits() | range('a', 'f') | range('A', 'F')},
  }};
  for (const auto& [name, set] : classes) {
    if (!rest.starts_with(name)) continue;
    rest.remove_prefix(name.size());
    return set;
  }
  return std::nullopt;
}

char take_char(std::string_view& rest) {
  const char c = rest.front();
  rest.remove_prefix(1);
  // The rest of a character beyond ASCII goes with its first byte.
  while (!is_ascii(c) && !rest.empty() &&
         (static_cast<unsigned char>(rest.front()) & 0xC0U) == 0x80U) {
    rest.remove_prefix(1);
  }
  return c;
}

// The only character of a set; nothing when it has none or several.
std::optional<char> only_letter(const Letters& set) {
  if (set.count() != 1) return std::nullopt;
  std::size_t c = 0;
  while (!set.test(c))
    ++c;
  return static_cast<char>(c);
}

// A character or an escape; empty for a character beyond ASCII, nothing on bad syntax.
std::optional<Letters> take_end(std::string_view& rest) {
  if (rest.starts_with('\\')) return take_escape(rest);
  const char c = take_char(rest);
  return is_ascii(c) ? one(c) : Letters();
}

// One member of a bracket: a character, a range, or a class. Nothing on bad syntax.
std::optional<Letters> take_member(std::string_view& rest) {
  if (const std::optional<Letters> named = take_named_class(rest)) return named;
  std::optional<Letters> first = take_end(rest);
  if (!first) return std::nullopt;
  const bool is_range = rest.size() > 1 && rest[0] == '-' && rest[1] != ']';
  const std::optional<char> from = only_letter(*first);
  if (!is_range || (!from && first->any())) return first;
  rest.remove_prefix(1);
  const std::optional<Letters> last = take_end(rest);
  if (!last) return std::nullopt;
  const std::optional<char> to = only_letter(*last);
  if (!from) return Letters();
  return to ? range(*from, *to) : *first;
}

}  // namespace

Letters printable_letters() {
  return range(' ', '~');
}

std::optional<Letters> take_escape(std::string_view& rest) {
  if (rest.size() < 2) return std::nullopt;
  std::string_view behind = rest.substr(2);
  const char c = rest[1];
  std::optional<Letters> set = class_letter(c);
  const bool punctuation = is_ascii(c) && !words().test(static_cast<std::size_t>(c));
  if (punctuation || c == '_') set = one(c);
  if (c == 'x') set = take_hex(behind);
  if (c == 'p') set = take_property(behind);
  if (set) rest = behind;
  return set;
}

std::optional<Letters> take_bracket(std::string_view& rest) {
  std::string_view behind = rest.substr(1);
  const bool negated = behind.starts_with('^');
  if (negated) behind.remove_prefix(1);
  Letters set;
  bool first = true;
  while (!behind.empty() && (first || behind.front() != ']')) {
    first = false;
    const std::optional<Letters> member = take_member(behind);
    if (!member) return std::nullopt;
    set |= *member;
  }
  if (behind.empty()) return std::nullopt;
  behind.remove_prefix(1);
  if (negated) set = printable_letters() & ~set;
  if (set.none()) return std::nullopt;
  rest = behind;
  return set;
}

std::string drawn_letters(const Letters& set) {
  const Letters plain = set & (digits() | upper() | lower_case());
  const Letters& drawn = plain.any() ? plain : set;
  std::string letters;
  for (std::size_t c = 0; c < drawn.size(); ++c) {
    if (drawn.test(c)) letters += static_cast<char>(c);
  }
  return letters;
}

}  // namespace assay
