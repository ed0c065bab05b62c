// SPDX-License-Identifier: MIT
// Telling blockers from refusals (catalogue, section 1, rule 5).
#include "checks/http/excuse.h"

#include <fmt/core.h>

#include "core/text.h"
#include "dialect/statuses.h"

namespace assay::checks {
namespace {

// Words of servers that refuse whoever asks in this way, not what was asked.
bool is_host_or_csrf_refusal(const Exchange& answer) {
  for (const char* word : {"ALLOWED_HOSTS", "HTTP_HOST", "Invalid host", "Blocked host", "CSRF"}) {
    if (contains_ignoring_case(answer.response.body, word)) return true;
  }
  return false;
}

}  // namespace

std::string excuse(const Exchange& answer) {
  std::string seen =
      fmt::format("{} {} {}", answer.request.method, answer.request.url, answer_of(answer));
  if (!answer.answered()) return seen;
  if (looks_throttled(answer)) return seen + ", and went on throttling";
  if (answer.is_4xx() && is_host_or_csrf_refusal(answer)) {
    return seen + ": it refuses the caller's host or asks for a CSRF token";
  }
  if (answer.status() == 403) return seen + ": it asks for a right that the rubric does not name";
  if (answer.status() == 401 && answer.principal == "anonymous") {
    return seen + ": it asks for a credential that the rubric does not name";
  }
  return {};
}

std::string answer_with_body(const Exchange& answer) {
  constexpr std::size_t kShownBytes = 160;
  const std::string body = shortened(printable(answer.response.body), kShownBytes);
  return body.empty() ? answer_of(answer) : answer_of(answer) + ": " + body;
}

}  // namespace assay::checks
