// SPDX-License-Identifier: MIT
// A name counts only while no other statement gives it anything else.
#include "repo/code/placeholder_lists.h"

#include <algorithm>
#include <array>
#include <string>

#include "core/text.h"
#include "core/word_list.h"
#include "repo/code/assignment.h"

namespace assay {
namespace {

// What makes one of many, in lower case.
constexpr std::array<std::string_view, 12> kMakers{
    "join",     "joins", "repeat", "implode",      "ncopies",  "joining",
    "mkstring", "map",   "append", "jointostring", "map_join", "str_repeat"};
// What puts a value where "%s" stands.
constexpr std::array<std::string_view, 4> kFormatters{"sprintf", "format", "formatted", "printf"};

enum class Gives { kPlaceholders, kNothing, kOther };

bool is_part_of_name(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

// Behind ${…}, #{…} or {…} that begins at `i`; `i` where none does.
std::size_t behind_hole(std::string_view text, std::size_t i) {
  const bool marked = (text[i] == '$' || text[i] == '#') && text.substr(i + 1).starts_with('{');
  if (!marked && text[i] != '{') return i;
  return std::min(text.find('}', i), text.size() - 1) + 1;
}

// Behind the placeholder that begins at `i`: ?, $1, %s, :id, @p; `i` where none does.
std::size_t behind_mark(std::string_view text, std::size_t i) {
  if (text[i] == '?') return i + 1;
  if (std::string_view("$:@%").find(text[i]) == std::string_view::npos) return i;
  ++i;
  while (i < text.size() && is_part_of_name(text[i]))
    ++i;
  return i;
}

// "?", "$1", "%s", ":id", "@p", "(?, ?)", `$${at + 1}`; not "'", not a word of SQL, and not a value
// by itself.
Gives given_by(std::string_view literal) {
  bool mark = false;
  bool held = false;
  for (std::size_t i = 0; i < literal.size();) {
    const std::size_t hole = behind_hole(literal, i);
    const std::size_t next = hole > i ? hole : behind_mark(literal, i);
    held = held || hole > i;
    mark = mark || (hole == i && next > i);
    const bool between = std::string_view(" ,()").find(literal[i]) != std::string_view::npos;
    if (next == i && !between) return Gives::kOther;
    i = std::max(next, i + 1);
  }
  if (held && !mark) return Gives::kOther;
  return mark ? Gives::kPlaceholders : Gives::kNothing;
}

class Reader {
 public:
  explicit Reader(const Code& code) : code_(code) {}

  std::set<std::string_view> run() {
    for (std::size_t i = 0; i < code_.size(); ++i) {
      const std::size_t value = value_given_at(code_, i);
      if (value == 0) continue;
      const Gives gives = given_from(i, value);
      if (gives == Gives::kPlaceholders) lists_.insert(code_.at(i).text);
      if (gives == Gives::kOther) others_.insert(code_.at(i).text);
    }
    std::set<std::string_view> names;
    for (const std::string_view name : lists_) {
      if (others_.contains(name)) continue;
      names.insert(name);
      names.insert(name.substr(name.starts_with('$') ? 1 : 0));
    }
    return names;
  }

 private:
  // What the statement says of the value, taken together.
  struct Said {
    bool words = false;      // names besides its own
    bool many = false;       // something that makes one of many
    bool formatted = false;  // something that puts a value where "%s" stands
    bool text = false;       // "%s"
    bool mark = false;       // a placeholder
    bool other = false;      // another text
  };

  void take(const Token& token, const Token& name, Said& said) const {
    if (token.is_string()) {
      const Gives gives = given_by(token.text);
      said.other = said.other || gives == Gives::kOther;
      said.mark = said.mark || gives == Gives::kPlaceholders;
      said.text = said.text || token.text.find("%s") < token.text.size();
      return;
    }
    const std::string word = lower(token.text);
    said.words = said.words || (token.is_word() && !token.is(name.text));
    said.many = said.many || token.is("*") || lists(kMakers, word);
    said.formatted = said.formatted || token.is("%") || lists(kFormatters, word);
  }

  Gives given_from(std::size_t name, std::size_t value) const {
    Said said;
    said.many = code_.is(value - 2, "+") || code_.is(value - 2, ".");  // places += "?,"
    const std::size_t end = end_of_value(code_, name, value);
    for (std::size_t i = value; i < end; ++i)
      take(code_.at(i), code_.at(name), said);
    if (said.other) return Gives::kOther;
    if (said.mark) {
      return said.many && !(said.formatted && said.text) ? Gives::kPlaceholders : Gives::kOther;
    }
    // "", [], new StringBuilder(), places.substring(1)
    const bool itself = code_.is(value, code_.at(name).text) && code_.is(value + 1, ".");
    const bool made = code_.is(value, "new") || code_.is(value, "[") || code_.is(value, "make");
    return itself || made || !said.words ? Gives::kNothing : Gives::kOther;
  }

  const Code& code_;
  std::set<std::string_view> lists_{};
  std::set<std::string_view> others_{};
};

}  // namespace

std::set<std::string_view> placeholder_lists(const Code& code) {
  return Reader(code).run();
}

}  // namespace assay
