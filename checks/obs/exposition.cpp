// SPDX-License-Identifier: MIT
// Line by line: name{label="value",…} value.
#include "checks/obs/exposition.h"

#include <cstdlib>

#include "core/text.h"

namespace assay::checks {
namespace {

constexpr std::size_t kMostSeries = 20'000;

bool is_name(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
         c == ':' || c == '.';
}

std::string_view taken_name(std::string_view& line) {
  std::size_t end = 0;
  while (end < line.size() && is_name(line[end]))
    ++end;
  const std::string_view name = line.substr(0, end);
  line.remove_prefix(end);
  return name;
}

// A quoted value with \\, \" and \n escaped; nothing when it does not end.
std::optional<std::string> taken_value(std::string_view& line) {
  if (!line.starts_with('"')) return std::nullopt;
  std::string value;
  for (std::size_t i = 1; i < line.size(); ++i) {
    if (line[i] == '"') {
      line.remove_prefix(i + 1);
      return value;
    }
    if (line[i] == '\\' && i + 1 < line.size()) ++i;
    value += line[i];
  }
  return std::nullopt;
}

bool take_labels(std::string_view& line, Series& series) {
  if (!line.starts_with('{')) return true;
  line.remove_prefix(1);
  while (!line.starts_with('}')) {
    while (line.starts_with(' ') || line.starts_with(','))
      line.remove_prefix(1);
    if (line.starts_with('}')) break;
    const std::string name(taken_name(line));
    if (name.empty() || !line.starts_with('=')) return false;
    line.remove_prefix(1);
    std::optional<std::string> value = taken_value(line);
    if (!value) return false;
    series.labels[name] = std::move(*value);
  }
  line.remove_prefix(1);
  return true;
}

std::optional<Series> series_of(std::string_view line) {
  Series series;
  series.name = taken_name(line);
  if (series.name.empty() || !take_labels(line, series)) return std::nullopt;
  const std::string rest(trimmed(line));
  char* end = nullptr;
  series.value = std::strtod(rest.c_str(), &end);
  if (end == rest.c_str()) return std::nullopt;
  return series;
}

}  // namespace

std::optional<std::vector<Series>> read_exposition(std::string_view text) {
  std::vector<Series> all;
  std::size_t strange = 0;
  for (const std::string_view raw : split(text, '\n')) {
    const std::string_view line = trimmed(raw);
    if (line.empty() || line.starts_with('#')) continue;
    if (std::optional<Series> series = series_of(line)) {
      all.push_back(std::move(*series));
    } else {
      ++strange;
    }
    if (all.size() + strange >= kMostSeries) break;
  }
  if (all.empty() || strange > all.size()) return std::nullopt;
  return all;
}

}  // namespace assay::checks
