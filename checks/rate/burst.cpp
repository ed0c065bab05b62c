// SPDX-License-Identifier: MIT
// Calls until refused.
#include "checks/rate/burst.h"

#include <algorithm>

#include <fmt/core.h>

#include "dialect/statuses.h"

namespace assay::checks {
namespace {

constexpr int kLargestLimit = 2'000;  // beyond it a burst takes too long to prove anything

}  // namespace

const RateLimit* limit_under_test(Session& session) {
  const RateLimit& limit = *session.contract().rate_limit;
  if (!session.limits_on()) {
    std::string names;
    for (const auto& [name, value] : limit.env)
      names += fmt::format(" {}={}", name, value);
    session.block("the limit is switched on by" + names +
                  ", and assay did not start this service; start it with that and grade again");
    return nullptr;
  }
  if (limit.limit > kLargestLimit) {
    session.block(
        fmt::format("a limit of {} cannot be reached in a minute; give the rubric a "
                    "smaller one under rate_limit.when",
                    limit.limit));
    return nullptr;
  }
  const Exchange& control = session.ask("control", counted_call(session));
  if (session.stopped()) return nullptr;
  if (!control.is_2xx()) {
    session.block(fmt::format("blocked: GET {} {}", control.request.url, answer_of(control)));
    return nullptr;
  }
  return &limit;
}

Ask counted_call(Session& session) {
  return {.path = session.collection(session.resource())};
}

bool is_refusal(const Exchange& answer) {
  return answer.status() == 429 || answer.status() == 503 || looks_throttled(answer);
}

bool call_until_refused(Session& session, const std::string& name, int most, int more) {
  Ask call = counted_call(session);
  call.patience = Patience::kImpatient;
  bool refused = false;
  for (int i = 0; i < most && !refused && !session.stopped(); ++i) {
    refused = is_refusal(session.ask(name, call));
  }
  for (int i = 0; i < more && refused && !session.stopped(); ++i)
    session.ask(name, call);
  return refused;
}

const Exchange* first_refusal(const std::vector<const Exchange*>& calls) {
  const auto found =
      std::ranges::find_if(calls, [](const Exchange* call) { return is_refusal(*call); });
  return found == calls.end() ? nullptr : *found;
}

int accepted_before_refusal(const std::vector<const Exchange*>& calls) {
  const auto found =
      std::ranges::find_if(calls, [](const Exchange* call) { return is_refusal(*call); });
  return static_cast<int>(found - calls.begin());
}

void block_unlimited(Session& session, int calls) {
  session.block(fmt::format("blocked by rate.enforced: none of {} calls was refused", calls));
}

}  // namespace assay::checks
