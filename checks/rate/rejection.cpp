// SPDX-License-Identifier: MIT
// rate.rejection: rejections are well formed and say when to return.
#include <algorithm>
#include <span>

#include <fmt/core.h>

#include "checks/rate/burst.h"
#include "checks/rate/family.h"
#include "core/tally.h"
#include "dialect/rate_headers.h"
#include "dialect/statuses.h"

namespace assay::checks {
namespace rate_rejection {
namespace {

constexpr Meta kMeta{
    .id = "rate.rejection",
    .title = "A refused call answers 429 and says when to return",
    .failure_title = "A refused call does not answer 429, or does not say when to return",
    .why = "Without a 429 and a time, a client cannot tell a limit from an outage, and hammers on.",
    .fix = "Answer 429 with Retry-After in seconds, or with a reset in the rate-limit headers.",
    .source = "RFC 6585 4; RFC 9110 10.2.3",
    .severity = Severity::kMajor,
    .needs = need::kRateLimit,
    .scope = Scope::kService,
    .stage = Stage::kRateLimit,
};

constexpr int kRefusals = 3;

void gather(Session& session) {
  const RateLimit* limit = limit_under_test(session);
  if (limit == nullptr) return;
  const int most = limit->limit * 3;
  if (!call_until_refused(session, "call", most, kRefusals - 1)) block_unlimited(session, most);
}

struct Telling {
  double credit = 1;
  std::string observed{};
};

Telling judged(const Exchange& refusal) {
  const RateHeaders headers = rate_headers(refusal.response.headers);
  const RatePolicy* policy = nearest_limit(headers);
  const std::optional<double> reset = policy == nullptr ? std::nullopt : policy->reset_seconds;
  const Standing standing = throttled(refusal);
  Telling telling{standing.credit, answer_of(refusal)};
  const bool told = (headers.retry_after && *headers.retry_after >= 0) || (reset && *reset >= 0);
  if (!told) {
    telling.credit -= 0.5;
    telling.observed += " without saying when to return";
  } else if (headers.retry_after && reset && *headers.retry_after + 1 < *reset) {
    // A whole second of rounding is no contradiction.
    telling.credit -= 0.1;
    telling.observed +=
        fmt::format(" with Retry-After {} before the reset in {} s", *headers.retry_after, *reset);
  }
  telling.credit = std::max(telling.credit, 0.0);
  return telling;
}

Finding judge(const Tape& tape) {
  Tally tally;
  const std::vector<const Exchange*> calls = tape.all("call");
  for (const Exchange* call : std::span(calls).subspan(accepted_before_refusal(calls))) {
    const Telling telling = judged(*call);
    tally.add(fmt::format("refusal {}", tally.cases().size() + 1), telling.credit,
              "429 with Retry-After or a reset", telling.observed, *call);
  }
  if (tally.empty()) return inconclusive("no call was refused");
  return tally.mean_finding("refusals");
}

}  // namespace
}  // namespace rate_rejection
const Check kRejection{rate_rejection::kMeta, rate_rejection::gather, rate_rejection::judge};
}  // namespace assay::checks
