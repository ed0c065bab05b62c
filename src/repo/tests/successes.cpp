// SPDX-License-Identifier: MIT
// Words of code: some say it alone, others where an assertion stands just before.
#include "repo/tests/successes.h"

#include <algorithm>
#include <array>
#include <vector>

#include "core/text.h"
#include "core/word_list.h"
#include "repo/tests/refusals.h"
#include "repo/tests/words.h"

namespace assay {
namespace {

// In lower case, whole.
constexpr std::array<std::string_view, 17> kSaid{
    "isok",         "iscreated",          "isnocontent",     "isaccepted",       "is2xxsuccessful",
    "assertok",     "assertcreated",      "assertnocontent", "assertsuccessful", "assertaccepted",
    "doesnotthrow", "assertdoesnotthrow", "nottothrow",      "assertsuccess",    "be_successful",
    "be_success",   "assertresponseisok"};
// Where a status is asserted.
constexpr std::array<std::string_view, 9> kStatuses{
    "statusok",          "statuscreated",       "statusaccepted",
    "statusnocontent",   "http_200_ok",         "http_201_created",
    "http_202_accepted", "http_204_no_content", "no_content"};
// OK, Created: only behind what says that it is a status.
constexpr std::array<std::string_view, 6> kBare{"ok",        "created",    "accepted",
                                                "nocontent", "no_content", "success"};
constexpr std::array<std::string_view, 8> kOfStatus{"HttpStatus",  "HttpStatusCode",  "StatusCodes",
                                                    "StatusCode",  "Status",          "HTTPStatus",
                                                    "StatusCodes", "have_http_status"};

// HttpStatus.OK, StatusCode::OK, have_http_status(:ok)
bool stands_behind_status(const Code& code, std::size_t index) {
  for (std::size_t back = 2; back <= 3 && back <= index; ++back)
    if (lists(kOfStatus, code.at(index - back).text)) return true;
  return false;
}

}  // namespace

// expect(status).not.toBe(200), assert_ne!(status, 200), assertNotEquals(200, status), status !=
// 200
bool is_negated(const Code& code, std::size_t index) {
  constexpr std::size_t kFar = 8;
  constexpr std::array<std::string_view, 4> kNot{"not", "not_to", "to_not", "should_not"};
  constexpr std::array<std::string_view, 6> kUnequal{"assert_ne",      "assertnotequals",
                                                     "assertnotequal", "assert_not_equal",
                                                     "notequal",       "assertnotsame"};
  if (index > 1 && code.is(index - 1, "=") && code.is(index - 2, "!")) return true;
  for (std::size_t back = 1; back <= kFar && back <= index; ++back) {
    const std::string_view text = code.at(index - back).text;
    if ((back <= 4 && lists(kNot, text)) || lists(kUnequal, lower(text))) return true;
    if (code.at(index - back).first) return false;
  }
  return false;
}

bool expects_success(const Code& code, std::size_t index, const std::string& word) {
  const bool said = lists(kSaid, word) ||
                    (lists(kStatuses, word) && is_asserted_status(code, index)) ||
                    (lists(kBare, word) && stands_behind_status(code, index));
  return said && !is_negated(code, index);
}

bool is_success_status(std::string_view number) {
  constexpr std::array<std::string_view, 5> kNumbers{"200", "201", "202", "204", "206"};
  return lists(kNumbers, number);
}

bool names_check_of_failure(std::string_view word) {
  constexpr std::array<std::string_view, 7> kChecking{"assert", "expect", "should", "check",
                                                      "verify", "ensure", "must"};
  constexpr std::array<std::string_view, 14> kFailing{
      "err",     "invalid", "fail",   "reject", "refus", "denied",  "deny",
      "problem", "forbid",  "unauth", "bad",    "not",   "missing", "conflict"};
  const std::vector<std::string> words = words_of_name(word);
  return words.size() > 1 && lists(kChecking, words.front()) &&
         std::any_of(words.begin() + 1, words.end(),
                     [&](const std::string& part) { return begins_with_one_of(kFailing, part); });
}

}  // namespace assay
