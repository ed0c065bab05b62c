// SPDX-License-Identifier: MIT
// By what stands around the words.
#include "repo/schema/table_words.h"

#include <array>
#include <string>

#include "core/text.h"
#include "core/word_list.h"

namespace assay {
namespace {

// "for the scanner", "'arg' */": behind a table's name stand its columns, or where they come from.
bool goes_on_as_sentence(std::string_view name) {
  constexpr std::array<std::string_view, 5> kGoOn{"as ", "like ", "using ", "not ", "exists "};
  const std::size_t end = name.find_first_of(" (");
  if (end == name.npos || name[end] == '(') return false;
  const std::string_view behind = trimmed(name.substr(end));
  const bool word = !behind.empty() && behind.front() >= 'a' && behind.front() <= 'z';
  return behind.starts_with("*/") || (word && !begins_with_one_of(kGoOn, behind));
}

}  // namespace

bool begins_table(std::string_view line) {
  constexpr std::string_view kWords = "create table ";
  const std::string text = lower(line) + ' ';
  const std::size_t at = text.find(kWords);
  if (at == text.npos) return false;
  const std::string_view before = trimmed(std::string_view(text).substr(0, at));
  const std::string_view name = std::string_view(text).substr(at + kWords.size());
  return (before.empty() || before.back() < 'a' || before.back() > 'z') && !name.starts_with(':') &&
         !goes_on_as_sentence(name);
}

bool keeps_versions(std::string_view line) {
  constexpr std::array<std::string_view, 3> kTables{"migrations", "schema_version",
                                                    "schema_history"};
  return begins_table(line) && holds_one_of(kTables, lower(line));
}

}  // namespace assay
