// SPDX-License-Identifier: MIT
// A shape is matched forwards from its anchor; the one run that may stand before is of fixed
// length.
#include "repo/secrets/shape.h"

#include <algorithm>
#include <charconv>
#include <stdexcept>

#include "core/text.h"

namespace assay {
namespace {

constexpr std::size_t kNowhere = std::string_view::npos;

std::size_t number_in(std::string_view digits) {
  std::size_t number = 0;
  const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (read.ec != std::errc() || number == 0) throw std::logic_error("a shape needs a length");
  return number;
}

bool is_within(char c, char first, char last) {
  return c >= first && c <= last;
}

}  // namespace

bool is_in_run(char run, char c) {
  const bool digit = is_within(c, '0', '9');
  const bool small = is_within(c, 'a', 'z');
  const bool large = is_within(c, 'A', 'Z');
  const bool any = digit || small || large;
  switch (run) {
    case 'd':
      return digit;
    case 'h':
      return digit || is_within(c, 'a', 'f');
    case 'H':
      return digit || is_within(c, 'a', 'f') || is_within(c, 'A', 'F');
    case 'l':
      return digit || small;
    case 'u':
      return digit || large;
    case 'a':
      return any;
    case 'w':
      return any || c == '_';
    case 's':
      return any || c == '_' || c == '-';
    case 'b':
      return any || c == '+' || c == '/' || c == '=';
    case 'x':
      return any || c == '+' || c == '/' || c == '=' || c == '%';
    case 't':
      return any || c == '_' || c == '-' || c == '.' || c == '~';
    default:
      throw std::logic_error("a shape names a run that there is not");
  }
}

Shape::Shape(std::string_view notation) {
  while (!notation.empty()) {
    const std::size_t open = notation.find('{');
    if (open != 0) {
      parts_.push_back({.literal = std::string(notation.substr(0, open))});
      notation.remove_prefix(std::min(open, notation.size()));
      continue;
    }
    const std::size_t close = notation.find('}');
    const std::string_view inside = notation.substr(1, close - 1);
    const std::string_view lengths = inside.substr(2);
    const std::size_t dash = lengths.find('-');
    const std::size_t least = number_in(lengths.substr(0, dash));
    const std::size_t most = dash == kNowhere ? least : number_in(lengths.substr(dash + 1));
    parts_.push_back({.run = inside[0], .least = least, .most = most});
    notation.remove_prefix(close + 1);
  }
  // A run before the anchor is matched backwards and so has to stand first.
  if (!parts_.front().literal.empty()) return;
  const auto longest =
      std::ranges::max_element(parts_, {}, [](const Part& part) { return part.literal.size(); });
  anchor_ = static_cast<std::size_t>(longest - parts_.begin());
}

std::string_view Shape::anchor() const {
  return parts_[anchor_].literal;
}

std::size_t Shape::match_from(std::size_t first, std::string_view text, std::size_t at) const {
  for (std::size_t i = first; i < parts_.size(); ++i) {
    const Part& part = parts_[i];
    if (!part.literal.empty()) {
      if (!text.substr(at).starts_with(part.literal)) return kNowhere;
      at += part.literal.size();
      continue;
    }
    std::size_t length = 0;
    while (length < part.most && at + length < text.size() &&
           is_in_run(part.run, text[at + length]))
      ++length;
    if (length < part.least) return kNowhere;
    at += length;
  }
  return at;
}

bool Shape::stands_alone(std::string_view text, const TextSpan& span) const {
  const std::size_t end = span.from + span.size;
  const char first = text[span.from];
  if (is_in_run('w', first) && span.from > 0 && is_in_run('w', text[span.from - 1])) {
    // "\nghp_…" in a quoted text: the letter belongs to an escape.
    const bool escaped = span.from > 1 && text[span.from - 2] == '\\';
    if (!escaped) return false;
  }
  if (end == text.size()) return true;
  const Part& last = parts_.back();
  return !is_in_run('w', text[end]) &&
         (last.run == 0 || text[end] == '=' || !is_in_run(last.run, text[end]));
}

std::optional<TextSpan> Shape::around(std::string_view text, std::size_t at) const {
  std::size_t from = at;
  for (std::size_t i = anchor_; i > 0; --i) {
    const Part& part = parts_[i - 1];
    if (!part.literal.empty()) {
      if (from < part.literal.size() ||
          text.substr(from - part.literal.size(), part.literal.size()) != part.literal) {
        return std::nullopt;
      }
      from -= part.literal.size();
      continue;
    }
    std::size_t length = 0;
    while (length < part.most && length < from && is_in_run(part.run, text[from - length - 1]))
      ++length;
    if (length < part.least) return std::nullopt;
    from -= length;
  }
  const std::size_t end = match_from(anchor_, text, at);
  if (end == kNowhere) return std::nullopt;
  const TextSpan span{from, end - from};
  return stands_alone(text, span) ? std::optional(span) : std::nullopt;
}

bool Shape::fits(std::string_view text) const {
  return match_from(0, text, 0) == text.size();
}

}  // namespace assay
