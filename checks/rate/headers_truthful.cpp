// SPDX-License-Identifier: MIT
// rate.headers-truthful: advertised numbers match reality.
#include <algorithm>
#include <optional>
#include <span>

#include <fmt/core.h>

#include "checks/rate/burst.h"
#include "checks/rate/family.h"
#include "dialect/rate_headers.h"

namespace assay::checks {
namespace rate_headers_truthful {
namespace {

constexpr Meta kMeta{
    .id = "rate.headers-truthful",
    .title = "Rate-limit headers tell the truth",
    .failure_title = "Rate-limit headers promise more than is given",
    .why =
        "A client paces itself by these numbers; a remaining count that does not move is worse "
        "than none.",
    .fix = "Send the count left after this call, from the same counter that refuses.",
    .source = "draft-ietf-httpapi-ratelimit-headers 3, 4, 8",
    .severity = Severity::kMinor,
    .needs = need::kRateLimit,
    .scope = Scope::kService,
    .stage = Stage::kRateLimit,
};

constexpr std::size_t kConstantCalls = 5;

void gather(Session& session) {
  const RateLimit* limit = limit_under_test(session);
  if (limit == nullptr) return;
  session.tape().note("limit", limit->limit);
  const int most = limit->limit * 3;
  if (!call_until_refused(session, "call", most, 0)) block_unlimited(session, most);
}

struct Told {
  const Exchange* call = nullptr;
  double remaining = 0;
};

// What each call said was left.
std::vector<Told> told_by(std::span<const Exchange* const> calls) {
  std::vector<Told> told;
  for (const Exchange* call : calls) {
    if (call->header("Age") != nullptr) continue;  // a cached answer counts nothing
    const RateHeaders headers = rate_headers(call->response.headers);
    const RatePolicy* policy = nearest_limit(headers);
    if (policy != nullptr && policy->remaining) told.push_back({call, *policy->remaining});
  }
  return told;
}

Finding lie(const Told& shown,
            const Exchange& refusal,
            double credit,
            std::string message,
            std::string expected) {
  return graded(credit, {{.exchange = shown.call->id}, {.exchange = refusal.id}},
                {.message = std::move(message),
                 .expected = std::move(expected),
                 .observed = fmt::format("remaining {}", shown.remaining)});
}

Finding judge(const Tape& tape) {
  const std::vector<const Exchange*> calls = tape.all("call");
  const Exchange* refusal = first_refusal(calls);
  if (refusal == nullptr) return inconclusive("no call was refused");
  const std::vector<Told> told = told_by(std::span(calls).first(accepted_before_refusal(calls)));
  if (told.size() < 2) return not_applicable("the answers carry no count of what is left");
  const double limit = tape.fact("limit").as_double();
  const Told& last = told.back();
  const std::vector<Told> all = told_by(calls);
  const auto negative = std::ranges::find_if(all, [](const Told& t) { return t.remaining < 0; });
  if (negative != all.end()) {
    return lie(*negative, *refusal, 0, "a call says that less than nothing is left",
               "a count of 0 or more");
  }
  const bool constant =
      told.size() >= kConstantCalls &&
      std::ranges::all_of(told, [&](const Told& t) { return t.remaining == last.remaining; });
  if (constant && last.remaining > 0) {
    return lie(last, *refusal, 0,
               fmt::format("the remaining count stood still over {} calls, then a call was refused",
                           told.size()),
               "a count that falls with each call");
  }
  if (last.remaining >= std::max(2.0, limit * 0.2)) {
    return lie(last, *refusal, 0, "a call was refused while the call before it said more was left",
               "0 or 1 left before a refusal");
  }
  const auto rises = std::ranges::adjacent_find(
      told, [](const Told& a, const Told& b) { return b.remaining > a.remaining + 1; });
  if (rises != told.end()) {
    return lie(*(rises + 1), *refusal, 0.5, "the remaining count rises between calls of one window",
               "a count that falls with each call");
  }
  if (last.remaining > 1) {
    return lie(last, *refusal, 0.5, "the remaining count is off by a constant",
               "0 or 1 left before a refusal");
  }
  return pass({{.exchange = last.call->id}, {.exchange = refusal->id}});
}

}  // namespace
}  // namespace rate_headers_truthful
const Check kHeadersTruthful{rate_headers_truthful::kMeta, rate_headers_truthful::gather,
                             rate_headers_truthful::judge};
}  // namespace assay::checks
