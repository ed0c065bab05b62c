// SPDX-License-Identifier: MIT
// How the families of languages write comments and strings.
#pragma once

#include <string_view>

#include "repo/language.h"

namespace assay {

struct Syntax {
  std::string_view line_comment{};        // two may begin a comment: this
  std::string_view other_line_comment{};  // and this
  bool block_comments = true;             // /* … */
  std::string_view quotes = "\"'";        // of strings that end on their line
  std::string_view long_quotes{};         // of strings that may go on over lines
  std::string_view tripled{};             // quotes that open longer strings when tripled
  bool heredocs = false;                  // <<~NAME … NAME
  bool regexes = false;                   // /…/ where a value may stand
  std::string_view holes{};               // what opens an expression within a string
};

constexpr Syntax syntax_of(Family family) {
  switch (family) {
    case Family::kJavaScript:
      return {.line_comment = "//", .long_quotes = "`", .regexes = true, .holes = "${"};
    case Family::kPython:
      return {.line_comment = "#", .block_comments = false, .tripled = "\"'"};
    case Family::kJvm:
      return {.line_comment = "//", .long_quotes = "`", .tripled = "\"'", .holes = "${"};
    case Family::kGo:
      return {.line_comment = "//", .long_quotes = "`"};
    case Family::kDotNet:
      // #region and its like say nothing to the program.
      return {.line_comment = "//", .other_line_comment = "#", .long_quotes = "`", .tripled = "\""};
    case Family::kRuby:
      return {.line_comment = "#",
              .block_comments = false,
              .heredocs = true,
              .regexes = true,
              .holes = "#{"};
    case Family::kPhp:
      return {.line_comment = "//",
              .other_line_comment = "# ",
              .quotes = "",
              .long_quotes = "\"'",
              .heredocs = true};
    case Family::kRust:
      return {.line_comment = "//", .quotes = "", .long_quotes = "\""};
    case Family::kElixir:
      return {.line_comment = "#", .block_comments = false, .tripled = "\"'", .holes = "#{"};
    case Family::kShell:
      return {.line_comment = "#",
              .block_comments = false,
              .quotes = "",
              .long_quotes = "\"'",
              .heredocs = true};
    case Family::kCpp:
    case Family::kNone:
      break;
  }
  return {.line_comment = "//"};
}

constexpr bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
constexpr bool is_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || is_digit(c) || c == '_' || c == '$' ||
         (static_cast<unsigned char>(c) & 0x80U) != 0;
}

}  // namespace assay
