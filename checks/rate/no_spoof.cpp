// SPDX-License-Identifier: MIT
// Claims to come from elsewhere once the limit is used up.
#include <algorithm>
#include <string>

#include <fmt/core.h>

#include "checks/rate/burst.h"
#include "checks/rate/family.h"
#include "core/snapshot.h"

namespace assay::checks {
namespace rate_no_spoof {
namespace {

constexpr Meta kMeta{
    .id = "rate.no-spoof",
    .title = "A header does not lift the rate limit",
    .failure_title = "A header lifts the rate limit",
    .why = "Whoever may name his own address gets a new limit with every name.",
    .fix =
        "Take the address of the connection, or the last entry that your own proxy has written; "
        "trust X-Forwarded-For from nobody else.",
    .source = "OWASP API4:2023; CWE-348",
    .severity = Severity::kMinor,
    .needs = need::kRateLimit,
    .scope = Scope::kService,
    .stage = Stage::kRateLimit,
};

constexpr int kTries = 5;

Ask plain_call(Session& session) {
  Ask call = counted_call(session);
  call.patience = Patience::kImpatient;
  return call;
}

Ask spoofed_call(Session& session) {
  Ask call = plain_call(session);
  SampleMaker& maker = session.maker();
  const std::string address = fmt::format("{}.{}.{}.{}", 11 + maker.number(80), maker.number(256),
                                          maker.number(256), 1 + maker.number(250));
  call.headers = {
      {"X-Forwarded-For", address}, {"Forwarded", "for=" + address}, {"X-Real-IP", address}};
  return call;
}

void gather(Session& session) {
  const RateLimit& stated = *session.contract().rate_limit;
  const bool by_address = stated.per == "ip";
  if (!by_address) {
    // Callers without a user may still be counted by address.
    if (session.resource().read != Access::kPublic) {
      return session.skip("the limit counts users or keys, and nobody else may call");
    }
    session.act_as(Session::anonymous());
  }
  const RateLimit* limit = limit_under_test(session);
  if (limit == nullptr) return;
  const int most = limit->limit * 3;
  if (!call_until_refused(session, "call", most, 0)) {
    if (by_address) return block_unlimited(session, most);
    return session.skip("callers without a user are not limited");
  }
  for (int i = 0; i < kTries && !session.stopped(); ++i) {
    session.ask("plain", plain_call(session));
    session.ask("spoofed", spoofed_call(session));
  }
  session.ask("plain", plain_call(session));
}

Finding judge(const Tape& tape) {
  const std::vector<const Exchange*> plain = tape.all("plain");
  const std::vector<const Exchange*> spoofed = tape.all("spoofed");
  if (spoofed.empty() || plain.empty()) return inconclusive("the calls were not made");
  const auto served = [](const Exchange* call) { return call->is_2xx(); };
  const auto refused = [](const Exchange* call) { return is_refusal(*call); };
  if (std::ranges::none_of(spoofed, served)) return pass(*spoofed.front());
  if (!std::ranges::all_of(spoofed, served) || !std::ranges::all_of(plain, refused)) {
    return inconclusive(
        "some calls were served with a false address, and some without: the window may have ended "
        "meanwhile");
  }
  const std::vector<Evidence> evidence{{.exchange = spoofed.front()->id},
                                       {.exchange = plain.front()->id}};
  const Loss loss{.message =
                      "calls that name another address in a header are served while the "
                      "limit is used up",
                  .expected = "refused like the calls without the header",
                  .observed = fmt::format("served all {}", spoofed.size())};
  // A proxy that overwrites the header would let none of this through.
  if (tape.snapshot == nullptr || !tape.snapshot->readme.tells_proxy) return fail(evidence, loss);
  Finding finding = graded(0.5, evidence, loss);
  finding.note = "the documents speak of a proxy; behind one that sets the header this is no loss";
  return finding;
}

}  // namespace
}  // namespace rate_no_spoof
const Check kNoSpoof{rate_no_spoof::kMeta, rate_no_spoof::gather, rate_no_spoof::judge};
}  // namespace assay::checks
