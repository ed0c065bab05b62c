// SPDX-License-Identifier: MIT
// Finds what is denied, in the form of each framework, and reads the names in it.
#include "repo/tests/denied.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "core/text.h"
#include "core/word_list.h"
#include "repo/tests/words.h"

namespace assay {
namespace {

// Asking whether something is so, rather than how it stands: check_password, isValid, canEdit.
bool names_a_check(std::string_view name) {
  constexpr std::array<std::string_view, 7> kStems{"valid", "verif",  "authenticat", "authori",
                                                   "allow", "permit", "accept"};
  constexpr std::array<std::string_view, 5> kWhole{"check", "checks", "match", "matches", "can"};
  return std::ranges::any_of(words_of_name(name), [&](const std::string& word) {
    return begins_with_one_of(kStems, word) || lists(kWhole, word);
  });
}

constexpr std::size_t kSubjectTokens = 30;

// Said by what is asserted itself, and not by its arguments.
bool subject_names_a_check(const Code& code, Span subject) {
  const std::size_t to = std::min(subject.to, subject.from + kSubjectTokens);
  for (std::size_t i = subject.from; i < to; ++i) {
    if (code.at(i).is_word() && names_a_check(code.at(i).text)) return true;
    if (code.is(i, "(") || code.is(i, "[") || code.is(i, "{")) i = code.close(i);
  }
  return false;
}

// Where the value begins that is given here: name = value, name := value; 0 when none is.
std::size_t value_given(const Code& code, std::size_t name) {
  if (code.is(name + 1, "=")) return code.is(name + 2, "=") ? 0 : name + 2;
  return code.is(name + 1, ":") && code.is(name + 2, "=") ? name + 3 : 0;
}

// const ok = verify(…); … assertFalse(ok): by what the name was last given.
bool was_given_a_check(const Code& code, Span subject) {
  constexpr std::size_t kFar = 80;
  if (subject.to <= subject.from || !code.at(subject.from).is_word()) return false;
  const std::string_view name = code.at(subject.from).text;
  for (std::size_t i = subject.from - 1; i > 0 && subject.from - i < kFar; --i) {
    const std::size_t from = code.is(i, name) ? value_given(code, i) : 0;
    if (from == 0) continue;
    std::size_t to = from;
    while (to < subject.from && code.at(to).line == code.at(from).line && !code.is(to, ";"))
      ++to;
    return subject_names_a_check(code, {from, to});
  }
  return false;
}

// REQUIRE(a == false), CHECK(!a)
bool says_false(const Code& code, std::size_t open) {
  const std::size_t close = code.close(open);
  return code.is(open + 1, "!") || (close < code.size() && code.is(close - 1, "false") &&
                                    code.is(close - 2, "=") && code.is(close - 3, "="));
}

// To the end of the statement that goes on at this index.
Span rest_of_statement(const Code& code, std::size_t from) {
  std::size_t to = from;
  while (to < code.size() && to < from + kSubjectTokens && (to == from || !code.at(to).first) &&
         !code.is(to, ";"))
    ++to;
  return {from, to};
}

// What stands in the bracket.
Span within_bracket(const Code& code, std::size_t open) {
  return {open + 1, code.close(open)};
}

// expect(…).toBe(false), assertThat(…).isFalse()
bool ends_in_false(const Code& code, std::size_t close) {
  constexpr std::size_t kNear = 10;
  constexpr std::array<std::string_view, 3> kNames{"isfalse", "tobefalse", "tobefalsy"};
  for (std::size_t i = close + 1; i < close + kNear && !code.is(i, ";"); ++i) {
    if (code.at(i).first && !code.is(i, ".")) return false;  // the next statement
    const std::string word = code.at(i).is_word() ? lower(code.at(i).text) : "";
    if (word == "not") return false;
    if (lists(kNames, word)) return true;
    if (word == "false") return code.is(i - 1, "(") || code.is(i - 1, ".");
  }
  return false;
}

// assertFalse, assert.False, refute
bool is_denying(const Code& code, std::size_t i, const std::string& word) {
  constexpr std::array<std::string_view, 6> kDenying{
      "assertfalse", "assert_false", "refute", "require_false", "check_false", "expect_false"};
  if (lists(kDenying, word)) return true;
  const bool of_assert =
      code.is(i - 1, ".") &&
      (code.is(i - 2, "assert") || code.is(i - 2, "Assert") || code.is(i - 2, "require"));
  return of_assert && (word == "false" || word == "isfalse");
}

// assert not …, assert(!…), assert!(!…)
Span denied_by_assert(const Code& code, std::size_t i) {
  if (code.is(i + 1, "not")) return rest_of_statement(code, i + 2);
  const std::size_t open = code.is(i + 1, "!") ? i + 2 : i + 1;
  if (code.is(open, "(") && code.is(open + 1, "!")) return within_bracket(code, open);
  return {};
}

// assertFalse(…), assert not …, Assert.False(…), refute …, assert!(!…): the subject of an
// assertion that something is false; empty when this token begins none.
Span denied_subject(const Code& code, std::size_t i, const std::string& word) {
  const bool called = code.is(i + 1, "(");
  if (is_denying(code, i, word)) {
    return called ? within_bracket(code, i + 1) : rest_of_statement(code, i + 1);
  }
  if (word == "assert") return denied_by_assert(code, i);
  const bool of_macro = called && (code.is(i, "REQUIRE") || code.is(i, "CHECK"));
  if (of_macro && says_false(code, i + 1)) return within_bracket(code, i + 1);
  const bool of_subject = called && (word == "expect" || word == "assertthat");
  if (of_subject && ends_in_false(code, code.close(i + 1))) return within_bracket(code, i + 1);
  return {};
}

// be_valid, be_successful, have_http_status(:ok)
bool is_success_of_rspec(const Code& code, std::size_t i) {
  constexpr std::array<std::string_view, 3> kSuccessful{"be_successful", "be_success", "be_ok"};
  constexpr std::array<std::string_view, 3> kStatuses{"success", "ok", "created"};
  if (code.is(i, "have_http_status")) {
    const std::size_t said = code.is(i + 1, "(") ? i + 2 : i + 1;
    return lists(kStatuses, code.at(code.is(said, ":") ? said + 1 : said).text);
  }
  return lists(kSuccessful, code.at(i).text) || names_a_check(code.at(i).text);
}

}  // namespace

bool denies_check(const Code& code, std::size_t index) {
  if (!code.at(index).is_word()) return false;
  constexpr std::array<std::string_view, 3> kNot{"not_to", "to_not", "should_not"};
  if (lists(kNot, code.at(index).text) && !code.at(index).first)
    return is_success_of_rspec(code, index + 1);
  const Span subject = denied_subject(code, index, lower(code.at(index).text));
  return subject_names_a_check(code, subject) || was_given_a_check(code, subject);
}

}  // namespace assay
