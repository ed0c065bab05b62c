// SPDX-License-Identifier: MIT
// Reads SQL no further than to tell values from names.
#include "repo/code/sql_text.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <vector>

#include "core/text.h"
#include "core/word_list.h"

namespace assay {
namespace {

// Calls and names by which text becomes harmless, or was so all along.
constexpr std::array<std::string_view, 35> kHarmless{
    "::to_string(", "snowflake",   "nanoid()", "ulid()",       "currenttimemillis()",
    "escape",       "quote",       "sanitize", "parseint",     "parsefloat",
    "number(",      "int(",        "(int)",    "intval",       ".to_i",
    "tointeger",    "uuid",        "len(",     "length",       "date.now",
    "now(",         "placeholder", "marks",    "bind",         "literal",
    "parselong",    "longvalue",   "valueof(", "strconv.itoa", "formatint",
    "join(",        "repeat(",     "implode",  "addtovars",    "addvar"};
// Said of a request itself.
constexpr std::array<std::string_view, 16> kRequests{
    "req.query",    "req.params",   "req.body", "request.query", "request.args", "request.get",
    "request.form", "request.post", "$_get",    "$_post",        "$_request",    "params[",
    "query[",       "c.query(",     "c.param(", "getparameter("};
constexpr std::array<std::string_view, 5> kConstantWords{"const", "final", "static", "string",
                                                         "val"};
constexpr std::array<std::string_view, 17> kNumericTypes{
    "int", "long", "integer", "int64", "int32", "uint", "uint64",  "i32",    "i64",
    "u32", "u64",  "number",  "uuid",  "guid",  "bool", "boolean", "float64"};

bool is_word_char(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

bool ends_with_word(std::string_view text, std::string_view word) {
  if (!text.ends_with(word)) return false;
  const std::size_t before = text.size() - word.size();
  return before == 0 || !is_word_char(text[before - 1]);
}

bool holds_word(std::string_view text, std::string_view word) {
  for (std::size_t at = text.find(word); at != std::string_view::npos;
       at = text.find(word, at + 1)) {
    const std::size_t end = at + word.size();
    if ((at == 0 || !is_word_char(text[at - 1])) &&
        (end == text.size() || !is_word_char(text[end])))
      return true;
  }
  return false;
}

// Within the quotes of a value: "name = '", "like '%".
bool ends_in_quotes(std::string_view text) {
  while (text.ends_with('%'))
    text.remove_suffix(1);
  if (!text.ends_with('\'')) return false;
  text.remove_suffix(1);
  if (text.ends_with('\\')) text.remove_suffix(1);
  const std::string_view before = trimmed(text);
  return before.ends_with('=') || before.ends_with('>') || before.ends_with('<') ||
         before.ends_with('(') || before.ends_with(',') || ends_with_word(before, "like");
}

// "join … on \1 =": what follows a column that was put in is another.
bool joins_columns(std::string_view text) {
  if (!text.ends_with('=')) return false;
  text = trimmed(text.substr(0, text.size() - 1));
  if (!text.ends_with('\1')) return false;
  return ends_with_word(trimmed(text.substr(0, text.size() - 1)), "on");
}

// "insert into {} ({}) values (": who joins the columns of any table joins their placeholders.
bool ends_before_list(std::string_view text) {
  constexpr std::array<std::string_view, 4> kHoles{"(\1)", "({})", "(%s)", "(%v)"};
  text = trimmed(text);
  if (!text.ends_with('(')) return false;
  text = trimmed(text.substr(0, text.size() - 1));
  if (!ends_with_word(text, "values")) return false;
  return ends_with_one_of(kHoles, trimmed(text.substr(0, text.size() - 6)));
}

// FOO, Table.NAME: named as constants are.
bool is_constant_name(std::string_view expression) {
  const std::size_t start = expression.find_last_of(".:>$") + 1;
  const std::string_view name = expression.substr(std::min(start, expression.size()));
  bool letter = false;
  for (const char c : name) {
    if (c >= 'A' && c <= 'Z') letter = true;
    if (!((c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_')) return false;
  }
  return letter;
}

// Kind.Open, Kind.C.ToString(), Status::Active->value: a member of a type, by their capitals.
bool is_member_of_type(std::string_view expression) {
  constexpr std::array<std::string_view, 6> kEndings{".ToString()", ".name()", ".name",
                                                     ".value",      "->value", ".toString()"};
  for (const std::string_view ending : kEndings) {
    if (expression.ends_with(ending)) expression.remove_suffix(ending.size());
  }
  // What a request brings has such names as well, where properties begin with capitals.
  constexpr std::array<std::string_view, 10> kGiven{"Request", "Model",       "Input", "Query",
                                                    "Context", "HttpContext", "Form",  "Body",
                                                    "Params",  "Filter"};
  const std::size_t dot = expression.find_first_of(".:");
  if (dot == 0 || dot == expression.npos || lists(kGiven, expression.substr(0, dot))) return false;
  const std::size_t member = expression.find_first_not_of(".:", dot);
  const auto is_capital = [](char c) { return c >= 'A' && c <= 'Z'; };
  return member != expression.npos && is_capital(expression.front()) &&
         is_capital(expression[member]) && std::ranges::all_of(expression, [](char c) {
           return is_word_char(c) || c == '.' || c == ':';
         });
}

bool is_name(std::string_view expression) {
  return !expression.empty() &&
         std::ranges::all_of(expression, [](char c) { return is_word_char(c) || c == '$'; });
}

// db.escape(…), mysqli_real_escape_string(…), $pdo->quote(…); what is escaped for a page or an
// address is not for SQL.
bool gives_escaped(const Code& code, std::size_t from) {
  constexpr std::size_t kFar = 6;
  constexpr std::array<std::string_view, 10> kDatabases{"db",     "sql", "conn", "pool", "pdo",
                                                        "client", "pg",  "txn",  "work", "trans"};
  bool database = false;
  for (std::size_t i = from; i < from + kFar && i < code.size(); ++i) {
    if (code.is(i, ";") || (i > from && code.at(i).first)) return false;
    const std::string word = lower(code.at(i).text);
    database = database || holds_one_of(kDatabases, word);
    if (!code.is(i + 1, "(")) continue;
    return database && (word.find("escape") != word.npos || word == "quote");
  }
  return false;
}

// A number, a constant that is written out, or what was escaped.
bool declares_harmless(const Code& code, std::size_t i, bool among_constants) {
  const bool colon = code.is(i + 1, ":");
  const std::string after = lower(code.at(colon ? i + 2 : i + 1).text);
  const std::string before = i == 0 ? std::string() : lower(code.at(i - 1).text);
  if (lists(kNumericTypes, after) || lists(kNumericTypes, before)) return true;
  const bool constant = lists(kConstantWords, before) || among_constants;
  const std::size_t equals = colon && code.is(i + 2, "=") ? i + 2 : i + 1;
  if (code.is(equals, "=") && gives_escaped(code, equals + 1)) return true;
  const Token& value = code.at(equals + 1);
  const bool literal = value.is_string() || value.kind == TokenKind::kNumber;
  return constant && code.is(equals, "=") && literal;
}

}  // namespace

std::set<std::string_view> harmless_names(const Code& code) {
  std::set<std::string_view> names;
  std::size_t constants = 0;  // where Go's const ( … ) ends
  for (std::size_t i = 0; i < code.size(); ++i) {
    if (!code.at(i).is_word()) continue;
    if (code.is(i, "const") && code.is(i + 1, "(")) constants = code.close(i + 1);
    if (!declares_harmless(code, i, i < constants)) continue;
    const std::string_view name = code.at(i).text;
    names.insert(name);
    // Within a text of PHP's the name stands without its mark.
    if (name.starts_with('$')) names.insert(name.substr(1));
  }
  return names;
}

std::string flat_sql(std::string_view text) {
  std::string flat = lower(text);
  std::ranges::replace_if(
      flat, [](char c) { return c == '\n' || c == '\t' || c == '\r'; }, ' ');
  for (std::size_t at = flat.find("\\n"); at != std::string::npos; at = flat.find("\\n", at))
    flat.replace(at, 2, "  ");
  return flat;
}

bool begins_statement(const std::string& flat) {
  const std::string_view text = trimmed(flat);
  if (text.starts_with("select ")) return holds_word(text, "from");
  if (text.starts_with("update ")) return holds_word(text, "set");
  if (text.starts_with("with ")) return holds_word(text, "select");
  return text.starts_with("insert into ") || text.starts_with("delete from ") ||
         text.starts_with("replace into ") || text.starts_with("insert or ");
}

bool goes_on_in_quotes(const std::string& flat) {
  const std::string_view text = trimmed(flat);
  const bool clause = text.starts_with("where ") || text.starts_with("and ") ||
                      text.starts_with("or ") || text.starts_with("having ");
  return clause && ends_in_quotes(text);
}

bool ends_before_value(const std::string& flat) {
  if (ends_in_quotes(flat)) return true;
  const std::string_view text = trimmed(flat);
  if (joins_columns(text)) return false;
  if (text.ends_with('=') || text.ends_with('<') || text.ends_with('>')) return true;
  if (ends_with_word(text, "like")) return true;
  const bool values = holds_word(text, "values") || text.ends_with("in (");
  return values && (text.ends_with('(') || text.ends_with(','));
}

bool is_risky(const std::set<std::string_view>& harmless,
              const std::string& flat,
              std::string_view expression) {
  const std::string_view said = trimmed(expression);
  const std::string words = lower(said);
  if (said.empty() || (said.front() >= '0' && said.front() <= '9')) return false;
  // IN ('${names.join("','")}'): what stands in quotes is no list of placeholders.
  constexpr std::array<std::string_view, 2> kJoining{"join(", "implode("};
  const bool quoted_list = holds_one_of(kJoining, words) && ends_in_quotes(flat);
  if (is_constant_name(said) || is_member_of_type(said) ||
      (!quoted_list && holds_one_of(kHarmless, words)))
    return false;
  if (holds_one_of(kRequests, words)) return true;
  if (!ends_before_value(flat) || ends_before_list(flat)) return false;
  const std::string_view root = said.substr(0, said.find('.'));  // of an object of literals
  return !is_name(root) || !harmless.contains(root) || holds_one_of(std::array{"(", " "}, said);
}

bool is_qualified(std::string_view behind) {
  return behind.size() > 1 && behind[0] == '.' &&
         (std::isalpha(static_cast<unsigned char>(behind[1])) != 0 || behind[1] == '"' ||
          behind[1] == '`' || behind[1] == '[' || behind[1] == '_');
}

}  // namespace assay
