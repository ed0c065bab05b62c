// SPDX-License-Identifier: MIT
// Coverage as the tables of pytest-cov, Jest, nyc and Go print it.
#include <cstdlib>
#include <vector>

#include "core/text.h"
#include "run/tests/test_output.h"

namespace assay {

std::string uncoloured(std::string_view text) {
  const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  std::string plain;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\x1b') {
      if (text[i] != '\r') plain += text[i];
      continue;
    }
    while (i + 1 < text.size() && !is_letter(text[i]))
      ++i;
  }
  return plain;
}

std::optional<double> coverage_in(std::string_view output) {
  std::vector<double> found;
  std::optional<double> total;
  const auto is_number = [](char c) { return (c >= '0' && c <= '9') || c == '.'; };
  const auto percent_before = [&](std::string_view line, std::size_t sign) {
    std::size_t from = sign;
    while (from > 0 && is_number(line[from - 1]))
      --from;
    return std::atof(std::string(line.substr(from, sign - from)).c_str());
  };
  for (const std::string_view raw : split(output, '\n')) {
    const std::string line = lower(uncoloured(raw));
    const std::string_view text = trimmed(line);
    const std::size_t sign = text.find('%');
    if (text.starts_with("coverage: ") ||
        (text.starts_with("ok") && text.find("coverage: ") != std::string_view::npos)) {
      if (sign != std::string_view::npos) found.push_back(percent_before(text, sign));
    } else if (text.starts_with("total") && sign != std::string_view::npos) {
      total = percent_before(text, text.rfind('%'));
    } else if (text.starts_with("all files") && text.find('|') != std::string_view::npos) {
      // Statements, branches, functions, lines: the last of the four.
      const std::vector<std::string_view> cells = split(text, '|');
      if (cells.size() >= 5) total = std::atof(std::string(trimmed(cells[4])).c_str());
    }
  }
  if (total) return total;
  if (found.empty()) return std::nullopt;
  double sum = 0;
  for (const double one : found)
    sum += one;
  return sum / static_cast<double>(found.size());
}

}  // namespace assay
