// SPDX-License-Identifier: MIT
// Told by the form of their lines, by their parameters, or by their names.
#include "repo/code/one_way.h"

#include <algorithm>
#include <array>

#include "core/word_list.h"

namespace assay {
namespace {

// Behind self.x, this.x or $this->x; `from` where none stands.
std::size_t behind_field(const Code& code, std::size_t from) {
  const bool own = code.is(from, "self") || code.is(from, "this") || code.is(from, "$this");
  const bool arrow = code.is(from + 1, "-") && code.is(from + 2, ">");
  const std::size_t name = from + (arrow ? 3 : 2);
  return own && (arrow || code.is(from + 1, ".")) && code.at(name).is_word() ? name + 1 : from;
}

// self.x = …, or key: self.x in a record that is written out.
bool is_of_field(const Code& code, std::size_t from, std::size_t to) {
  if (const std::size_t behind = behind_field(code, from); behind > from) {
    return code.is(behind, ":") || (code.is(behind, "=") && !code.is(behind + 1, "="));
  }
  const bool key = code.at(from).is_word() || code.at(from).is_string();
  const bool arrow = code.is(from + 1, "=") && code.is(from + 2, ">");
  const bool named = code.is(from + 1, "=") && code.is(to - 1, ",");
  const std::size_t value = from + (arrow ? 3 : 2);
  return key && (code.is(from + 1, ":") || arrow || named) && behind_field(code, value) > value;
}

// Parameters, and fields that are set from them or written out: there is one way to say it.
bool is_wiring(const Code& code, Span span) {
  constexpr double kMost = 0.85;
  const std::size_t open = code.find(span, "(");
  const bool listed = code.at(open).line == code.at(span.from).line;
  const int header = listed ? code.at(code.close(open)).line : 0;
  int lines = 0;
  int plain = 0;
  for (std::size_t i = span.from, next = i; i < span.to; i = next) {
    bool bare = true;
    for (; next < span.to && code.at(next).line == code.at(i).line; ++next)
      bare = bare && is_bracket(code.at(next));
    if (bare) continue;
    ++lines;
    plain += code.at(i).line <= header || is_of_field(code, i, next) ? 1 : 0;
  }
  return plain > 1 && plain >= kMost * lines;
}

bool is_opening(const Code& code, std::size_t i) {
  return code.is(i, "(") || code.is(i, "[") || code.is(i, "{");
}

// RuleFor(…), CreateMap<A, B>(), routes.MapGet(…), $router->get(…)
bool begins_call(const Code& code, std::size_t i) {
  const bool method = code.is(i + 1, ".") || (code.is(i + 1, "-") && code.is(i + 2, ">")) ||
                      (code.is(i + 1, ":") && code.is(i + 2, ":"));
  const bool own = behind_field(code, i) > i;
  return code.at(i).is_word() && (code.is(i + 1, "(") || code.is(i + 1, "<") || (method && !own));
}

// The same call again and again, or calls of the same object: rules, maps and routes have no other
// form.
bool is_declaring(const Code& code, Span span) {
  const std::size_t open = code.find(span, "{");
  const std::size_t end = std::min(code.close(open), span.to);
  if (open >= span.to) return false;
  int statements = 0;
  for (std::size_t i = open + 1; i < end; ++i) {
    if (!begins_call(code, i) || code.at(i).text != code.at(open + 1).text) return false;
    ++statements;
    while (i < end && !code.is(i, ";"))
      i = is_opening(code, i) ? code.close(i) + 1 : i + 1;
  }
  return statements > 1;
}

// DataTypes.STRING, Sequelize.STRING
bool is_column_type(const Code& code, std::size_t i) {
  const bool types = code.is(i, "DataTypes") || code.is(i, "Sequelize");
  const std::string_view name = code.at(i + 2).text;
  return types && code.is(i + 1, ".") &&
         std::ranges::all_of(name.substr(0, 2), [](char c) { return c >= 'A' && c <= 'Z'; });
}

// The columns of a Sequelize model, and nothing that runs.
bool is_model(const Code& code, const Function& function) {
  constexpr int kFew = 3;
  int columns = 0;
  for (std::size_t i = function.span.from; i < function.span.to; ++i)
    columns += is_column_type(code, i) ? 1 : 0;
  return columns >= kFew && function.branches == 1;
}

// return { … }, return applyDecorators(…) and nothing else: relations, schemas, descriptions, what
// is shown of a record. A function within it makes more of it.
bool is_returned_record(const Code& code, const Function& function) {
  const std::size_t open = code.find(function.span, "{");
  std::size_t at = open + 2;
  while (code.at(at).is_word() || code.is(at, "."))
    ++at;
  const bool literal = code.is(at, "{") || code.is(at, "[") || code.is(at, "(");
  const std::size_t close = literal ? code.close(at) : code.size();
  const std::size_t end = code.is(close + 1, ";") ? close + 2 : close + 1;
  if (!code.is(open + 1, "return") || close >= function.span.to || function.branches > 1)
    return false;
  for (std::size_t i = at; i < close; ++i) {
    if (code.is(i, "function") || (code.is(i, "=") && code.is(i + 1, ">") && code.is(i + 2, "{")))
      return false;
  }
  return code.is(end, "}");
}

bool is_of_every_class(const Function& function) {
  constexpr std::array<std::string_view, 12> kNames{
      "equals",      "hashCode", "toString", "canEqual", "toIndentedString", "Equals",
      "GetHashCode", "ToString", "__eq__",   "__hash__", "__repr__",         "__str__"};
  return lists(kNames, function.name);
}

}  // namespace

bool is_mapping(const Code& code, Span span) {
  const std::size_t open = code.find(span, "(");
  for (std::size_t i = open; i < std::min(code.close(open), span.to); ++i) {
    if (code.is(i, "EntityTypeBuilder") || code.is(i, "ModelBuilder")) return true;
  }
  return false;
}

bool is_said_one_way(const Code& code, const Function& function) {
  return is_of_every_class(function) || is_wiring(code, function.span) ||
         is_declaring(code, function.span) || is_model(code, function) ||
         is_returned_record(code, function);
}

}  // namespace assay
