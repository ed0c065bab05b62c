// SPDX-License-Identifier: MIT
// Small questions about ASCII text that several rooms ask alike.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace assay {

// ASCII letters only; other bytes compare as they are.
bool equals_ignoring_case(std::string_view left, std::string_view right);
bool contains_ignoring_case(std::string_view text, std::string_view part);
std::string lower(std::string_view text);

// Without spaces, tabs and line ends at both sides.
std::string_view trimmed(std::string_view text);

// The parts between separators; one empty part for an empty text.
std::vector<std::string_view> split(std::string_view text, char separator);

// The line that holds the byte at `at`, without its end.
std::string_view line_at(std::string_view text, std::size_t at);

// Shell-style pattern over a whole text: '*' is any run, '?' any one byte. Linear in text ×
// pattern.
bool matches_glob(std::string_view text, std::string_view pattern);

// The known word nearest to a mistyped one, for "did you mean"; empty when none is near
// (edit distance over 3 or over half of the word).
std::string nearest(std::string_view word, const std::vector<std::string>& known);

// At most `limit` bytes, cut at a UTF-8 boundary, with "…" where something was cut.
std::string shortened(std::string_view text, std::size_t limit);

// Safe to show on a terminal, on one line: control characters, escape sequences, bidirectional
// controls and bytes that are not UTF-8 become visible ("\x1b", "\u202e"); line ends and tabs
// become spaces.
std::string printable(std::string_view text);
// The same, with line ends and tabs kept (a carriage return before a line end goes).
std::string printable_lines(std::string_view text);

// "%41" as "A"; anything that is no escape stays as it is.
std::string percent_decoded(std::string_view text);

// Everything but RFC 3986's unreserved characters as %XX: for one query parameter or path segment.
std::string percent_encoded(std::string_view text);

}  // namespace assay
