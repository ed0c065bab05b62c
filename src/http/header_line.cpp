// SPDX-License-Identifier: MIT
// Header and status lines as servers write them.
#include "http/header_line.h"

#include <charconv>
#include <string>
#include <system_error>

#include "core/text.h"

namespace assay {

std::string_view without_line_end(std::string_view line) {
  if (line.ends_with('\n')) line.remove_suffix(1);
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

void add_header_line(Headers& headers, std::string_view line) {
  if (line.starts_with(' ') || line.starts_with('\t')) {
    if (!headers.empty()) (headers.back().value += ' ') += trimmed(line);
    return;
  }
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos || colon == 0) return;
  headers.push_back(
      {std::string(trimmed(line.substr(0, colon))), std::string(trimmed(line.substr(colon + 1)))});
}

std::optional<std::uint64_t> whole_number(std::string_view digits, int base) {
  std::uint64_t value = 0;
  const char* const end = digits.data() + digits.size();
  const auto [stop, error] = std::from_chars(digits.data(), end, value, base);
  if (digits.empty() || error != std::errc() || stop != end) return std::nullopt;
  return value;
}

int status_of_line(std::string_view line) {
  const bool http = line.starts_with("HTTP/1.0 ") || line.starts_with("HTTP/1.1 ");
  if (!http || line.size() < 12 || (line.size() > 12 && line[12] != ' ')) return 0;
  int status = 0;
  for (const char c : line.substr(9, 3)) {
    if (c < '0' || c > '9') return 0;
    status = status * 10 + (c - '0');
  }
  return status >= 100 ? status : 0;
}

}  // namespace assay
