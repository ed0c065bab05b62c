// SPDX-License-Identifier: MIT
// Sums of lines; entities are not expanded and nothing is fetched.
#include "report/coverage_read.h"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <string>
#include <vector>

#include <pugixml.hpp>

#include "core/text.h"

namespace assay {
namespace {

std::optional<Coverage> read_cobertura(const pugi::xml_node& root) {
  if (const auto valid = root.attribute("lines-valid")) {
    const Coverage sum{root.attribute("lines-covered").as_int(), valid.as_int()};
    if (sum.lines > 0) return sum;
  }
  const auto metrics = root.child("project").child("metrics");  // Clover
  if (metrics) {
    return Coverage{metrics.attribute("coveredstatements").as_int(),
                    metrics.attribute("statements").as_int()};
  }
  constexpr int kScale = 10'000;
  if (const auto rate = root.attribute("line-rate")) {
    return Coverage{static_cast<int>(rate.as_double() * kScale), kScale};
  }
  return std::nullopt;
}

std::optional<Coverage> read_jacoco(const pugi::xml_node& root) {
  for (const pugi::xml_node& counter : root.children("counter")) {
    if (std::string_view(counter.attribute("type").value()) != "LINE") continue;
    const int covered = counter.attribute("covered").as_int();
    return Coverage{covered, covered + counter.attribute("missed").as_int()};
  }
  return std::nullopt;
}

std::optional<Coverage> read_xml(std::string_view text) {
  pugi::xml_document document;
  if (!document.load_buffer(text.data(), text.size(), pugi::parse_minimal)) return std::nullopt;
  if (const auto root = document.child("coverage")) return read_cobertura(root);
  if (const auto root = document.child("report")) return read_jacoco(root);
  return std::nullopt;
}

int number_after(std::string_view line, char mark) {
  const std::size_t at = line.rfind(mark);
  return std::atoi(std::string(line.substr(at + 1)).c_str());
}

std::optional<Coverage> read_lcov(std::string_view text) {
  Coverage sum;
  for (const std::string_view line : split(text, '\n')) {
    if (!line.starts_with("DA:")) continue;
    const std::size_t comma = line.find(',');
    if (comma == std::string_view::npos) continue;
    ++sum.lines;
    sum.covered += std::atoi(std::string(line.substr(comma + 1)).c_str()) > 0 ? 1 : 0;
  }
  return sum.lines == 0 ? std::nullopt : std::optional(sum);
}

// "file.go:3.2,5.4 statements count"; a block that several packages report counts once.
std::optional<Coverage> read_go(std::string_view text) {
  std::map<std::string, std::pair<int, bool>, std::less<>> blocks;
  for (const std::string_view line : split(text, '\n')) {
    const std::size_t count = line.rfind(' ');
    if (count == std::string_view::npos || line.starts_with("mode:")) continue;
    const std::string_view rest = line.substr(0, count);
    const std::size_t space = rest.rfind(' ');
    if (space == std::string_view::npos) continue;
    auto& [statements, hit] = blocks[std::string(rest.substr(0, space))];
    statements = number_after(rest, ' ');
    hit = hit || number_after(line, ' ') > 0;
  }
  Coverage sum;
  for (const auto& [place, block] : blocks) {
    sum.lines += block.first;
    sum.covered += block.second ? block.first : 0;
  }
  return sum.lines == 0 ? std::nullopt : std::optional(sum);
}

}  // namespace

std::optional<Coverage> read_coverage(std::string_view text) {
  const std::string_view start = trimmed(text.substr(0, std::min<std::size_t>(text.size(), 200)));
  if (start.starts_with('<')) return read_xml(text);
  if (start.starts_with("mode:")) return read_go(text);
  if (start.starts_with("TN:") || start.starts_with("SF:")) return read_lcov(text);
  return std::nullopt;
}

}  // namespace assay
