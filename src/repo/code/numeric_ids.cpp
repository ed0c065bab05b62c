// SPDX-License-Identifier: MIT
// Types stand before what they are declared for.
#include "repo/code/numeric_ids.h"

#include <algorithm>
#include <array>
#include <string>

#include "core/text.h"
#include "core/word_list.h"

namespace assay {
namespace {

constexpr std::array<std::string_view, 8> kIdTypes{"int",  "long",       "integer", "short",
                                                   "uuid", "biginteger", "number",  "atomiclong"};

struct IdTypes {
  std::size_t numbers = 0;
  std::size_t others = 0;
};

// In "private Long id;" and "public Long getId() {".
void count_declarations(std::string_view text, std::string_view what, IdTypes& types) {
  constexpr std::array<std::string_view, 8> kModifiers{"private", "protected", "public", "final",
                                                       "static",  "abstract",  "return", "new"};
  for (std::size_t at = text.find(what); at != std::string_view::npos;
       at = text.find(what, at + what.size())) {
    if (at == 0 || (text[at - 1] != ' ' && text[at - 1] != '\t')) continue;
    std::string_view line = text.substr(0, at);
    line = trimmed(line.substr(line.find_last_of("\n;{}") + 1));
    const std::string_view type = line.substr(line.find_last_of(" \t") + 1);
    if (lists(kModifiers, type) || type.find_first_of("=(,.&|!?:+") < type.size()) continue;
    if (type.empty()) continue;
    ++(lists(kIdTypes, lower(type)) ? types.numbers : types.others);
  }
}

// In "fn id(&self) -> i32".
void count_getters(std::string_view text, IdTypes& types) {
  constexpr std::array<std::string_view, 7> kNumbers{"i32",   "i64",  "u32", "u64",
                                                     "usize", "Uuid", "i16"};
  constexpr std::string_view kGetter = "fn id(&self) -> ";
  for (std::size_t at = text.find(kGetter); at != text.npos; at = text.find(kGetter, at + 1)) {
    const std::string_view rest = text.substr(at + kGetter.size());
    ++(begins_with_one_of(kNumbers, rest) ? types.numbers : types.others);
  }
}

// Before the words and dots that end here.
std::size_t before_dotted_name(const Code& code, std::size_t i) {
  while (i > 0 && (code.at(i).is_word() || code.is(i, ".")))
    --i;
  return i;
}

}  // namespace

bool ids_are_numbers(const std::vector<SourceFile>& sources) {
  IdTypes types;
  for (const SourceFile& file : sources) {
    if (file.path.ends_with(".rs")) count_getters(file.text, types);
    if (!file.path.ends_with(".java")) continue;
    for (const std::string_view what : {"getId()", "id;"})
      count_declarations(file.text, what, types);
  }
  return types.numbers > 0 && types.others == 0;
}

bool gives_id(std::string_view expression) {
  if (expression.ends_with(".toString()")) expression.remove_suffix(11);
  return expression.ends_with(".getId()") || expression.ends_with(".id()");
}

std::set<std::string_view> names_of_ids(const Code& code) {
  std::set<std::string_view> names;
  for (std::size_t i = 0; i < code.size(); ++i) {
    if (!code.is(i, "getId") || !code.is(i + 1, "(") || !code.is(i + 2, ")")) continue;
    const bool text = code.is(i + 3, ".") && code.is(i + 4, "toString") && code.is(i + 6, ")");
    if (!code.is(i + (text ? 7 : 3), ";")) continue;
    const std::size_t from = before_dotted_name(code, i);
    if (from > 0 && code.is(from, "=")) names.insert(code.at(from - 1).text);
  }
  return names;
}

}  // namespace assay
