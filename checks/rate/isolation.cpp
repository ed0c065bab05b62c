// SPDX-License-Identifier: MIT
// Uses up one user's limit and asks as another.
#include <fmt/core.h>

#include "checks/rate/burst.h"
#include "checks/rate/family.h"

namespace assay::checks {
namespace rate_isolation {
namespace {

constexpr Meta kMeta{
    .id = "rate.isolation",
    .title = "One caller's limit does not shut out another",
    .failure_title = "One caller's calls shut out another",
    .why = "A limit that all callers share lets any one of them take the service from the rest.",
    .fix = "Count by the user or the key that the limit is stated for, not by all or by address.",
    .source = "RFC 6585 4",
    .severity = Severity::kMajor,
    .needs = need::kRateLimit,
    .scope = Scope::kService,
    .stage = Stage::kRateLimit,
};

void gather(Session& session) {
  const RateLimit& stated = *session.contract().rate_limit;
  if (stated.per == "ip") {
    return session.block("the limit counts addresses, and assay asks from one only");
  }
  if (!session.contract().users) {
    return session.block("the limit counts callers, and the rubric does not say how to be two");
  }
  // Signed up before the limit is used up: signing up may count, too.
  const Principal& bystander = session.other_user();
  if (session.stopped()) return;
  session.ask("other before", {.path = counted_call(session).path, .principal = &bystander});
  session.act_as(session.user(0));
  const RateLimit* limit = limit_under_test(session);
  if (limit == nullptr) return;
  const int most = limit->limit * 3;
  if (!call_until_refused(session, "call", most, 0)) return block_unlimited(session, most);
  Ask other = counted_call(session);
  other.principal = &bystander;
  other.patience = Patience::kImpatient;
  session.ask("other", other);
  Ask own = counted_call(session);
  own.patience = Patience::kImpatient;
  session.ask("call after", own);
}

Finding judge(const Tape& tape) {
  const Exchange& before = tape.at("other before");
  const Exchange& other = tape.at("other");
  if (!before.is_2xx()) return inconclusive("the other user's first call " + answer_of(before));
  if (other.is_2xx()) return pass(other);
  if (!is_refusal(other)) return inconclusive("the other user's call " + answer_of(other));
  return fail({{.exchange = other.id}, {.exchange = tape.at("call").id}},
              {.message = "another user's call is refused as soon as one has used up his own limit",
               .expected = "the other user served",
               .observed = answer_of(other)});
}

}  // namespace
}  // namespace rate_isolation
const Check kIsolation{rate_isolation::kMeta, rate_isolation::gather, rate_isolation::judge};
}  // namespace assay::checks
