// SPDX-License-Identifier: MIT
// Reading one line of a response's head: the same leniency on every path an answer may take.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "core/exchange.h"

namespace assay {

// Without its line end (CRLF, or a bare LF).
std::string_view without_line_end(std::string_view line);

// Appends "Name: value" to the headers; a folded line goes on with the value before it
// (RFC 9112 5.2). A line without a colon is left out: servers get away with those everywhere.
void add_header_line(Headers& headers, std::string_view line);

// The whole text as a number to this base; nothing when it is none, or does not fit.
std::optional<std::uint64_t> whole_number(std::string_view digits, int base);

// The status of "HTTP/1.1 200 OK"; 0 when the line is no HTTP/1 status line.
int status_of_line(std::string_view line);

}  // namespace assay
