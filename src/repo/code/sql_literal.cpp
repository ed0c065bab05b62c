// SPDX-License-Identifier: MIT
// Looks at the few tokens before.
#include "repo/code/sql_literal.h"

#include <array>

#include "core/text.h"
#include "core/word_list.h"

namespace assay {
namespace {

// Interpolation that its callee turns into parameters.
constexpr std::array<std::string_view, 8> kParametrising{"FromSqlInterpolated",
                                                         "ExecuteSqlInterpolated",
                                                         "ExecuteSqlInterpolatedAsync",
                                                         "FromSql",
                                                         "ExecuteSql",
                                                         "ExecuteSqlAsync",
                                                         "SqlQuery",
                                                         "SqlInterpolated"};
constexpr std::array<std::string_view, 12> kLogs{"log",     "logger", "console", "print",
                                                 "println", "info",   "debug",   "warn",
                                                 "error",   "throw",  "raise",   "printf"};

}  // namespace

bool is_tagged(const std::string& path, const Code& code, std::size_t i, Family family) {
  const Token& literal = code.at(i);
  if (i == 0 || !code.at(i - 1).touches(literal)) return false;
  const Token& before = code.at(i - 1);
  if (family == Family::kJavaScript && literal.quote == '`') {
    return before.is_word() || before.is(">") || before.is(")") || before.is("]");
  }
  const bool scala = path.ends_with(".scala");
  return scala && before.is_word() && !before.is("s") && !before.is("f");
}

bool is_logged(const Code& code, std::size_t i) {
  for (std::size_t back = 1; back <= 4 && back <= i; ++back) {
    const Token& token = code.at(i - back);
    if (token.first && back > 1 && !code.is(i - back, "throw")) return false;
    if (token.is_word() && lists(kLogs, lower(token.text))) return true;
  }
  return false;
}

bool is_parametrised(const Code& code, std::size_t i, Family family) {
  if (family != Family::kDotNet) return false;
  for (std::size_t back = 1; back <= 4 && back <= i; ++back) {
    if (lists(kParametrising, code.at(i - back).text)) return true;
  }
  return false;
}

}  // namespace assay
