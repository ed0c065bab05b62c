// SPDX-License-Identifier: MIT
// rate.enforced: the stated limit exists and holds under a burst.
#include <algorithm>

#include <fmt/core.h>

#include "checks/rate/burst.h"
#include "checks/rate/family.h"
#include "core/tally.h"

namespace assay::checks {
namespace rate_enforced {
namespace {

constexpr Meta kMeta{
    .id = "rate.enforced",
    .title = "The stated rate limit holds, one by one and at once",
    .failure_title = "The stated rate limit does not hold",
    .why = "A limit that is not there, or that a burst slips past, protects nothing.",
    .fix =
        "Count each caller's calls in one atomic step per call (an INCR, a row lock), and refuse "
        "from the first call beyond the limit.",
    .source = "RFC 6585 4; OWASP API4:2023",
    .severity = Severity::kMajor,
    .needs = need::kRateLimit,
    .scope = Scope::kService,
    .stage = Stage::kRateLimit,
};

// Sign-up, log-in and the control may count against the same caller.
constexpr int kPreparation = 3;

void gather(Session& session) {
  const RateLimit* limit = limit_under_test(session);
  if (limit == nullptr) return;
  session.tape().note("limit", limit->limit);
  session.tape().note("window_ms", limit->window_ms);
  const double begin = session.world().now_ms();
  call_until_refused(session, "one by one", limit->limit * 3, 0);
  session.tape().note("elapsed_ms", session.world().now_ms() - begin);

  if (limit->per == "ip" || !session.contract().users) {
    session.wait_ms(limit->window_ms + 100);
  } else {
    session.act_as(session.user(1));
  }
  if (session.stopped()) return;
  const Ask call = counted_call(session);
  session.volley("at once", std::vector<Ask>(static_cast<std::size_t>(limit->limit) * 2, call));
}

double sequential_credit(int accepted, int sent, int limit, double refilled) {
  const double slack = std::max(1.0, limit * 0.1);
  if (accepted == sent) return 0;  // never refused
  const bool in_time = accepted <= limit + slack + refilled;
  const bool not_early = accepted >= limit - slack - kPreparation;
  if (in_time && not_early) return 1;
  const double off = std::abs(accepted - limit) / static_cast<double>(limit);
  return off <= 0.5 ? 0.5 : 0.25;
}

double burst_credit(int admitted, int limit) {
  if (admitted <= limit * 1.1 + 1) return 1;
  return admitted < limit * 2 ? 0.5 : 0;
}

Finding judge(const Tape& tape) {
  const int limit = static_cast<int>(tape.fact("limit").as_int().value_or(0));
  const double window = tape.fact("window_ms").as_double();
  const double refilled = limit * tape.fact("elapsed_ms").as_double() / std::max(window, 1.0);
  const std::vector<const Exchange*> calls = tape.all("one by one");
  const std::vector<const Exchange*> burst = tape.all("at once");
  if (calls.empty() || burst.empty()) return inconclusive("the calls were not made");
  const auto accepted = static_cast<int>(accepted_before_refusal(calls));
  const auto admitted = static_cast<int>(
      std::ranges::count_if(burst, [](const Exchange* call) { return call->is_2xx(); }));
  const auto heard = static_cast<int>(
      std::ranges::count_if(burst, [](const Exchange* call) { return call->answered(); }));
  const bool refused = accepted < static_cast<int>(calls.size());
  Tally tally;
  tally.add("one by one",
            sequential_credit(accepted, static_cast<int>(calls.size()), limit, refilled),
            fmt::format("a refusal after {} calls", limit),
            refused ? fmt::format("accepted {} calls", accepted)
                    : fmt::format("accepted all {} calls", calls.size()),
            *calls[std::min<std::size_t>(static_cast<std::size_t>(accepted), calls.size() - 1)]);
  // Where calls one by one are not limited, a burst shows nothing more; and a burst that was not
  // heard out shows nothing at all.
  if (refused && heard == static_cast<int>(burst.size())) {
    tally.add(fmt::format("{} at once", burst.size()), burst_credit(admitted, limit),
              fmt::format("at most {} admitted", limit), fmt::format("admitted {}", admitted),
              *burst.front());
  }
  return tally.finding(tally.lowest(), fmt::format("a limit of {} in {} s", limit, window / 1000));
}

}  // namespace
}  // namespace rate_enforced
const Check kEnforced{rate_enforced::kMeta, rate_enforced::gather, rate_enforced::judge};
}  // namespace assay::checks
