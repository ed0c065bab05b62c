// SPDX-License-Identifier: MIT
// Words of code and what stands around them.
#include "repo/tests/refusals.h"

#include <algorithm>
#include <array>

#include "core/text.h"
#include "core/word_list.h"

namespace assay {
namespace {

// Words of code, whole and in lower case, that expect a failure.
constexpr std::array<std::string_view, 50> kExpectFailure{"attributehaserrors",
                                                          "attributehasfielderrors",
                                                          "tothrow",
                                                          "assertfailswith",
                                                          "assertfails",
                                                          "shouldthrowany",
                                                          "shouldthrowexactly",
                                                          "assertthrowsexactly",
                                                          "assertfailure",
                                                          "assertthatexception",
                                                          "expectnomsg",
                                                          "expectnomessage",
                                                          "tothrowerror",
                                                          "assertraises",
                                                          "assertraisesregex",
                                                          "raises",
                                                          "raise_error",
                                                          "assert_raises",
                                                          "assert_raise",
                                                          "rejects",
                                                          "rejectedwith",
                                                          "expectexception",
                                                          "assertthrows",
                                                          "assertthrown",
                                                          "shouldthrow",
                                                          "shouldfail",
                                                          "assertthatthrownby",
                                                          "throwsasync",
                                                          "throwsanyasync",
                                                          "should_panic",
                                                          "unwrap_err",
                                                          "expect_err",
                                                          "errorcontains",
                                                          "erroris",
                                                          "erroras",
                                                          "expected_exception",
                                                          "isleft",
                                                          "shouldbeleft",
                                                          "assertinvalid",
                                                          "assertjsonvalidationerrors",
                                                          "assertsessionhaserrors",
                                                          "errors_on",
                                                          "be_invalid",
                                                          "assertunauthorized",
                                                          "assertforbidden",
                                                          "assertnotfound",
                                                          "assertunprocessable",
                                                          "thrownby",
                                                          "expectthrows",
                                                          "haserror"};
// Parts of words that name an error status, in any language's spelling.
constexpr std::array<std::string_view, 23> kStatusNames{
    "badrequest",
    "bad_request",
    "notfound",
    "not_found",
    "unauthorized",
    "unauthenticated",
    "forbidden",
    "forbid_action",
    "conflict",
    "unprocessable",
    "toomany",
    "too_many",
    "methodnotallowed",
    "method_not_allowed",
    "notacceptable",
    "4xx",
    "5xx",
    "internalservererror",
    "internal_server_error",
    "server_error",
    "clienterror",
    "http_4",
    "unsupported_media",
};
constexpr std::array<std::string_view, 8> kClassifyAsserting{
    "expect", "assert", "should", "require", "status", "code", "equal", "must",
};

// 400 of money, 500 rows.
bool is_amount(const Code& code, std::size_t index) {
  constexpr std::array<std::string_view, 13> kAmounts{
      "balance",  "amount", "price", "total", "length", "size",  "count",
      "quantity", "stock",  "cost",  "sum",   "len",    "salary"};
  constexpr std::size_t kFar = 10;
  bool amount = false;
  for (std::size_t i = index - std::min(index, kFar); i < index + kFar && i < code.size(); ++i) {
    const bool said = code.at(i).is_word() || code.at(i).is_string();  // total, ["total"]
    if (!said || code.at(i).line != code.at(index).line) continue;
    const std::string word = lower(code.at(i).text);
    if (word.find("status") != word.npos || word.find("code") != word.npos) return false;
    amount = amount || holds_one_of(kAmounts, word);
  }
  return amount;
}

// What was said in the few tokens before tells an asserted status from any other number.
bool asserts_just_before(const Code& code, std::size_t index) {
  for (std::size_t back = 1; back <= 8 && back <= index; ++back) {
    const Token& token = code.at(index - back);
    if (token.is_word() && holds_one_of(kClassifyAsserting, lower(token.text))) return true;
  }
  return false;
}

bool reports_failure(const Code& code, std::size_t index) {
  if (index < 2 || !code.is(index - 1, ".")) return false;
  return code.is(index - 2, "t") || code.is(index - 2, "console") || code.is(index - 2, "log");
}

// Assert.Throws<E>(…), expect(f).to.throw(), intercept[E]; not Java's throws clause, nor a mock
// that throws.
bool is_called(const Code& code, std::size_t index) {
  const Token& next = code.at(index + 1);
  return next.is("(") || next.is("<") || next.is("[") || next.is(";") || next.is(")");
}

// errors == {}, errors is None, assertEqual(errors, []), expect(errors).toBeUndefined(),
// errors.should be_empty: there is none.
bool is_compared_with_nothing(const Code& code, std::size_t index) {
  constexpr std::array<std::string_view, 14> kNothing{
      "none",      "null",   "nil",      "isnull", "beempty",    "isempty",       "be_empty",
      "undefined", "tonull", "tobenull", "be_nil", "assertnull", "tobeundefined", "assertempty"};
  constexpr std::size_t kFar = 6;
  for (std::size_t i = index + 1; i <= index + kFar && i < code.size(); ++i) {
    if (code.at(i).first) return false;
    const bool bare =
        (code.is(i, "{") && code.is(i + 1, "}")) || (code.is(i, "[") && code.is(i + 1, "]"));
    if (bare) return true;
    if (lists(kNothing, lower(code.at(i).text)))
      return !code.is(i - 1, "not") && !code.is(i - 2, "not");
  }
  return false;
}

// expect(run).not.toThrow(), ->not->toThrow(…), not_to raise_error
bool is_denied(const Code& code, std::size_t index) {
  constexpr std::array<std::string_view, 4> kNot{"not", "not_to", "to_not", "should_not"};
  for (std::size_t back = 1; back <= 3 && back <= index; ++back) {
    if (lists(kNot, code.at(index - back).text)) return true;
    if (code.at(index - back).is_word()) return false;
  }
  return false;
}

// Python: except Dark: … else: self.fail()
bool fails_when_nothing_is_raised(const Code& code, std::size_t index) {
  constexpr std::size_t kFar = 4;
  if (!code.is(index + 1, ":")) return false;
  for (std::size_t i = index + 2; i <= index + 1 + kFar; ++i)
    if (code.is(i, "fail") && code.is(i + 1, "(")) return true;
  return false;
}

// let answer: ErrorMessage = …, ReadFromJsonAsync<ProblemDetails>()
bool is_read_as_error(const Code& code, std::size_t index, std::string_view word) {
  constexpr std::array<std::string_view, 6> kTypes{"errormessage", "errorresponse",  "errorbody",
                                                   "apierror",     "problemdetails", "errordto"};
  if (index == 0 || !lists(kTypes, word)) return false;
  return (code.is(index - 1, ":") && code.is(index + 1, "=")) ||
         (code.is(index - 1, "<") && code.is(index + 1, ">"));
}

}  // namespace

bool expects_failure(const Code& code, std::size_t index, const std::string& word) {
  if (word == "is_err") return asserts_just_before(code, index);
  // assert!(found.is_none()): what was looked for is not there; a field may well be empty.
  const bool whole = index > 2 && code.is(index - 1, ".") && !code.is(index - 3, ".");
  if (word == "is_none") return whole && asserts_just_before(code, index);
  if (word == "else") return fails_when_nothing_is_raised(code, index);
  if (is_read_as_error(code, index, word)) return true;
  if (word == "throws" || word == "throw" || word == "intercept") return is_called(code, index);
  if (word.starts_with("validate_")) return true;  // shoulda: validate_presence_of
  if (lists(kExpectFailure, word)) return !is_denied(code, index);
  if (holds_one_of(kStatusNames, word)) return true;
  if (word == "error" || word == "errors" || word == "exception") {
    return !reports_failure(code, index) && asserts_just_before(code, index) &&
           !is_compared_with_nothing(code, index);
  }
  if (word == "err") {  // Go: if err == nil { t.Fatal }; Rust: Err(…)
    return code.is(index, "Err") ||
           (code.is(index + 1, "=") && code.is(index + 2, "=") && code.is(index + 3, "nil"));
  }
  // JUnit 4: @Test(expected = …)
  return word == "expected" && code.is(index - 1, "(") && code.is(index + 1, "=");
}

bool is_asserted_status(const Code& code, std::size_t index) {
  return asserts_just_before(code, index) && !is_amount(code, index);
}

bool names_error_status(std::string_view word) {
  return holds_one_of(kStatusNames, word);
}

bool tells_failure(const Code& code, std::size_t index) {
  constexpr std::array<std::string_view, 3> kFailed{"error", "fail", "failed"};
  constexpr std::size_t kFar = 4;
  const std::string_view text = code.at(index).text;
  if (text == "success") {
    for (std::size_t i = index + 1; i <= index + kFar && i < code.size(); ++i)
      if (code.is(i, "false")) return true;
    return false;
  }
  if (!lists(kFailed, text)) return false;
  for (std::size_t back = 1; back <= kFar && back <= index; ++back)
    if (code.at(index - back).text == "status") return true;
  return false;
}

}  // namespace assay
