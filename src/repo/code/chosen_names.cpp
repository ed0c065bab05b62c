// SPDX-License-Identifier: MIT
// A default of a parameter, or of what a request is taken apart into, is one literal of many
// values.
#include "repo/code/chosen_names.h"

#include <algorithm>
#include <map>

#include "repo/code/assignment.h"
#include "repo/code/functions.h"
#include "repo/code/holes.h"
#include "repo/code/listed_names.h"

namespace assay {
namespace {

constexpr int kFewest = 2;               // literals
constexpr std::size_t kSignature = 200;  // tokens of a function's name and parameters

// And their types.
std::set<std::string_view> parameters_in(const Code& code, Family family) {
  std::set<std::string_view> names;
  for (const Function& function : functions_in(code, family)) {
    const std::size_t end = std::min(function.span.to, function.span.from + kSignature);
    for (std::size_t i = function.span.from; i < end; ++i) {
      if (code.is(i, "{") || (code.is(i, ")") && i > function.span.from)) break;
      names.insert(code.at(i).text);
    }
  }
  return names;
}

// A literal alone, into which nothing is put, and what closes the block that it stands in.
bool is_written_out(const std::string& path, const Code& code, Span value, Family family) {
  const Token& literal = code.at(value.from);
  for (std::size_t i = value.from + 1; i < value.to; ++i)
    if (!code.is(i, "}") || !code.at(i).first) return false;
  std::size_t open = 0;
  return literal.is_string() &&
         next_hole(literal.text, hole_mark(path, code, value.from, family), 0, open) == 0;
}

struct Given {
  std::map<std::string_view, int> literals{};  // and how many each name is given
  std::set<std::string_view> others{};         // names that hold something else
};

Given given_in(const std::string& path, const Code& code, Family family) {
  Given given;
  for (std::size_t i = 0; i < code.size(); ++i) {
    // Scan(&column): whoever is handed the place writes into it.
    if (family == Family::kGo && code.is(i, "&")) given.others.insert(code.at(i + 1).text);
    const std::size_t value = value_given_at(code, i);
    if (value == 0 || code.is(value, "range")) continue;
    const Span span{value, end_of_value(code, i, value)};
    const bool added = !code.is(value - 2, code.at(i).text) && code.is(value - 2, "+");
    if (is_written_out(path, code, span, family) && !added) {
      ++given.literals[code.at(i).text];
    } else {
      given.others.insert(code.at(i).text);
    }
  }
  return given;
}

}  // namespace

std::set<std::string_view> chosen_names(const std::string& path, const Code& code, Family family) {
  Given given = given_in(path, code, family);
  for (const std::string_view name : listed_names(code))
    given.literals[name] += kFewest;
  std::erase_if(given.literals, [&](const auto& one) {
    return one.second < kFewest || given.others.contains(one.first);
  });
  std::set<std::string_view> names;
  if (given.literals.empty()) return names;
  const std::set<std::string_view> parameters = parameters_in(code, family);
  for (const auto& [name, times] : given.literals) {
    if (parameters.contains(name)) continue;
    names.insert(name);
    names.insert(name.substr(name.starts_with('$') ? 1 : 0));
  }
  return names;
}

}  // namespace assay
