// SPDX-License-Identifier: MIT
// Lists of words, and the forms that some languages have of their own.
#include "repo/code/assertion.h"

#include <algorithm>
#include <array>

#include "core/text.h"
#include "core/word_list.h"

namespace assay {
namespace {

// Parts of words, in lower case: whoever says one of them can fail.
constexpr std::array<std::string_view, 31> kAsserting{
    "assert",  "expect",   "should",     "verify",    "must",       "raise",     "throw",
    "panic",   "fail",     "refute",     "snapshot",  "statuscode", "validate",  "ensure",
    "unwrap",  "received", "checks",     "require_",  "seejson",    "intercept", "compare",
    "approve", "forall",   "quickcheck", "_response", "confirm",    "bdd",       "exit",
    "abort",   "conforms", "wont_"};
// Whole words. `require` loads a module in some languages, and asserts in others.
constexpr std::array<std::string_view, 28> kAssertingWords{
    "cy", "check", "checkall", "equal", "deepequal", "is", "ok", "same", "then", "eventually",
    "andexpect", "match", "eq", "andreturn", "contains", "wait_for", "waitfor", "see", "require",
    // assertk's, on whatever stands before
    "hassize", "containsexactly", "containsonly", "containsall", "isequalto", "isinstanceof",
    "isnotnull", "hasmessage",
    // Starlette's, which raises where it is refused
    "websocket_connect"};

// t.Errorf(…), by whatever name a test of Go calls its t.
bool fails_test(const Code& code, std::size_t i) {
  constexpr std::array<std::string_view, 6> kFailing{"Error",  "Errorf", "Fatal",
                                                     "Fatalf", "Fail",   "FailNow"};
  constexpr std::array<std::string_view, 5> kOthers{"fmt", "http", "errors", "logger", "status"};
  return i > 1 && code.is(i - 1, ".") && code.is(i + 1, "(") && lists(kFailing, code.at(i).text) &&
         !lists(kOthers, code.at(i - 2).text);
}

// fn takes_admin(_: User<Admin>) {} within a test: that it compiles is what it tests.
bool declares_within(const Code& code, std::size_t i) {
  return code.is(i, "fn") && i > 0 &&
         (code.is(i - 1, "{") || code.is(i - 1, "}") || code.is(i - 1, ";")) &&
         code.at(i + 1).is_word();
}

// Elixir matches patterns, Rust passes errors on, specs2 compares by ===.
bool fails_by_mark(const Code& code, std::size_t i, Family family) {
  if (family == Family::kRust) return code.is(i, "?");
  if (family == Family::kJvm) return code.is(i, "=") && code.is(i + 1, "=") && code.is(i + 2, "=");
  // Repo.insert!(…)
  if (family == Family::kElixir && code.is(i, "!")) return code.is(i + 1, "(") && i > 0;
  return family == Family::kElixir && code.is(i, "=") &&
         (code.is(i - 1, "}") || code.is(i - 1, "]"));
}

// response.json()["token"]: it is raised where there is none.
bool takes_member_of_answer(const Code& code, std::size_t i) {
  return code.is(i, "json") && code.is(i - 1, ".") && code.is(i + 1, "(") && code.is(i + 2, ")") &&
         code.is(i + 3, "[");
}

// t.Error, t.is; handing t on is a call that may assert.
bool asks_test(const Code& code, std::size_t i) {
  constexpr std::array<std::string_view, 8> kSilent{"Log",    "Logf",    "Run",    "Parallel",
                                                    "Helper", "Cleanup", "Setenv", "Skip"};
  return code.is(i + 1, ".") && !lists(kSilent, code.at(i + 2).text);
}

// Whole words that assert in some places or languages alone.
bool asserts_as_word(const Code& code, std::size_t i, Family family, std::string_view word) {
  if (word == "then" && code.is(i + 1, ":")) return true;  // Spock
  if (word == "run_test") return code.is(i + 1, "!");  // rswag holds the answer to what it declares
  if (word == "require") return family != Family::kJavaScript && family != Family::kRuby;
  if (word == "t" || word == "tc") return asks_test(code, i);
  const bool called = code.is(i + 1, "(") || code.is(i + 1, ".");
  return called && lists(kAssertingWords, word);
}

}  // namespace

bool asserts_at(const Code& code, std::size_t i, Family family) {
  if (!code.at(i).is_word()) return fails_by_mark(code, i, family);
  const std::string word = lower(code.at(i).text);
  if (word == "throws" && code.at(i + 1).is_word()) return false;  // Java's clause
  if (holds_one_of(kAsserting, word)) return true;
  if (family == Family::kGo && fails_test(code, i)) return true;
  if (family == Family::kRust && declares_within(code, i)) return true;
  if (family == Family::kPython && i > 0 && takes_member_of_answer(code, i)) return true;
  return asserts_as_word(code, i, family, word);
}

std::size_t assertions(const Code& code, Span span, Family family) {
  std::size_t count = 0;
  for (std::size_t i = span.from; i < std::min(span.to, code.size()); ++i)
    count += asserts_at(code, i, family) ? 1U : 0U;
  return count;
}

}  // namespace assay
