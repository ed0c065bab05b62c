// SPDX-License-Identifier: MIT
// rate.recovers: service returns when promised.
#include <algorithm>

#include <fmt/core.h>

#include "checks/rate/burst.h"
#include "checks/rate/family.h"
#include "dialect/rate_headers.h"

namespace assay::checks {
namespace rate_recovers {
namespace {

constexpr Meta kMeta{
    .id = "rate.recovers",
    .title = "A caller that waits as told is served again",
    .failure_title = "A caller that waits as told is still refused",
    .why = "A limit that does not lift when it says locks honest clients out.",
    .fix =
        "Reset the count when the promised time is over; do not start the window anew for calls "
        "that were refused.",
    .source = "RFC 9110 10.2.3",
    .severity = Severity::kMajor,
    .needs = need::kRateLimit,
    .scope = Scope::kService,
    .stage = Stage::kRateLimit,
};

constexpr double kLongestWaitMs = 75'000;

// What the refusal promises, in milliseconds; the stated window where it promises nothing.
double promised_ms(const Exchange& refusal, const RateLimit& limit) {
  const RateHeaders headers = rate_headers(refusal.response.headers);
  if (headers.retry_after) return *headers.retry_after * 1000;
  const RatePolicy* policy = nearest_limit(headers);
  if (policy != nullptr && policy->reset_seconds) return *policy->reset_seconds * 1000;
  return limit.window_ms;
}

bool is_refused(const Exchange& answer, const Exchange& refusal) {
  return is_refusal(answer) || answer.status() == refusal.status();
}

void gather(Session& session) {
  const RateLimit* limit = limit_under_test(session);
  if (limit == nullptr) return;
  const int most = limit->limit * 3;
  if (!call_until_refused(session, "call", most, 0)) {
    block_unlimited(session, most);
    return;
  }
  const Exchange& refusal = session.tape().at("call");
  const double promise = promised_ms(refusal, *limit);
  session.tape().note("promised_ms", promise);
  if (promise > kLongestWaitMs) {
    session.block(fmt::format("the refusal promises service in {:.0f} s; longer than assay waits",
                              promise / 1000));
    return;
  }
  Ask call = counted_call(session);
  call.patience = Patience::kImpatient;
  const double grace = std::max(1000.0, promise * 0.1);
  session.wait_ms(static_cast<int>(promise + grace));
  if (!is_refused(session.ask("after the promise", call), refusal)) return;
  // Silence, since each refused call may start the window anew.
  session.wait_ms(static_cast<int>(std::max(promise * 2, promise + limit->window_ms)));
  session.ask("after twice the promise", call);
}

Finding judge(const Tape& tape) {
  const Exchange& after = tape.at("after the promise");
  const double seconds = tape.fact("promised_ms").as_double() / 1000;
  const Exchange& refusal = tape.at("call");
  if (!after.answered()) return inconclusive("the call after the wait " + answer_of(after));
  const std::vector<Evidence> evidence{{.exchange = after.id}, {.exchange = refusal.id}};
  if (!is_refused(after, refusal)) return pass(evidence);
  const Exchange* late = tape.find("after twice the promise");
  const bool recovered = late != nullptr && late->answered() && !is_refused(*late, refusal);
  return graded(recovered ? 0.5 : 0, evidence,
                {.message = fmt::format("a call after the promised {:.1f} s and a second more {}{}",
                                        seconds, answer_of(after),
                                        recovered ? "; one after twice that was served" : ""),
                 .expected = "service again",
                 .observed = answer_of(after)});
}

}  // namespace
}  // namespace rate_recovers
const Check kRecovers{rate_recovers::kMeta, rate_recovers::gather, rate_recovers::judge};
}  // namespace assay::checks
