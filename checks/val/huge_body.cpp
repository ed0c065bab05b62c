// SPDX-License-Identifier: MIT
// Sends bodies of 1, 10 and 50 MB, and a header of 64 kB.
#include <array>
#include <string>

#include <fmt/core.h>

#include "checks/val/bystander.h"
#include "checks/val/family.h"
#include "core/tally.h"
#include "dialect/statuses.h"

namespace assay::checks {
namespace val_huge_body {
namespace {

constexpr Meta kMeta{
    .id = "val.huge-body",
    .title = "The size of a request is bounded",
    .failure_title = "The size of a request is not bounded",
    .why = "A service that reads whatever is sent runs out of memory when somebody sends it all.",
    .fix = "Set a limit on the size of bodies (1 MB is plenty for JSON) and answer 413 beyond it.",
    .source = "RFC 9110 15.5.14; RFC 6585 5; OWASP API4:2023",
    .severity = Severity::kMajor,
    .scope = Scope::kService,
};

constexpr std::size_t kMega = std::size_t{1} << 20U;
constexpr std::array<std::size_t, 3> kSizes{kMega, 10 * kMega, 50 * kMega};
constexpr int kTimeoutMs = 30'000;
constexpr std::size_t kHeader = 64'000;
constexpr std::string_view kHeaderName = "a header of 64 kB";
constexpr double kUnbounded = 0.5;  // taken, or refused as a fault of its own, and up and well

std::string name_of(std::size_t size) {
  return fmt::format("a body of {} MB", size / kMega);
}

// The bulk is a member that the API does not know: a refusal is then one of size, and what is
// accepted leaves no giant in the list.
Ask padded(Session& session, std::size_t size) {
  Ask ask = session.creation(session.resource(), session.sample());
  ask.body = ask.body->substr(0, ask.body->rfind('}')) + ",\"padding\":\"\"}";
  ask.padding = {.at = ask.body->size() - 2, .bytes = size};
  ask.patience = Patience::kImpatient;
  ask.timeout_ms = kTimeoutMs;
  return ask;
}

void gather(Session& session) {
  if (!session.control("control")) return;
  session.tape().note("judges_crash", true);
  Ask header = bystander(session);
  header.headers.push_back({"X-Padding", std::string(kHeader, 'x')});
  session.ask(std::string(kHeaderName), header);
  for (const std::size_t size : kSizes) {
    const Ask ask = padded(session, size);
    if (session.stopped()) return;
    const bool taken = session.ask(name_of(size), ask).is_2xx();
    session.ask(name_of(size) + " (after)", bystander(session));
    if (!taken) return;
  }
}

void tally_header(const Tape& tape, Tally& tally) {
  const Exchange* answer = tape.find(kHeaderName);
  if (answer == nullptr || answer->failure == Failure::kTimeout) return;
  tally.add(std::string(kHeaderName), answer->is_5xx() ? 0 : 1, "431, 400, or as without it",
            *answer);
}

Finding judge(const Tape& tape) {
  Tally tally;
  tally_header(tape, tally);
  const Exchange* last = nullptr;
  bool silent = false;
  for (const std::size_t size : kSizes) {
    const Exchange* answer = tape.find(name_of(size));
    if (answer == nullptr) break;
    last = answer;
    const Exchange* after = tape.find(name_of(size) + " (after)");
    const bool held_up = after != nullptr && !is_unharmed(*after);
    const bool unbounded = answer->is_5xx() || (answer->is_2xx() && size == kSizes.back());
    const double bounded = answer->is_2xx() ? 1 : too_large(*answer).credit;
    silent = answer->failure == Failure::kTimeout && !held_up;
    if (silent) continue;
    tally.add(name_of(size),
              held_up     ? 0
              : unbounded ? kUnbounded
                          : bounded,
              std::string(too_large(*answer).expected),
              held_up ? "others waited longer than 5 s afterwards" : answer_of(*answer), *answer);
  }
  if (last == nullptr) return inconclusive("no large body was sent");
  if (is_dead(tape)) {
    return fail(*last, {.message = "the service ended on a large body",
                        .expected = "413, or a closed connection",
                        .observed = "the service is gone"});
  }
  if (silent && tally.lowest() == 1) return inconclusive("a large body got no answer in 30 s");
  return tally.finding(tally.lowest(), "large requests");
}

}  // namespace
}  // namespace val_huge_body
const Check kHugeBody{val_huge_body::kMeta, val_huge_body::gather, val_huge_body::judge};
}  // namespace assay::checks
