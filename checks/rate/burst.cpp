// SPDX-License-Identifier: MIT
// Calls until refused.
#include "checks/rate/burst.h"

#include <algorithm>

#include <fmt/core.h>

#include "dialect/statuses.h"

namespace assay::checks {
namespace {

constexpr int kLargestLimit = 2'000;        // beyond it a burst takes too long to prove anything
constexpr std::size_t kBurstConfirmed = 3;  // equal errors in a row

bool is_error(const Exchange& answer) {
  return answer.status() >= 400;
}

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
  for (int i = 0; i < most && !session.stopped(); ++i) {
    session.ask(name, call);
    if (first_refusal(session.tape().all(name)) == nullptr) continue;
    for (int j = 0; j < more && !session.stopped(); ++j)
      session.ask(name, call);
    return true;
  }
  return false;
}

std::size_t accepted_before_refusal(const std::vector<const Exchange*>& calls) {
  const auto refused =
      std::ranges::find_if(calls, [](const Exchange* call) { return is_refusal(*call); });
  if (refused != calls.end()) return static_cast<std::size_t>(refused - calls.begin());
  std::size_t same = 0;  // errors at the end
  while (same < calls.size() && is_error(*calls[calls.size() - 1 - same]) &&
         calls[calls.size() - 1 - same]->status() == calls.back()->status()) {
    ++same;
  }
  return same >= kBurstConfirmed && same < calls.size() ? calls.size() - same : calls.size();
}

const Exchange* first_refusal(const std::vector<const Exchange*>& calls) {
  const std::size_t accepted = accepted_before_refusal(calls);
  return accepted == calls.size() ? nullptr : calls[accepted];
}

void block_unlimited(Session& session, int calls) {
  session.block(fmt::format("blocked by rate.enforced: none of {} calls was refused", calls));
}

}  // namespace assay::checks
