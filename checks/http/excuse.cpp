// SPDX-License-Identifier: MIT
// Telling blockers from refusals (catalogue, section 1, rule 5).
#include "checks/http/excuse.h"

#include <fmt/core.h>

#include "core/text.h"
#include "dialect/blocker.h"
#include "dialect/statuses.h"

namespace assay::checks {

std::string excuse(const Exchange& answer) {
  std::string seen =
      fmt::format("{} {} {}", answer.request.method, answer.request.url, answer_of(answer));
  if (!answer.answered()) return seen;
  if (looks_throttled(answer)) return seen + ", and went on throttling";
  const Blocker blocker = blocker_of(answer);
  if (blocker == Blocker::kHost || blocker == Blocker::kCsrf) {
    return fmt::format("{}: blocked by {}", seen, to_string(blocker));
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
