// SPDX-License-Identifier: MIT
// The vocabulary of refusals, exceptions, limits and concurrency in tests of many languages.
#include "repo/tests/classify.h"

#include <algorithm>
#include <array>
#include <string>

#include "core/text.h"
#include "core/word_list.h"
#include "repo/tests/denied.h"
#include "repo/tests/refusals.h"
#include "repo/tests/successes.h"
#include "repo/tests/words.h"

namespace assay {
namespace {

// A word of a name that begins so speaks of a refusal or a failure …
constexpr std::array<std::string_view, 46> kErrorStems{
    "err",       "invalid", "inválid",   "fail",    "falh",      "reject",   "refus",    "missing",
    "without",   "unauth",  "forbid",    "denied",  "denies",    "deny",     "throw",    "raise",
    "except",    "wrong",   "incorrect", "cannot",  "unknown",   "nonexist", "conflict", "duplic",
    "unprocess", "malform", "expire",    "illegal", "unsupport", "insuffic", "mismatch", "unavail",
    "notfound",  "prevent", "disallow",  "validat", "required",  "não",      "nao",      "inexist",
    "unallow",   "badreq",  "corrupt",   "unexist", "shouldnt",  "doesnt"};
// … and these do as whole words.
constexpr std::array<std::string_view, 14> kErrorWords{
    "not",  "no",  "bad", "never",  "cant",   "isnt",   "absent",
    "gone", "non", "sad", "broken", "unless", "locked", "ko"};
constexpr std::array<std::string_view, 34> kEdgeStems{
    "boundar",   "limit",      "edge",     "corner",   "concurr",   "parallel", "simultan",
    "empty",     "zero",       "negativ",  "overflow", "underflow", "large",    "huge",
    "exceed",    "unicode",    "emoji",    "idempot",  "retry",     "retries",  "timeout",
    "atomic",    "rollback",   "deadlock", "stale",    "twice",     "throttl",  "rounding",
    "precision", "whitespace", "maxim",    "minim",    "stress",    "fuzz"};
// No "long": of addresses and of longitude.
constexpr std::array<std::string_view, 20> kEdgeWords{
    "max",  "min",     "null",   "nil",      "none",      "undefined", "blank",
    "too",  "exactly", "beyond", "overlong", "injection", "restart",   "nulo",
    "nula", "nulos",   "vazio",  "vazia",    "vacío",     "vacia"};

constexpr std::array<std::string_view, 14> kAtOnce{
    "waitgroup",         "errgroup",           "threadpoolexecutor",
    "completablefuture", "countdownlatch",     "executorservice",
    "whenall",           "allsettled",         "join_all",
    "async_stream",      "newfixedthreadpool", "cyclicbarrier",
    "threadpool",        "threading"};
bool follow(const std::vector<std::string>& words, std::string_view first, std::string_view next) {
  const auto pair = std::ranges::adjacent_find(
      words, [&](const auto& one, const auto& other) { return one == first && other == next; });
  return pair != words.end();
}

// "makes sure a user is signed in before …", "requires a token", "redirects to login": who does
// not bring what is asked for is turned away.
bool turns_away(const std::vector<std::string>& words) {
  const bool logged = lists(words, "signed") || lists(words, "logged");
  if (logged && follow(words, "in", "before")) return true;
  for (const std::string_view first : {"login", "authenticated", "authorized"})
    if (follow(words, first, "before")) return true;
  const bool redirected = std::ranges::any_of(
      words, [](const std::string& word) { return word.starts_with("redirect"); });
  const bool to_login = follow(words, "to", "login") || follow(words, "sign", "in");
  return (redirected && to_login) || lists(words, "requires");
}

// "returns the user if validation is successful", "deletes successfully without exceptions"; not
// "is not successful".
bool says_that_it_succeeds(const std::vector<std::string>& words) {
  constexpr std::array<std::string_view, 4> kSucceeding{"successfully", "successful", "succeeds",
                                                        "success"};
  constexpr std::array<std::string_view, 5> kDenied{"not", "no", "never", "isnt", "without"};
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (!lists(kSucceeding, words[i])) continue;
    const bool denied = i > 0 && lists(kDenied, words[i - 1]);
    return !denied && (i + 1 == words.size() || words[i + 1] != "false");
  }
  return false;
}

bool is_at_once(const Code& code, std::size_t index, const std::string& word) {
  if (lists(kAtOnce, word)) return true;
  if (word == "go") return code.is(index, "go") && code.is(index + 1, "func");
  if (word == "all") return index >= 2 && code.is(index - 2, "Promise");
  if (word == "gather") return index >= 2 && code.is(index - 2, "asyncio");
  // new Thread(…), Thread(target=…), Thread.new; not Thread.sleep.
  return word == "thread" && (code.is(index + 1, "(") || code.is(index + 2, "new"));
}

// Go: {…, wantErr: true}
bool is_error_in_row(const Code& code, std::size_t index, const std::string& word) {
  const bool wanted = word.find("err") != std::string::npos && code.is(index + 1, ":") &&
                      !code.is(index + 2, "false") && !code.is(index + 2, "nil");
  return wanted || names_error_status(word);
}

// Of a word that mostly speaks of a refusal, with the one behind it.
bool refuses_nothing(std::string_view word, std::string_view next) {
  // NoCache, NoContent, NotEmpty
  constexpr std::array<std::string_view, 11> kHarmless{
      "cache", "content", "args", "op", "sql", "store", "null", "nil", "empty", "error", "errors"};
  if (word == "no" || word == "not") return lists(kHarmless, next);
  // findByIdOrNull
  if (word == "or") return next == "null" || next == "nil" || next == "none";
  // "Collects without losing any" says how it succeeds.
  constexpr std::array<std::string_view, 13> kKept{
      "conflict",  "conflicts", "reordering", "losing", "changing",  "breaking",  "blocking",
      "affecting", "modifying", "error",      "errors", "exception", "exceptions"};
  if (word == "without") return lists(kKept, next);
  // Of "non-universal" only a few are refused: non-existing, non-numeric.
  constexpr std::array<std::string_view, 6> kRefused{"exist",   "valid",  "auth",
                                                     "numeric", "number", "integer"};
  return word == "non" && !begins_with_one_of(kRefused, next);
}

bool names_success(const std::vector<std::string>& words) {
  return std::ranges::any_of(
      words, [](const std::string& word) { return word.size() == 3 && word.starts_with("20"); });
}

// Whether the words at this index, and the one behind them, speak of nothing of the kind.
bool is_harmless(const std::vector<std::string>& words, std::size_t i) {
  return i + 1 < words.size() && refuses_nothing(words[i], words[i + 1]);
}

bool names_refusal(const std::vector<std::string>& words) {
  if (turns_away(words)) return true;
  if (says_that_it_succeeds(words)) return false;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (is_harmless(words, i)) {
      ++i;
      continue;
    }
    // "is 200 or 503" leaves it open.
    const bool status = is_error_status(words[i]) && !names_success(words);
    if (begins_with_one_of(kErrorStems, words[i]) || lists(kErrorWords, words[i]) || status)
      return true;
  }
  return false;
}

bool names_limit(const std::vector<std::string>& words) {
  if (follow(words, "race", "condition") || follow(words, "data", "race")) return true;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (is_harmless(words, i)) {
      ++i;
    } else if (begins_with_one_of(kEdgeStems, words[i]) || lists(kEdgeWords, words[i])) {
      return true;
    }
  }
  return false;
}

// What a service may as well get along with: "answers twice to a duplicate", "skips invalid rows".
bool names_odd_input(const std::vector<std::string>& words) {
  constexpr std::array<std::string_view, 14> kOdd{
      "invalid", "inválid", "duplic",    "malform", "corrupt", "missing", "nonexist",
      "inexist", "unknown", "unsupport", "expire",  "fail",    "falh",    "notfound"};
  return names_limit(words) || follow(words, "not", "found") || follow(words, "not", "existing") ||
         follow(words, "not", "exist") || follow(words, "non", "existing") ||
         follow(words, "non", "existent") ||
         std::ranges::any_of(
             words, [&](const std::string& word) { return begins_with_one_of(kOdd, word); });
}

}  // namespace

bool is_error_status(std::string_view number) {
  constexpr std::array<std::string_view, 23> kStatuses{
      "400", "401", "402", "403", "404", "405", "406", "409", "410", "411", "412", "413",
      "415", "416", "422", "423", "428", "429", "431", "500", "501", "502", "503"};
  return lists(kStatuses, number);
}

TestKind stronger(TestKind left, TestKind right) {
  if (left == TestKind::kError || right == TestKind::kError) return TestKind::kError;
  return left == TestKind::kEdge ? left : right;
}

TestKind kind_of_name(std::string_view name) {
  const std::vector<std::string> words = words_of_name(name);
  if (names_refusal(words)) return TestKind::kError;
  const bool got_along = says_that_it_succeeds(words) && names_odd_input(words);
  return names_limit(words) || got_along ? TestKind::kEdge : TestKind::kHappy;
}

Signs::Signs(const Code& code) : before_(1) {
  before_.reserve(code.size() + 1);
  for (std::size_t i = 0; i < code.size(); ++i) {
    const Token& token = code.at(i);
    Counts counts = before_.back();
    if (token.is_word()) {
      count_word(code, i, counts);
    } else if (token.is_string()) {
      count_text(code, i, counts);
    } else if (token.kind == TokenKind::kNumber) {
      count_number(code, i, counts);
    }
    before_.push_back(counts);
  }
}

void Signs::count_number(const Code& code, std::size_t i, Counts& counts) {
  const bool error = is_error_status(code.at(i).text);
  if (!error && !is_success_status(code.at(i).text)) return;
  const bool asserted = is_asserted_status(code, i);
  counts.row_errors += error ? 1U : 0U;
  if (!asserted) return;
  const bool refused = error || is_negated(code, i);
  counts.errors += refused ? 1U : 0U;
  counts.successes += refused ? 0U : 1U;
}

void Signs::count_text(const Code& code, std::size_t i, Counts& counts) {
  const TestKind kind = kind_of_name(code.at(i).text);
  counts.errors += tells_failure(code, i) ? 1U : 0U;
  counts.row_errors += kind == TestKind::kError ? 1U : 0U;
  counts.row_edges += kind == TestKind::kEdge ? 1U : 0U;
}

void Signs::count_word(const Code& code, std::size_t i, Counts& counts) {
  const std::string word = lower(code.at(i).text);
  const bool error = expects_failure(code, i, word) || denies_check(code, i);
  counts.errors += error ? 1U : 0U;
  counts.at_once += is_at_once(code, i, word) ? 1U : 0U;
  counts.successes += expects_success(code, i, word) ? 1U : 0U;
  counts.hints += code.is(i + 1, "(") && names_check_of_failure(code.at(i).text) ? 1U : 0U;
  counts.row_errors += is_error_in_row(code, i, word) ? 1U : 0U;
}

std::size_t Signs::within(Span span, std::size_t Counts::*sign) const {
  const std::size_t to = std::min(span.to, before_.size() - 1);
  const std::size_t from = std::min(span.from, to);
  return before_[to].*sign - before_[from].*sign;
}

TestKind Signs::kind_of_body(Span body) const {
  if (within(body, &Counts::at_once) > 0) return TestKind::kEdge;
  return within(body, &Counts::errors) > 0 ? TestKind::kError : TestKind::kHappy;
}

bool Signs::only_succeeds(Span body) const {
  return within(body, &Counts::successes) > 0 && within(body, &Counts::errors) == 0 &&
         within(body, &Counts::hints) == 0;
}

TestKind Signs::kind_of_test(std::string_view name, Span body) const {
  TestKind by_name = kind_of_name(name);
  if (by_name == TestKind::kError && only_succeeds(body))
    by_name = names_odd_input(words_of_name(name)) ? TestKind::kEdge : TestKind::kHappy;
  return stronger(kind_of_body(body), by_name);
}

TestKind Signs::kind_of_row(Span row) const {
  if (within(row, &Counts::row_errors) > 0) return TestKind::kError;
  return within(row, &Counts::row_edges) > 0 ? TestKind::kEdge : TestKind::kHappy;
}

}  // namespace assay
