// SPDX-License-Identifier: MIT
// Coverage as the tables of pytest-cov, Jest, nyc and Go print it.
#include <cstdlib>
#include <vector>

#include "core/text.h"
#include "run/tests/test_output.h"

namespace assay {
namespace {

struct CoverageSeen {
  std::vector<double> found{};  // one for each package
  std::optional<double> total{};
};

double percent_before(std::string_view line, std::size_t sign) {
  const auto is_number = [](char c) { return (c >= '0' && c <= '9') || c == '.'; };
  std::size_t from = sign;
  while (from > 0 && is_number(line[from - 1]))
    --from;
  return std::atof(std::string(line.substr(from, sign - from)).c_str());
}

bool is_of_go(std::string_view text) {
  return text.starts_with("coverage: ") ||
         (text.starts_with("ok") && text.find("coverage: ") != std::string_view::npos);
}

void take_coverage(std::string_view text, CoverageSeen& seen) {
  const std::size_t sign = text.find('%');
  if (is_of_go(text)) {
    if (sign != std::string_view::npos) seen.found.push_back(percent_before(text, sign));
  } else if (text.starts_with("total") && sign != std::string_view::npos) {
    seen.total = percent_before(text, text.rfind('%'));
  } else if (text.starts_with("all files") && text.find('|') != std::string_view::npos) {
    // Statements, branches, functions, lines: the last of the four.
    const std::vector<std::string_view> cells = split(text, '|');
    if (cells.size() >= 5) seen.total = std::atof(std::string(trimmed(cells[4])).c_str());
  }
}

}  // namespace

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
  CoverageSeen seen;
  for (const std::string_view raw : split(output, '\n')) {
    const std::string line = lower(uncoloured(raw));
    take_coverage(trimmed(line), seen);
  }
  if (seen.total) return seen.total;
  if (seen.found.empty()) return std::nullopt;
  double sum = 0;
  for (const double one : seen.found)
    sum += one;
  return sum / static_cast<double>(seen.found.size());
}

}  // namespace assay
