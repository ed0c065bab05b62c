// SPDX-License-Identifier: MIT
// Sends SIGTERM while requests are under way: they are to be answered, and the process to end.
#include <algorithm>
#include <chrono>
#include <string>
#include <vector>

#include <fmt/core.h>

#include "checks/life/family.h"
#include "checks/life/launched.h"
#include "core/text.h"

namespace assay::checks {
namespace life_graceful_shutdown {
namespace {

constexpr Meta kMeta{
    .id = "life.graceful-shutdown",
    .title = "SIGTERM lets requests finish, then ends it",
    .failure_title = "SIGTERM does not end it in order",
    .why = "Every deployment sends SIGTERM; what is dropped then fails for some user each time.",
    .fix =
        "On SIGTERM stop accepting, finish what is under way, then exit 0; let the start command "
        "exec the service, so that the signal reaches it.",
    .source = "docker stop; 12factor.net/disposability",
    .severity = Severity::kMajor,
    .scope = Scope::kService,
    .stage = Stage::kLifecycle,
};

constexpr int kInFlight = 10;
constexpr int kGraceMs = 10'000;  // Docker's
constexpr double kDropped = 0.5;

int grace_ms(const Contract& contract) {
  const Expectation* expected = find_expectation(contract, "graceful_shutdown");
  const Json* within = expected == nullptr ? nullptr : expected->details.find("within");
  if (within == nullptr) return kGraceMs;
  const bool seconds = within->text().ends_with('s') && !within->text().ends_with("ms");
  const int number = std::max(1, std::atoi(within->text().c_str()));
  return seconds ? number * 1000 : number;
}

void gather(Session& session) {
  if (!is_launched(session) || !session.control("control")) return;
  std::vector<Ask> asks;
  for (int i = 0; i < kInFlight; ++i)
    asks.push_back(session.creation(session.resource(), session.sample()));
  const int grace = grace_ms(session.contract());
  const Shutdown end = session.shut_down("in flight", asks, std::chrono::milliseconds(grace));
  session.tape().note("ms", end.ms);
  session.tape().note("in time", end.in_time);
  session.tape().note("ending", end.ending);
  session.tape().note("grace", grace);
  if (const Result<void> up = session.world().restart(Ending::kKill, {}); !up) {
    session.block("it did not start again: " + up.error().message);
  }
}

Finding judge(const Tape& tape) {
  const std::vector<const Exchange*> all = tape.all("in flight");
  const auto answered =
      static_cast<int>(std::ranges::count_if(all, [](const Exchange* e) { return e->answered(); }));
  const std::string ending = tape.fact("ending").text();
  const std::string took =
      fmt::format("{} after {:.1f} s", ending, tape.fact("ms").as_double() / 1000);
  if (!tape.fact("in time").boolean()) {
    return fail(*all.front(),
                {"SIGTERM does not end the service; it takes SIGKILL",
                 fmt::format("an end within {} s", tape.fact("grace").as_double() / 1000),
                 "still there then"});
  }
  if (answered == 0) {
    return graded(
        kDropped, *all.front(),
        {fmt::format("{} requests that were under way at SIGTERM got no answer", kInFlight),
         "an answer to each, then an end", took});
  }
  // A server of one worker has not even taken the others yet.
  if (answered == kInFlight) return pass(*all.front(), took);
  return pass(*all.front(), fmt::format("{}; {} of {} requests under way were answered", took,
                                        answered, kInFlight));
}

}  // namespace
}  // namespace life_graceful_shutdown
const Check kGracefulShutdown{life_graceful_shutdown::kMeta, life_graceful_shutdown::gather,
                              life_graceful_shutdown::judge};
}  // namespace assay::checks
