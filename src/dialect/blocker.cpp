// SPDX-License-Identifier: MIT
// Recognising blockers by their statuses and words.
#include "dialect/blocker.h"

#include <initializer_list>
#include <string>

#include "core/text.h"

namespace assay {
namespace {

constexpr int kPageExpired = 419;  // Laravel's, for a CSRF token that is missing or old
constexpr int kMisdirected = 421;

bool says(const Exchange& answer, std::initializer_list<std::string_view> words) {
  for (const std::string_view word : words) {
    if (contains_ignoring_case(answer.response.body, word)) return true;
  }
  return false;
}

bool leads_to_log_in(const Exchange& answer) {
  const std::string* location = answer.header("Location");
  const bool moved = answer.status() >= 300 && answer.status() < 400;
  return moved && location != nullptr && names_log_in(*location);
}

}  // namespace

bool names_log_in(std::string_view address) {
  const std::string_view path = address.substr(0, address.find('?'));
  for (const char* word :
       {"login", "log-in", "log_in", "signin", "sign-in", "sign_in", "auth", "sso"}) {
    if (contains_ignoring_case(path, word)) return true;
  }
  return false;
}

Blocker blocker_of(const Exchange& answer) {
  const int status = answer.status();
  if (status == 429 || (status == 503 && answer.header("Retry-After") != nullptr)) {
    return Blocker::kThrottle;
  }
  const bool refused = status == 400 || status == 403;
  if (status == kPageExpired || ((refused || status == 401) && says(answer, {"csrf", "xsrf"}))) {
    return Blocker::kCsrf;
  }
  if (status == kMisdirected ||
      (refused && says(answer, {"DisallowedHost", "ALLOWED_HOSTS", "HTTP_HOST", "Invalid host",
                                "Blocked host", "Host not allowed"}))) {
    return Blocker::kHost;
  }
  return status == 401 || leads_to_log_in(answer) ? Blocker::kLogIn : Blocker::kNone;
}

std::string_view to_string(Blocker blocker) {
  switch (blocker) {
    case Blocker::kNone:
      return "";
    case Blocker::kThrottle:
      return "throttling";
    case Blocker::kHost:
      return "a check of the host name";
    case Blocker::kCsrf:
      return "a CSRF check";
    case Blocker::kLogIn:
      return "a credential that it asks for";
  }
  return "";
}

}  // namespace assay
