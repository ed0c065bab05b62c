// SPDX-License-Identifier: MIT
// Read line by line: NAME=value, NAME: value.
#include "repo/secrets/open_values.h"

#include <array>

#include "core/text.h"
#include "core/word_list.h"
#include "repo/container/compose.h"
#include "repo/environment_files.h"

namespace assay {
namespace {

constexpr std::size_t kShortestOpen = 8;
constexpr std::size_t kLongestOpen = 600;

// By which the images of databases and brokers are told their first password.
constexpr std::array<std::string_view, 12> kContainers{"POSTGRES_PASSWORD",
                                                       "POSTGRESQL_PASSWORD",
                                                       "MYSQL_PASSWORD",
                                                       "MYSQL_ROOT_PASSWORD",
                                                       "MARIADB_PASSWORD",
                                                       "MARIADB_ROOT_PASSWORD",
                                                       "MONGO_INITDB_ROOT_PASSWORD",
                                                       "SA_PASSWORD",
                                                       "RABBITMQ_DEFAULT_PASS",
                                                       "REDIS_PASSWORD",
                                                       "MINIO_ROOT_PASSWORD",
                                                       "NEO4J_AUTH"};

std::string_view without_quotes(std::string_view text) {
  text = trimmed(text);
  const bool quoted = text.size() > 1 && (text.front() == '"' || text.front() == '\'') &&
                      text.back() == text.front();
  return quoted ? text.substr(1, text.size() - 2) : text;
}

}  // namespace

std::vector<std::string_view> values_told_openly(std::string_view path, std::string_view text) {
  std::vector<std::string_view> values;
  const bool example = is_environment_example(path);
  if (!example && !is_compose_file(path)) return values;
  for (std::string_view line : split(text, '\n')) {
    line = trimmed(line);
    if (line.starts_with("- ")) line = without_quotes(line.substr(2));
    const std::size_t sign = line.find_first_of(example ? "=" : "=:");
    if (line.starts_with('#') || sign == std::string_view::npos) continue;
    const std::string_view name = without_quotes(line.substr(0, sign));
    const std::string_view value = without_quotes(line.substr(sign + 1));
    const bool told = example || ends_with_one_of(kContainers, name);
    const bool fits = value.size() >= kShortestOpen && value.size() <= kLongestOpen;
    if (told && fits && !value.starts_with('$')) values.push_back(value);
  }
  return values;
}

}  // namespace assay
