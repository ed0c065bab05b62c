// SPDX-License-Identifier: MIT
// async.survives-restart: accepted work is not forgotten when the process dies.
#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include <fmt/core.h>

#include "checks/async/family.h"
#include "checks/async/gauge.h"
#include "checks/async/job_run.h"
#include "checks/async/job_state.h"
#include "checks/life/launched.h"
#include "core/tally.h"

namespace assay::checks {
namespace async_survives_restart {
namespace {

constexpr Meta kMeta{
    .id = "async.survives-restart",
    .title = "Accepted work is done after a crash, once",
    .failure_title = "Accepted work is forgotten in a crash, or done twice",
    .why =
        "A 202 is a promise. Work that only a queue in memory knows is lost with every "
        "deployment, and whoever asked for it waits for ever.",
    .fix =
        "Keep jobs in the database; at the start take up again what was at work, and write the "
        "effect and the end of the job in one transaction.",
    .source = "at-least-once delivery; RFC 9110 15.3.3",
    .severity = Severity::kMajor,
    .needs = need::kJobs,
    .scope = Scope::kService,
    .stage = Stage::kLifecycle,
};

constexpr int kJobs = 5;
constexpr int kLateMs = 300;  // for a second effect to show

// A result that was told may be thrown away at once; one without a state is a result, too.
bool has_succeeded(const std::vector<const Exchange*>& answers) {
  return std::ranges::any_of(answers, [](const Exchange* answer) {
    const JobState state = job_view(*answer).state;
    return state == JobState::kSucceeded || state == JobState::kBare;
  });
}

// What one job does, seen on one that nothing disturbs. Nothing where that does not show.
std::optional<std::int64_t> effect_of_one(Session& session,
                                          const Job& job,
                                          const Props& props,
                                          Gauge* gauge) {
  const auto before = gauge == nullptr ? std::nullopt : gauge->read(of_job(job, "effect"));
  const Handle handle = started_job(session, job, of_job(job, "start"), props);
  if (session.stopped()) return std::nullopt;
  follow(session, of_job(job, "control"), handle, job.within_ms);
  if (!has_succeeded(session.tape().all(of_job(job, "control")))) {
    session.block("blocked by async.terminal-state: a job that nothing disturbs does not succeed");
    return std::nullopt;
  }
  if (!before) return std::nullopt;
  const auto after = gauge->read_until(of_job(job, "effect"), session.contract().consistency_ms,
                                       [&](std::int64_t now) { return now != *before; });
  if (!after || *after == *before) return std::nullopt;
  return *after - *before;
}

bool kill_in_the_middle(Session& session,
                        const Job& job,
                        const Props& props,
                        std::vector<Handle>& handles) {
  for (int i = 0; i < kJobs && !session.stopped(); ++i)
    handles.push_back(started_job(session, job, of_job(job, "start"), props));
  if (session.stopped()) return false;
  // One of them is at work by now; what is not asked for cannot be told from an end.
  session.get(of_job(job, "last before the kill"), handles.back().address);
  if (const Result<void> up = session.world().restart(Ending::kKill, {}); !up) {
    session.block("blocked by life.durable-kill9: it did not start again: " + up.error().message);
    return false;
  }
  return true;
}

void follow_all(Session& session, const Job& job, const std::vector<Handle>& handles) {
  for (std::size_t i = 0; i < handles.size() && !session.stopped(); ++i) {
    const double until = session.world().now_ms() + job.within_ms;
    // The jobs share the time that one of them has.
    const int left = i == 0 ? job.within_ms : 1'000;
    session.settle_within(of_job(job, "after the kill"), {.path = handles[i].address}, left,
                          [&](const Exchange& answer) {
                            return has_ended(job_view(answer).state) ||
                                   session.world().now_ms() > until;
                          });
  }
}

void run(Session& session, const Job& job) {
  Props props(session);
  const std::string effect_path = job.effect ? job.effect->path : "";
  if (!props.make({job.start.path, job.start.body.dump(), effect_path}, job.effect)) return;
  // An effect that names the job is one of its own and cannot be counted for all.
  const bool counts = job.effect && job.effect->kind != Effect::Kind::kBecomes &&
                      effect_path.find("{{id}}") == std::string::npos;
  std::optional<Gauge> gauge;
  if (counts) gauge.emplace(session, *job.effect, props.path(effect_path));
  const auto one = effect_of_one(session, job, props, gauge ? &*gauge : nullptr);
  if (session.stopped()) return;
  Tape& tape = session.tape();
  const auto before = one ? gauge->read(of_job(job, "effect")) : std::nullopt;
  // What the whole store forgets is charged elsewhere.
  const std::optional<Made> item = session.control("item");
  std::vector<Handle> handles;
  if (!item || !kill_in_the_middle(session, job, props, handles)) return;
  if (!session.get("item after the kill", item->path).is_2xx()) {
    return session.block("blocked by life.durable-kill9: an item is gone after the kill");
  }
  follow_all(session, job, handles);
  if (session.stopped() || !before) return;
  session.wait_ms(kLateMs);
  const auto after =
      gauge->read_until(of_job(job, "effect"), session.contract().consistency_ms,
                        [&](std::int64_t now) { return (now - *before) / *one >= kJobs; });
  if (after) tape.note(of_job(job, "effects"), (*after - *before) / *one);
}

void gather(Session& session) {
  if (!is_launched(session) || !must_be_durable(session)) return;
  const Contract& contract = session.contract();
  session.tape().note("demanded",
                      is_demanded(contract, "storage") && is_demanded(contract, "async"));
  Json names = Json::array();
  for (const Job& job : contract.jobs) {
    if (session.stopped()) return;
    run(session, job);
    names.push(job.name);
  }
  session.tape().note("jobs", std::move(names));
}

// How the jobs of one kind stand after the kill.
struct Standing {
  int succeeded = 0;
  int failed = 0;
  int running = 0;
  int gone = 0;
  const Exchange* worst = nullptr;
};

// Nothing when one of them cannot be read.
std::optional<Standing> counted(const std::vector<const Exchange*>& answers) {
  Standing all;
  for (const Exchange* answer : answers) {
    if (all.worst == nullptr) all.worst = answer;
    switch (job_view(*answer).state) {
      case JobState::kSucceeded:
      case JobState::kBare:
        ++all.succeeded;
        break;
      case JobState::kFailed:
        ++all.failed;
        break;
      case JobState::kRunning:
        ++all.running;
        all.worst = answer;
        break;
      case JobState::kGone:
        ++all.gone;
        all.worst = answer;
        break;
      case JobState::kUnknown:
        return std::nullopt;
    }
  }
  return all;
}

void judge_job(const Tape& tape, const std::string& job, const Standing& all, Tally& tally) {
  const std::optional<std::int64_t> effects = tape.fact(job + ": effects").as_int();
  const std::string expected = fmt::format("{} jobs that ended, each done once", kJobs);
  double credit = 1;
  std::string observed = "all ended";
  if (all.gone > 0) {
    credit = 0;
    observed = fmt::format("{} of {} are gone: {}", all.gone, kJobs, answer_of(*all.worst));
  } else if (all.running > 0) {
    credit = 0;
    observed =
        fmt::format("{} of {} still read '{}'", all.running, kJobs, job_view(*all.worst).word);
  } else if (effects && *effects < all.succeeded) {
    credit = 0;
    observed = fmt::format("{} are said to have succeeded, and {} effects are there", all.succeeded,
                           *effects);
  } else if (all.failed > 0) {
    credit = 0.5;
    observed = fmt::format("{} of {} were given up as failed", all.failed, kJobs);
  } else if (effects && *effects > kJobs) {
    credit = 0.5;
    observed = fmt::format("{} effects of {} jobs", *effects, kJobs);
  }
  tally.add(job, credit, expected, observed, *all.worst);
}

Finding judge(const Tape& tape) {
  Tally tally;
  bool at_work = false;
  for (const Json& name : tape.fact("jobs").items()) {
    const std::string& job = name.text();
    const std::optional<Standing> all = counted(tape.all(job + ": after the kill"));
    if (!all || all->worst == nullptr) {
      return inconclusive(fmt::format("the jobs '{}' could not be read after the kill", job));
    }
    judge_job(tape, job, *all, tally);
    at_work = at_work || !has_ended(job_view(tape.at(job + ": last before the kill")).state);
  }
  if (tally.lowest() < 1 && !tape.fact("demanded").boolean()) {
    return not_applicable("jobs do not outlive the process, and the brief does not ask them to");
  }
  Finding finding = tally.finding(tally.lowest(), "Jobs that a kill met");
  if (finding.outcome == Outcome::kPass && !at_work) {
    finding.note = "all had ended before the kill: none was seen at work";
  }
  return finding;
}

}  // namespace
}  // namespace async_survives_restart
const Check kSurvivesRestart{async_survives_restart::kMeta, async_survives_restart::gather,
                             async_survives_restart::judge};
}  // namespace assay::checks
