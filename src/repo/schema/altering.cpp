// SPDX-License-Identifier: MIT
// Goes through statements word by word; what a version that still runs relies on must stay.
#include "repo/schema/altering.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <set>
#include <string_view>

#include "core/text.h"
#include "core/word_list.h"
#include "repo/language.h"

namespace assay {
namespace {

struct Statement {
  std::vector<std::string> words{};
  int line = 0;
};

// What follows is not read: "-- +goose Down", "-- migrate:down".
bool begins_way_back(std::string_view line) {
  constexpr std::array<std::string_view, 4> kMarks{"goose down", "migrate:down", "!downs",
                                                   "migrate down"};
  return holds_one_of(kMarks, line);
}

void take_statements(const std::string& line, int number, std::vector<Statement>& all) {
  std::string word;
  for (const char c : line + " ") {
    const bool part = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '.';
    if (part) {
      word += c;
      continue;
    }
    if (!word.empty()) {
      if (all.back().words.empty()) all.back().line = number;
      all.back().words.push_back(word.substr(word.rfind('.') + 1));
      word.clear();
    }
    if (c == ';' && !all.back().words.empty()) all.emplace_back();
  }
}

// Comments go.
std::vector<Statement> statements_of(std::string_view text) {
  std::vector<Statement> all(1);
  int number = 0;
  for (const std::string_view raw : split(text, '\n')) {
    ++number;
    std::string line = lower(raw);
    if (begins_way_back(line)) break;
    line.resize(std::min(line.find("--"), line.size()));
    take_statements(line, number, all);
  }
  return all;
}

// The table that a statement names after "table".
std::string table_of(const std::vector<std::string>& words) {
  const auto table = std::ranges::find(words, "table");
  constexpr std::array<std::string_view, 4> kBetween{"if", "not", "exists", "only"};
  auto at = table;
  while (at != words.end() && (at == table || lists(kBetween, *at)))
    ++at;
  return at == words.end() ? "" : *at;
}

bool says(const std::vector<std::string>& words, std::string_view first, std::string_view second) {
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    if (words[i] == first && words[i + 1] == second) return true;
  }
  return false;
}

// In words for the reader; empty for what old and new versions can both live with.
std::string_view danger_of(const std::vector<std::string>& words) {
  const bool column = std::ranges::find(words, "column") != words.end();
  if (says(words, "rename", "to")) return "renames a table";
  if (says(words, "rename", "column")) return "renames a column";
  if (says(words, "drop", "column")) return "drops a column";
  if (words.front() == "drop") return "drops a table";
  if (column && (std::ranges::find(words, "type") != words.end() || words[1] == "modify")) {
    return "changes a column's type";
  }
  const bool adds = std::ranges::find(words, "add") != words.end();
  const bool default_value = std::ranges::find(words, "default") != words.end();
  const bool constraint = std::ranges::find(words, "constraint") != words.end();
  if (adds && !constraint && says(words, "not", "null") && !default_value) {
    return "adds a column that may not be null, without a default";
  }
  return {};
}

// 2 before 10, as the tools sort them.
bool comes_before(const SourceFile* left, const SourceFile* right) {
  const auto number = [](const SourceFile* file) {
    const std::string_view name = file_name(file->path);
    const std::size_t digit = name.find_first_of("0123456789");
    return digit == std::string_view::npos ? 0LL
                                           : std::atoll(std::string(name.substr(digit)).c_str());
  };
  const long long a = number(left);
  const long long b = number(right);
  return a != b ? a < b : left->path < right->path;
}

// Whether a migration alters what those before it made; what it makes itself then joins them.
bool alters_made(const SourceFile& file, std::set<std::string>& made, SchemaFacts& facts) {
  std::set<std::string> here;
  bool alters = false;
  for (const Statement& one : statements_of(file.text)) {
    if (one.words.size() < 3) continue;
    const std::string table = table_of(one.words);
    if (one.words[0] == "create") here.insert(table);
    const bool changes = one.words[0] == "alter" || one.words[0] == "drop";
    if (!changes || one.words[1] != "table" || !made.contains(table)) continue;
    alters = true;
    const std::string_view danger = danger_of(one.words);
    if (!danger.empty()) {
      facts.unsafe.push_back({file.path, one.line, table + ": " + std::string(danger)});
    }
  }
  made.merge(here);
  return alters;
}

}  // namespace

void read_alterations(const std::vector<const SourceFile*>& migrations, SchemaFacts& facts) {
  std::vector<const SourceFile*> sorted = migrations;
  std::ranges::stable_sort(sorted, comes_before);
  std::set<std::string> made;
  for (const SourceFile* file : sorted)
    facts.altering += alters_made(*file, made, facts) ? 1 : 0;
}

}  // namespace assay
