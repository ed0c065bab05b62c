// SPDX-License-Identifier: MIT
// Recognises assertions by the words of the frameworks, and what keeps a test from being run.
#include "repo/code/weak_tests.h"

#include <algorithm>
#include <array>
#include <utility>

#include "core/text.h"
#include "core/word_list.h"
#include "repo/code/always_true.h"
#include "repo/code/callback.h"
#include "repo/code/part.h"

namespace assay {
namespace {

constexpr std::size_t kMostCalls = 60;  // kept of one function
constexpr std::size_t kMostCallers = 20'000;

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
// Said by a test of what must merely not break.
constexpr std::array<std::string_view, 12> kSmoke{
    "contextload", "notthrow", "not_throw", "not throw", "doesn't throw", "without error",
    "noerror",     "no error", "starts",    "compile",   "not_raise",     "does_not"};
constexpr std::array<std::string_view, 9> kSkips{
    "skip", "xit", "xtest", "xdescribe", "Disabled", "Ignore", "ignore", "pending", "xspecify"};

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

bool asserts_here(const Code& code, std::size_t i, Family family) {
  const Token& token = code.at(i);
  if (!token.is_word()) {
    // Elixir matches patterns, Rust passes errors on.
    if (family == Family::kRust) return token.is("?");
    return family == Family::kElixir && token.is("=") &&
           (code.is(i - 1, "}") || code.is(i - 1, "]"));
  }
  const std::string word = lower(token.text);
  if (word == "throws" && code.at(i + 1).is_word()) return false;  // Java's clause
  if (holds_one_of(kAsserting, word)) return true;
  if (family == Family::kGo && fails_test(code, i)) return true;
  if (family == Family::kRust && declares_within(code, i)) return true;
  if (word == "then" && code.is(i + 1, ":")) return true;  // Spock
  if (word == "run_test") return code.is(i + 1, "!");  // rswag holds the answer to what it declares
  if (word == "require") return family != Family::kJavaScript && family != Family::kRuby;
  if (word == "t" || word == "tc") {  // t.Error, t.is; handing t on is a call that may assert
    return code.is(i + 1, ".") && !code.is(i + 2, "Log") && !code.is(i + 2, "Logf") &&
           !code.is(i + 2, "Run") && !code.is(i + 2, "Parallel") && !code.is(i + 2, "Helper") &&
           !code.is(i + 2, "Cleanup") && !code.is(i + 2, "Setenv") && !code.is(i + 2, "Skip");
  }
  const bool called = code.is(i + 1, "(") || code.is(i + 1, ".");
  return called && lists(kAssertingWords, word);
}

std::size_t assertions(const Code& code, Span span, Family family) {
  std::size_t count = 0;
  for (std::size_t i = span.from; i < std::min(span.to, code.size()); ++i)
    count += asserts_here(code, i, family) ? 1U : 0U;
  return count;
}

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
    if (!code.at(i).is_word() || !asserts_here(code, i, family)) continue;
    if (!hollow && always_true(code, i) && !follows_success(code, i)) {
      hollow = true;
    } else if (!code.is(i - 1, ".") || !hollow) {
      return false;  // another one
    }
  }
  return hollow;
}

// A comment on the line of this token, or on the one before, says why.
bool is_explained(std::string_view text, const Token& token) {
  const auto at = static_cast<std::size_t>(token.text.data() - text.data());
  const std::size_t line = text.rfind('\n', at);
  const std::size_t before =
      line == std::string_view::npos || line == 0 ? 0 : text.rfind('\n', line - 1) + 1;
  const std::string_view both = text.substr(before, text.find('\n', at) - before);
  constexpr std::array<std::string_view, 3> kComments{"//", "# ", "*/"};
  return holds_one_of(kComments, both);
}

// Whether what marks a test as left out has a reason of its own: @Disabled("flaky").
bool has_reason(const Code& code, std::size_t i) {
  if (code.is(i + 1, "=") || code.is(i + 1, ":")) return true;  // Skip = "…", #[ignore = "…"]
  if (!code.is(i + 1, "(")) return code.at(i + 1).is_string() && !code.at(i + 1).first;
  const std::size_t end = code.close(i + 1);
  for (std::size_t k = i + 2; k < std::min(end, i + 20); ++k) {
    if (code.at(k).is_string()) return true;
  }
  return false;
}

// it.skip, xit, @Disabled, [Ignore], #[ignore], @pytest.mark.skip, @tag :skip: in the head of a
// test. Conditions (skipif, skipUnless) and calls within the body have their reasons.
bool is_skipped(const Code& code, const FoundTest& test, Family family) {
  if (family == Family::kJavaScript) {
    const std::size_t i = test.body.from;
    return code.at(i).text.starts_with("x") || (code.is(i + 1, ".") && code.is(i + 2, "skip"));
  }
  const std::size_t head = std::min(test.body.to, test.body.from + 40);
  for (std::size_t i = test.body.from; i < head && !code.is(i, "{"); ++i) {
    if (family == Family::kPython && code.is(i, "def")) return false;
    const bool marked =
        lists(kSkips, code.at(i).text) && !code.at(i).first &&
        (code.is(i - 1, "@") || code.is(i - 1, ".") || code.is(i - 1, "[") || code.is(i - 1, ":"));
    if (marked) return !has_reason(code, i);
  }
  return false;
}

// $this->markTestSkipped('no lamp yet'), t.Skip("needs a lamp"): left out from within, with a
// reason.
bool skips_with_reason(const Code& code, Span body) {
  constexpr std::array<std::string_view, 8> kWords{
      "marktestskipped", "marktestincomplete", "skip", "skipf", "skiptest", "pending",
      "ignore",          "inconclusive"};
  for (std::size_t i = body.from; i < std::min(body.to, code.size()); ++i) {
    if (!code.at(i).is_word() || !lists(kWords, lower(code.at(i).text))) continue;
    const Token& said = code.at(code.is(i + 1, "(") ? i + 2 : i + 1);
    if (said.is_string() && !said.first) return true;
  }
  return false;
}

bool is_focused(const Code& code, const FoundTest& test, Family family) {
  const std::size_t i = test.body.from;
  if (family != Family::kJavaScript) return false;
  return code.is(i, "fit") || (code.is(i + 1, ".") && code.is(i + 2, "only"));
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

// describe.skip(…) and xdescribe(…): what they hold is left out.
std::vector<Span> skipped_groups(const Code& code, Family family) {
  std::vector<Span> groups;
  if (family != Family::kJavaScript) return groups;
  for (std::size_t i = 0; i < code.size(); ++i) {
    const bool skip = (code.is(i, "describe") || code.is(i, "suite") || code.is(i, "context")) &&
                      code.is(i + 1, ".") && code.is(i + 2, "skip");
    const std::size_t open = skip ? i + 3 : i + 1;
    if ((skip || code.is(i, "xdescribe")) && code.is(open, "(")) {
      groups.push_back({i, code.close(open)});
    }
  }
  return groups;
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

void TestBodies::take(const SourceFile& file,
                      Family family,
                      const Code& code,
                      const std::vector<Function>& functions) {
  const std::vector<FoundTest> tests = tests_in(file, family, code);
  const std::vector<Span> groups = skipped_groups(code, family);
  const bool run_apart = family == Family::kRust && runs_ignored_;
  const auto group_of = [&](const FoundTest& test) {
    return std::ranges::find_if(groups, [&](const Span& group) {
      return group.from < test.body.from && test.body.from < group.to;
    });
  };
  for (const FoundTest& test : tests) {
    Body body{.test = {.name = shortened(printable(test.name), 120),
                       .file = file.path,
                       .line = test.line}};
    const auto weak = [&](TestWeakness weakness) {
      body.judged = true;
      body.test.weakness = weakness;
    };
    if (is_focused(code, test, family)) {
      weak(TestWeakness::kOnly);
    } else if (group_of(test) != groups.end() || (!run_apart && is_skipped(code, test, family))) {
      const auto group = group_of(test);
      const Token& token = code.at(group != groups.end() ? group->from : test.body.from);
      if (!is_explained(file.text, token)) weak(TestWeakness::kSkipped);
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
    bodies_.push_back(std::move(body));
  }
  if (part_of(file) != Part::kTests) return;
  for (const Function& function : functions) {
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
