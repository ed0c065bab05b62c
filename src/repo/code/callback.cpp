// SPDX-License-Identifier: MIT
// Finds the last parameter of a test's function, and where it goes.
#include "repo/code/callback.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "core/word_list.h"

namespace assay {
namespace {

// The parameters of a test's function, and its body: (t, done) => { … }
struct TestFunction {
  std::string_view callback{};  // the last parameter, when it is named like a callback
  Span body{};
};

bool is_arrow_at(const Code& code, std::size_t i) {
  return code.is(i, "=") && code.is(i + 1, ">");
}

// The last parameter of the function that begins here; the test's end when none does.
std::size_t last_parameter(const Code& code, Span test, std::size_t i) {
  std::size_t last = test.to;
  if (code.at(i).is_word() && is_arrow_at(code, i + 1)) last = i;
  if (!code.is(i, "(") || i <= test.from) return last;
  const std::size_t close = code.close(i);
  const bool keyword = code.is(i - 1, "function") || code.is(i - 2, "function");
  return keyword || is_arrow_at(code, close + 1) ? close - 1 : last;
}

TestFunction function_of(const Code& code, Span test) {
  constexpr std::size_t kNear = 60;
  for (std::size_t i = test.from; i < std::min(test.to, test.from + kNear); ++i) {
    const std::size_t last = last_parameter(code, test, i);
    if (last >= test.to) continue;
    constexpr std::array<std::string_view, 4> kNames{"done", "cb", "next", "callback"};
    const std::string_view name = code.at(last).text;
    return {lists(kNames, name) ? name : std::string_view(), {last + 1, test.to}};
  }
  return {};
}

}  // namespace

bool hands_on_callback(const Code& code, Span test) {
  const TestFunction function = function_of(code, test);
  if (function.callback.empty()) return false;
  for (std::size_t i = function.body.from + 1; i < std::min(function.body.to, code.size()); ++i) {
    if (!code.is(i, function.callback) || code.is(i - 1, ".")) continue;
    if (code.is(i + 1, "(") && !code.is(i + 2, ")")) return true;
    const bool argument = (code.is(i - 1, "(") || code.is(i - 1, ",")) && code.is(i + 1, ")") &&
                          !(code.is(i + 2, "=") && code.is(i + 3, ">"));
    const bool member = code.is(i - 1, ":") && (code.is(i + 1, "}") || code.is(i + 1, ","));
    if (argument || member) return true;
  }
  return false;
}

}  // namespace assay
