// SPDX-License-Identifier: MIT
// Reading of log lines.
#include "checks/obs/log_lines.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include <fmt/core.h>

#include "core/json.h"
#include "core/text.h"
#include "dialect/names.h"

namespace assay::checks {
namespace {

constexpr std::array<std::string_view, 8> kLogTimes{"time",    "timestamp", "ts",   "@timestamp",
                                                    "asctime", "datetime",  "date", "t"};
constexpr std::array<std::string_view, 6> kLevels{"level",    "severity",  "lvl",
                                                  "loglevel", "levelname", "log.level"};
constexpr std::array<std::string_view, 5> kMessages{"msg", "message", "event", "text",
                                                    "short_message"};

template <std::size_t N>
bool has_any(const std::vector<std::string>& keys, const std::array<std::string_view, N>& names) {
  return std::ranges::any_of(keys, [&](const std::string& key) {
    return std::ranges::any_of(
        names, [&](std::string_view name) { return equals_ignoring_case(key, name); });
  });
}

// The keys of logfmt: key=value key="a value"; empty when the line is mostly something else.
std::vector<std::string> logfmt_keys(std::string_view line) {
  std::vector<std::string> keys;
  std::size_t loose = 0;
  while (!line.empty()) {
    line = trimmed(line);
    const std::size_t end = line.find_first_of(" =");
    if (end == std::string_view::npos || line[end] == ' ') {
      ++loose;
      line.remove_prefix(std::min(end, line.size()));
      continue;
    }
    keys.emplace_back(line.substr(0, end));
    line.remove_prefix(end + 1);
    const bool quoted = line.starts_with('"');
    const std::size_t stop = quoted ? line.find('"', 1) : line.find(' ');
    line.remove_prefix(std::min(stop == std::string_view::npos ? stop : stop + 1, line.size()));
  }
  if (loose > keys.size()) keys.clear();
  return keys;
}

bool mentions_status(std::string_view line, int status) {
  const std::string digits = fmt::format("{}", status);
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  for (std::size_t at = line.find(digits); at != std::string_view::npos;
       at = line.find(digits, at + 1)) {
    const bool alone = (at == 0 || !is_digit(line[at - 1])) &&
                       (at + digits.size() == line.size() || !is_digit(line[at + digits.size()]));
    if (alone) return true;
  }
  return false;
}

std::optional<Json> json_in(std::string_view line) {
  // A prefix such as "web-1  | " stands before what compose prints.
  const std::size_t brace = line.find('{');
  if (brace == std::string_view::npos) return std::nullopt;
  std::optional<Json> json = Json::parse(trimmed(line.substr(brace)));
  return json && json->is_object() ? std::move(json) : std::nullopt;
}

std::string request_id_in(std::string_view line) {
  const std::optional<Json> json = json_in(line);
  if (!json) return {};
  for (const auto& [name, value] : json->members()) {
    const std::string folded = fold(name);
    for (const std::string_view known :
         {"reqid", "requestid", "xrequestid", "correlationid", "traceid", "rid"}) {
      if (folded == known) return value.text();
    }
  }
  return {};
}

}  // namespace

std::vector<std::string> with_joined(const std::vector<std::string>& lines) {
  std::map<std::string, std::string> joined;
  std::vector<std::string> all = lines;
  for (const std::string& line : lines) {
    const std::string id = request_id_in(line);
    if (!id.empty()) joined[id] += (joined[id].empty() ? "" : ",") + line.substr(line.find('{'));
  }
  for (const auto& [id, text] : joined)
    all.push_back(fmt::format(R"({{"request":"joined","lines":[{}]}})", text));
  return all;
}

LogLine read_log_line(std::string_view line) {
  std::vector<std::string> keys;
  if (const std::optional<Json> json = json_in(line)) {
    for (const auto& [name, value] : json->members())
      keys.push_back(name);
  }
  if (keys.empty()) keys = logfmt_keys(line);
  return {.event = has_any(keys, kLogTimes) && has_any(keys, kLevels) && has_any(keys, kMessages),
          .structured = keys.size() > 1};
}

bool tells_of(std::string_view line, std::string_view method, std::string_view path, int status) {
  const std::size_t query = path.find('?');
  return line.find(path.substr(0, query)) != std::string_view::npos &&
         contains_ignoring_case(line, method) && mentions_status(line, status);
}

}  // namespace assay::checks
