// SPDX-License-Identifier: MIT
// async.accepted-handle: slow work is accepted at once, and the answer says where to ask for it.
#include <algorithm>
#include <string>
#include <vector>

#include <fmt/core.h>

#include "checks/async/family.h"
#include "checks/async/job_run.h"
#include "checks/async/job_state.h"
#include "core/tally.h"
#include "dialect/envelope.h"
#include "dialect/refusal.h"

namespace assay::checks {
namespace async_accepted_handle {
namespace {

constexpr Meta kMeta{
    .id = "async.accepted-handle",
    .title = "Slow work is accepted at once, with a place to ask for it",
    .failure_title = "Slow work keeps its caller waiting, or leaves no place to ask for it",
    .why =
        "A request that is held open for as long as the work takes meets every timeout on its "
        "way; the client tries again and the work is done twice.",
    .fix =
        "Store the job, answer 202 with its address in Location, and let a worker take it from "
        "there.",
    .source = "RFC 9110 15.3.3; Zalando 253; AIP-151",
    .severity = Severity::kMajor,
    .needs = need::kJobs,
    .scope = Scope::kService,
};

constexpr double kAtOnceMs = 2'000;
constexpr double kQuickReadMs = 1'000;
constexpr int kStarts = 2;  // of a slow one: the first may have to wake something up

// The state that is read right after the start, once it can be.
void look_at(Session& session, const Job& job, const Handle& handle) {
  const std::string name = of_job(job, "state");
  session.settle(name, {.path = handle.address},
                 [](const Exchange& answer) { return job_view(answer).state != JobState::kGone; });
}

void start(Session& session, const Job& job) {
  Props props(session);
  if (!props.make({job.start.path, job.start.body.dump()}, std::nullopt)) return;
  for (int i = 0; i < kStarts && !session.stopped(); ++i) {
    const Exchange& answer = start_job(session, of_job(job, "start"), job.start, props);
    if (!answer.is_2xx()) return;
    const Handle handle = handle_of(session, job, answer);
    session.tape().note(of_job(job, "handle"), static_cast<int>(handle.origin));
    if (!handle.address.empty()) look_at(session, job, handle);
    if (answer.ms <= kAtOnceMs) return;
  }
}

void gather(Session& session) {
  session.tape().note("demanded", is_demanded(session.contract(), "async"));
  Json names = Json::array();
  for (const Job& job : session.contract().jobs) {
    if (session.stopped()) return;
    names.push(job.name);
    start(session, job);
  }
  session.tape().note("jobs", std::move(names));
}

struct Judged {
  double credit = 1;
  std::string expected = "202 and where to ask for the job";
  std::string observed{};
};

// A body with content of its own: the result, where the work was done before the answer.
bool shows_result(const Exchange& answer) {
  const std::optional<Json> body = Json::parse(answer.response.body);
  return answer.status() != 202 && body && find_item(*body, "job") != nullptr;
}

Judged judged_handle(const Exchange& answer, Handle::Origin origin, const Exchange* state) {
  const JobView own = job_view(answer);
  if (answer.status() != 202 && has_ended(own.state)) return {.observed = "it was done at once"};
  if (origin == Handle::Origin::kNone) {
    if (shows_result(answer)) return {.observed = "it was done at once"};
    return {.credit = 0,
            .observed = answer_of(answer) + " and shows nothing that leads to the job"};
  }
  const bool readable = state != nullptr && (state->is_2xx() || state->status() / 100 == 3);
  if (state != nullptr && !readable) {
    return {.credit = 0,
            .observed = fmt::format("{}; its state {}", answer_of(answer), answer_of(*state))};
  }
  const bool ended = state != nullptr && has_ended(job_view(*state).state);
  if (answer.status() == 202 || answer.status() == 201 || ended) return {.observed = "accepted"};
  return {.credit = 0.5, .observed = answer_of(answer) + " for work that still goes on"};
}

// Where every answer came late: whether the work was done by then tells who was waited for.
Judged judged_wait(const std::vector<const Exchange*>& starts,
                   const std::vector<const Exchange*>& states) {
  const auto fastest =
      std::ranges::min_element(starts, {}, [](const Exchange* each) { return each->ms; });
  if ((*fastest)->ms <= kAtOnceMs) return {};
  const bool done = std::ranges::all_of(starts, [](const Exchange* each) {
    return each->status() != 202 && has_ended(job_view(*each).state);
  });
  const bool read_as_done =
      states.size() == starts.size() && std::ranges::all_of(states, [](const Exchange* each) {
        return each->ms < kQuickReadMs && has_ended(job_view(*each).state);
      });
  return {.credit = done || read_as_done ? 0 : 0.5,
          .expected = fmt::format("an answer within {} s", kAtOnceMs / 1'000),
          .observed = fmt::format("the answer came after {:.1f} s{}", (*fastest)->ms / 1'000,
                                  done || read_as_done ? ", when the work was done" : "")};
}

// Nothing where it cannot be told.
std::optional<Finding> stopper(const Tape& tape, const std::string& job) {
  const Exchange& answer = tape.at(job + ": start");
  if (is_absent(answer)) {
    if (!tape.fact("demanded").boolean()) {
      return not_applicable(fmt::format("no job '{}' is offered: it {}", job, answer_of(answer)));
    }
    return fail(answer,
                {.message = fmt::format("the call that starts '{}' {}", job, answer_of(answer)),
                 .expected = "202 and where to ask for the job",
                 .observed = answer_of(answer)});
  }
  if (!is_accepted(answer)) {
    return inconclusive(
        fmt::format("blocked: the call that starts '{}' {}", job, answer_of(answer)));
  }
  const auto origin = static_cast<Handle::Origin>(tape.fact(job + ": handle").as_int().value_or(0));
  if (origin == Handle::Origin::kId && !has_ended(job_view(answer).state)) {
    return inconclusive(fmt::format("'{}' shows an id, and nothing tells where that is read", job));
  }
  return std::nullopt;
}

Finding judge(const Tape& tape) {
  Tally tally;
  for (const Json& name : tape.fact("jobs").items()) {
    const std::string& job = name.text();
    if (std::optional<Finding> end = stopper(tape, job)) return *std::move(end);
    const std::vector<const Exchange*> starts = tape.all(job + ": start");
    const std::vector<const Exchange*> states = tape.all(job + ": state");
    const auto origin =
        static_cast<Handle::Origin>(tape.fact(job + ": handle").as_int().value_or(0));
    Judged worst = judged_handle(*starts.back(), origin, states.empty() ? nullptr : states.back());
    if (Judged wait = judged_wait(starts, states); wait.credit < worst.credit) worst = wait;
    tally.add(job, worst.credit, worst.expected, worst.observed, *starts.back());
  }
  return tally.finding(tally.lowest(), "Starting a job");
}

}  // namespace
}  // namespace async_accepted_handle
const Check kAcceptedHandle{async_accepted_handle::kMeta, async_accepted_handle::gather,
                            async_accepted_handle::judge};
}  // namespace assay::checks
