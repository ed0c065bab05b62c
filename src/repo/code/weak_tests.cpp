// SPDX-License-Identifier: MIT
// Holds each test against what it asserts, itself or by what it calls.
#include "repo/code/weak_tests.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "core/text.h"
#include "core/word_list.h"
#include "repo/code/always_true.h"
#include "repo/code/assertion.h"
#include "repo/code/callback.h"
#include "repo/code/expression_bodies.h"
#include "repo/code/left_out.h"
#include "repo/code/part.h"
#include "repo/tests/generated.h"

namespace assay {
namespace {

constexpr std::size_t kMostCalls = 60;  // kept of one function
constexpr std::size_t kMostCallers = 20'000;

// Said by a test of what must merely not break.
constexpr std::array<std::string_view, 12> kSmoke{
    "contextload", "notthrow", "not_throw", "not throw", "n't throw", "without error",
    "noerror",     "no error", "starts",    "compile",   "not_raise", "does_not"};

std::vector<std::string> calls_in(const Code& code, Span span) {
  std::set<std::string> calls;
  for (std::size_t i = span.from; i < std::min(span.to, code.size()); ++i) {
    const bool quoted =
        code.at(i).quote == '`' && code.is(i + 1, "(");  // Kotlin's `then it is so`()
    if (!(quoted || code.at(i).is_word()) || calls.size() == kMostCalls) continue;
    const Token& next = code.at(i + 1);
    // Ruby and Elixir call without parentheses.
    if (next.is("(") || next.is("<") || next.first || next.is("!")) {
      calls.emplace(code.at(i).text);
    }
  }
  return {calls.begin(), calls.end()};
}

// saved.map(_ => assert(true)): it holds when what was waited for did.
bool follows_success(const Code& code, std::size_t i) {
  constexpr std::array<std::string_view, 3> kOn{"map", "then", "flatMap"};
  if (i < 8 || !code.is(i - 1, ">") || !code.is(i - 2, "=")) return false;
  for (std::size_t back = 3; back <= 8; ++back) {
    if (lists(kOn, code.at(i - back).text)) return true;
  }
  return false;
}

// The one thing that a test asserts holds always.
bool only_always_true(const Code& code, Span span, Family family) {
  bool hollow = false;
  for (std::size_t i = span.from; i < std::min(span.to, code.size()); ++i) {
    if (!code.at(i).is_word() || !asserts_at(code, i, family)) continue;
    if (!hollow && always_true(code, i) && !follows_success(code, i)) {
      hollow = true;
    } else if (!code.is(i - 1, ".") || !hollow) {
      return false;  // another one
    }
  }
  return hollow;
}

// Nothing between the braces, or "pass".
bool is_empty(const Code& code, const FoundTest& test, Family family) {
  const std::size_t to = test.body.to;
  if (to < 3) return false;
  if (family == Family::kPython) return code.is(to - 1, "pass") && code.is(to - 2, ":");
  if (family == Family::kRuby || family == Family::kElixir) return false;
  // The end of Java's is that of its last block, which may be a catch with nothing in it.
  const bool calls = family == Family::kJavaScript || family == Family::kPhp;
  const bool of_call = calls && code.is(to - 1, "}") && code.is(to - 2, "{");
  return code.is(to - 1, "{") || (of_call && (code.is(to - 3, ">") || code.is(to - 3, ")")));
}

// Asserts by running at all, by means of its framework's own, or what examples that are shared
// assert elsewhere.
bool asserts_by_kind(const Code& code, const FoundTest& test) {
  constexpr std::array<std::string_view, 3> kShared{"it_behaves_like", "it_should_behave_like",
                                                    "include_examples"};
  if (lists(kShared, code.at(test.body.from).text)) return true;
  return holds_one_of(kSmoke, lower(test.name)) || test.framework == "k6" ||
         test.framework == "oatpp-test" ||  // in a file of its own
         test.name.starts_with("Example") || test.name.starts_with("Fuzz");
}

}  // namespace

TestBodies::Body TestBodies::body_of(const Code& code,
                                     Family family,
                                     const FoundTest& test,
                                     const LeftOut& left_out,
                                     std::string_view text) const {
  Body body{.test = {.name = shortened(printable(test.name), 120), .line = test.line}};
  const auto weak = [&](TestWeakness weakness) {
    body.judged = true;
    body.test.weakness = weakness;
  };
  const bool run_apart = family == Family::kRust && runs_ignored_;
  const std::optional<std::size_t> skip = run_apart ? std::nullopt : left_out.mark_of(test);
  if (is_focused(code, test, family)) {
    weak(TestWeakness::kOnly);
  } else if (skip) {
    if (!is_explained(text, code.at(*skip))) weak(TestWeakness::kSkipped);
    body.asserts = true;
  } else if (asserts_by_kind(code, test)) {
    body.asserts = true;
  } else if (is_empty(code, test, family)) {
    weak(TestWeakness::kEmpty);
  } else if (only_always_true(code, test.body, family)) {
    weak(TestWeakness::kAlwaysTrue);
  } else {
    const bool elsewhere = family == Family::kJavaScript ? hands_on_callback(code, test.body)
                                                         : skips_with_reason(code, test.body);
    body.asserts = elsewhere || assertions(code, test.body, family) > 0;
    if (!body.asserts) body.calls = calls_in(code, test.body);
  }
  return body;
}

void TestBodies::take(const SourceFile& file,
                      Family family,
                      const Code& code,
                      const std::vector<Function>& functions) {
  if (family == Family::kPython && !collected_.hold(file.path)) return;
  const LeftOut left_out(code, family);
  const GeneratedTests generated(file);
  for (const FoundTest& test : tests_in(file, family, code)) {
    if (generated.hold(test.name)) continue;
    bodies_.push_back(body_of(code, family, test, left_out, file.text));
    bodies_.back().test.file = file.path;
  }
  if (part_of(file) != Part::kTests) return;
  std::vector<Function> all = functions;
  std::ranges::move(expression_bodies_in(code, family), std::back_inserter(all));
  for (const Function& function : all) {
    if (function.name.empty() || callers_.size() == kMostCallers) continue;
    if (assertions(code, function.span, family) > 0) {
      asserting_.insert(function.name);
    } else {
      callers_.push_back({function.name, calls_in(code, function.span)});
    }
  }
}

void TestBodies::finish(CodeFacts& facts) const {
  std::set<std::string> asserting = asserting_;
  const auto calls_asserting = [&](const std::string& name) { return asserting.contains(name); };
  // A helper may call a helper that calls one.
  constexpr int kDeepest = 3;
  for (int depth = 0; depth < kDeepest; ++depth) {
    for (const Caller& caller : callers_) {
      if (std::ranges::any_of(caller.calls, calls_asserting)) asserting.insert(caller.name);
    }
  }
  for (const Body& body : bodies_) {
    ++facts.tests_read;
    const bool asserts = body.asserts || std::ranges::any_of(body.calls, calls_asserting);
    if (body.judged || !asserts) facts.weak_tests.push_back(body.test);
  }
}

}  // namespace assay
