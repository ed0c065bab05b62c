// SPDX-License-Identifier: MIT
// Telling a refusal by its body.
#include "dialect/refusal.h"

#include <algorithm>
#include <array>

#include <fmt/core.h>

#include "core/text.h"
#include "dialect/names.h"

namespace assay {
namespace {

bool is_error_status(const Json& value) {
  const std::optional<std::int64_t> number = value.as_int();
  return number && *number >= 400 && *number <= 599;
}

bool is_failure_word(std::string_view text) {
  const std::string word = lower(text);
  return word == "error" || word == "fail" || word == "failed" || word == "failure";
}

bool is_false(const Json& value) {
  return value.is_bool() && !value.boolean();
}

bool is_something(const Json& value) {
  if (value.is_bool()) return value.boolean();
  if (value.is_string()) return !trimmed(value.text()).empty();
  return !value.empty();
}

bool holds_data(const Json& body) {
  for (const char* name : {"data", "result", "item", "items"}) {
    const Json* data = member(body, name);
    if (data != nullptr && !data->empty()) return true;
  }
  return false;
}

// A number named `code` is a status only beside words that explain it: coupons have codes, too.
bool explains_itself(const Json& body) {
  for (const char* name : {"message", "msg", "error", "detail", "reason"}) {
    if (member(body, name) != nullptr) return true;
  }
  return false;
}

// A code of an error's own, where some APIs say 0 or "ok" for none.
bool is_error_code(const Json& value) {
  const std::string text = lower(value.text());
  const bool scalar = value.is_string() || value.is_number();
  return scalar && !text.empty() && text != "0" && text != "ok" && text != "success" &&
         text != "none";
}

std::optional<std::string> member_that_refuses(const Json& body) {
  for (const auto& [name, value] : body.members()) {
    const std::string folded = fold(name);
    if ((folded == "success" || folded == "ok" || folded == "succeeded" || folded == "issuccess" ||
         folded == "successful") &&
        is_false(value)) {
      return fmt::format("{} is false", name);
    }
    if ((folded == "error" || folded == "errors") && is_something(value) && !holds_data(body)) {
      return fmt::format("{} is {}", name, shortened(value.dump(), 80));
    }
    if ((folded == "errorcode" || folded == "errormessage") && is_error_code(value) &&
        !holds_data(body)) {
      return fmt::format("{} is {}", name, shortened(value.dump(), 80));
    }
    const bool status =
        folded == "status" || folded == "statuscode" || (folded == "code" && explains_itself(body));
    if (status && is_error_status(value)) return fmt::format("{} is {}", name, value.text());
    if (folded == "status" && is_failure_word(value.text())) {
      return fmt::format("{} is \"{}\"", name, value.text());
    }
  }
  return std::nullopt;
}

}  // namespace

std::optional<std::string> says_refused(const Json& body) {
  // A framework that takes no (body, status) pair sends it as an array: [{"error": …}, 404].
  if (body.is_array() && body.items().size() == 2 && body.items()[0].is_object() &&
      is_error_status(body.items()[1])) {
    return fmt::format("the body is a pair with the status {}", body.items()[1].text());
  }
  for (const auto& [name, value] : body.members()) {
    const std::string folded = fold(name);
    if ((folded == "id" || folded == "uuid") && (value.is_string() || value.is_number())) {
      return std::nullopt;
    }
  }
  return member_that_refuses(body);
}

std::optional<std::string> refused_in_words(const Exchange& answer) {
  constexpr std::size_t kLargestRefusal = 1 << 14;  // bytes: a refusal is short
  const std::string& text = answer.response.body;
  if (!answer.is_2xx() || text.empty() || text.size() > kLargestRefusal) return std::nullopt;
  if (answer.status() == 202 || answer.status() == 207) return std::nullopt;
  // Asked of thousands of answers, most of which have none of these words.
  const bool may_refuse =
      std::ranges::any_of(std::array{"rror", "uccess", "ucceeded", "ail", "ok", "tatus", "ode"},
                          [&](const char* word) { return text.find(word) != std::string::npos; });
  const std::optional<Json> body = may_refuse ? Json::parse(text) : std::nullopt;
  return body ? says_refused(*body) : std::nullopt;
}

bool is_accepted(const Exchange& answer) {
  return answer.is_2xx() && !refused_in_words(answer);
}

}  // namespace assay
