// SPDX-License-Identifier: MIT
// TOML by its lines: tables, keys, and arrays over several lines.
#include "core/text.h"
#include "repo/packages/ecosystem.h"

namespace assay {
namespace {

std::string_view without_comment(std::string_view line) {
  bool quoted = false;
  char quote = 0;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const char c = line[i];
    if (quoted) {
      quoted = c != quote;
    } else if (c == '"' || c == '\'') {
      quoted = true;
      quote = c;
    } else if (c == '#') {
      return trimmed(line.substr(0, i));
    }
  }
  return trimmed(line);
}

// The table that a line opens: [a], [[a]]; empty for any other line.
std::string_view table_opened(std::string_view line) {
  if (!line.starts_with('[')) return {};
  const std::size_t from = line.find_first_not_of('[');
  return from == line.npos ? std::string_view() : trimmed(line.substr(from, line.find(']') - from));
}

// Where the line's key ends; npos where it has none, as what an inline table goes on with.
std::size_t equals_of(std::string_view line) {
  const bool quoted = line.starts_with('"') || line.starts_with('\'');
  const std::size_t close = quoted ? line.find(line.front(), 1) : 0;
  const std::size_t equals = line.find_first_of("=[]{},", close);
  return equals != line.npos && line[equals] == '=' ? equals : line.npos;
}

}  // namespace

std::string_view unquoted(std::string_view text) {
  text = trimmed(text);
  if (text.empty() || (text.front() != '"' && text.front() != '\'')) return text;
  return text.substr(1, text.find(text.front(), 1) - 1);
}

void each_toml_value(
    std::string_view text,
    const std::function<void(std::string_view table, std::string_view key, std::string_view value)>&
        take) {
  std::string_view table;
  std::string_view open;  // the key of an array that is not closed yet
  for (const std::string_view raw : split(text, '\n')) {
    const std::string_view line = without_comment(raw);
    if (line.empty()) continue;
    if (!open.empty()) {
      take(table, open, line);
      if (line.ends_with(']')) open = {};
      continue;
    }
    if (const std::string_view opened = table_opened(line); !opened.empty()) {
      table = opened;
      continue;
    }
    const std::size_t equals = equals_of(line);
    if (equals == std::string_view::npos) continue;
    const std::string_view key = unquoted(line.substr(0, equals));
    const std::string_view value = trimmed(line.substr(equals + 1));
    take(table, key, value);
    if (value.starts_with('[') && !value.ends_with(']')) open = key;
  }
}

}  // namespace assay
