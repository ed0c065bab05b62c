// SPDX-License-Identifier: MIT
// Gathering in stage order, with loss reproduced and crashes survived.
#include "run/gather.h"

#include <algorithm>
#include <functional>
#include <optional>
#include <utility>

#include <fmt/core.h>

#include "checks/all.h"
#include "dialect/session.h"
#include "run/bind.h"
#include "run/judge.h"
#include "scenario/judge.h"
#include "scenario/perform.h"

namespace assay {
namespace {

// A run starts a dead service again this often; after that it has crashed once too often to go on.
constexpr int kRevivals = 20;

// A race that nobody lost in so many rounds is taken for won.
constexpr int kRounds = 3;

// More unique values than the gather of most checks draws.
constexpr std::uint64_t kValuesOfSession = 4096;

std::uint64_t mixed(std::uint64_t seed, std::string_view text) {
  return seed * 0x9E3779B97F4A7C15U ^ std::hash<std::string_view>{}(text);
}

class Gatherer {
 public:
  explicit Gatherer(const GatherContext& context) : in_(context) {}

  void run(const Bound& bound, Gathered& out) {
    enter(stage_of(bound));
    const double begin = in_.world.now_ms();
    if (bound.check != nullptr) {
      run_check(*bound.check, out);
    } else if (bound.scenario) {
      run_scenario(bound.criterion->id, *bound.scenario, out);
    } else {
      run_command(bound.criterion->id, *bound.command, out);
    }
    out.ms = in_.world.now_ms() - begin;
  }

  // Leaves the environment of the last stage behind.
  void finish() { enter(Stage::kFunctional); }

 private:
  void run_check(const Check& check, Gathered& out) {
    if (check.meta.scope == Scope::kResource) {
      run_on_resources(check, out);
    } else {
      const std::string unmet = unmet_need(check.meta, in_.contract, nullptr);
      unmet.empty() ? attempt_twice(check, nullptr, out) : not_run(check, unmet, out);
    }
  }

  // One loss in a race is proof, and its absence in one round says little; any other loss must
  // repeat on fresh data.
  void run_scenario(const std::string& id, const Scenario& scenario, Gathered& out) {
    const bool race = is_race(scenario);
    for (int round = 1; round <= (race ? kRounds : 2); ++round) {
      out.tapes.push_back(attempt(id, nullptr, round, [&](Session& session) {
        sessions_ += most_values(scenario) / kValuesOfSession;  // beyond the usual room of one
        session.demand_own_users();
        perform(scenario, session);
      }));
      if (changes_environment(scenario) && !in_.world.stopped()) revive();
      const Outcome outcome = judge_scenario(scenario, in_.contract, out.tapes.back()).outcome;
      if (outcome != (race ? Outcome::kPass : Outcome::kFail)) return;
    }
  }

  void run_command(const std::string& id, const CommandSpec& command, Gathered& out) {
    out.tapes.push_back(unless_stopped(id, "", [&](Tape& tape) {
      tape = run_to_end(
          id, command,
          {.base = in_.dialect.base, .folder = in_.options.repo, .sandbox = in_.options.sandbox},
          in_.world);
    }));
  }

  static void not_run(const Check& check, std::string reason, Gathered& out) {
    Tape tape(std::string(check.meta.id), "");
    tape.stop({Outcome::kNotApplicable, std::move(reason)});
    out.tapes.push_back(std::move(tape));
  }

  void run_on_resources(const Check& check, Gathered& out) {
    std::string unmet = "the rubric names no resource";
    for (const Resource& resource : in_.contract.resources) {
      const std::string missing = unmet_need(check.meta, in_.contract, &resource);
      if (missing.empty()) {
        attempt_twice(check, &resource, out);
      } else {
        unmet = missing;
      }
    }
    if (out.tapes.empty()) not_run(check, unmet, out);
  }

  void attempt_twice(const Check& check, const Resource* resource, Gathered& out) {
    out.tapes.push_back(attempt(check, resource, 1));
    const Tape& first = out.tapes.back();
    if (!check.meta.reproduce || first.halt()) return;
    const Finding finding = judge_tape(check, first, in_.level, {}, nullptr);
    const bool lost = finding.outcome == Outcome::kFail || finding.outcome == Outcome::kPartial;
    if (lost) out.tapes.push_back(attempt(check, resource, 2));
  }

  Tape attempt(const Check& check, const Resource* resource, int number) {
    return attempt(std::string(check.meta.id), resource, number, [&](Session& session) {
      if (check.gather != nullptr) check.gather(session);
    });
  }

  Tape attempt(const std::string& id,
               const Resource* resource,
               int number,
               const std::function<void(Session&)>& ask) {
    Tape told = unless_stopped(id, resource == nullptr ? "" : resource->name, [&](Tape& tape) {
      forget_seeds_of_earlier_starts();
      const std::string name = fmt::format("{}/{}/{}", id, tape.subject(), number);
      Session session(in_.world, in_.contract, in_.dialect, tape, resource,
                      {.seed = in_.seed,
                       .first = ++sessions_ * kValuesOfSession,
                       .marker = fmt::format("g{:x}-{}", mixed(in_.seed, name) & 0xFFFFFFU, id),
                       .level = in_.level,
                       .keys = in_.keys,
                       .limits_on = limits_on_,
                       .latest_load = latest_load_ ? &*latest_load_ : nullptr,
                       .repo = in_.repo});
      const std::uint64_t first = session.maker().next_place();
      ask(session);
      sessions_ += (session.maker().next_place() - first) / kValuesOfSession;  // beyond its room
    });
    if (!told.fact("load").is_null()) latest_load_ = told;
    return told;
  }

  // A service that keeps its items in memory gives their ids to others after a restart.
  void forget_seeds_of_earlier_starts() {
    if (std::exchange(restarts_, in_.world.restarts()) == in_.world.restarts()) return;
    for (auto& [name, spoken] : in_.dialect.resources)
      spoken.seeded.clear();
  }

  Tape unless_stopped(const std::string& id,
                      const std::string& subject,
                      const std::function<void(Tape&)>& fill) {
    Tape tape(id, subject);
    if (!in_.world.stopped()) {
      fill(tape);
      if (!in_.world.stopped()) {
        survive(tape);
        return tape;
      }
    }
    tape.stop({Outcome::kInconclusive, why_stopped()});
    return tape;
  }

  std::string why_stopped() const {
    if (in_.world.interrupted()) return "the run was interrupted before this was seen";
    if (in_.world.gave_up())
      return "the service stopped answering; several requests in a row timed out";
    return "the run's time was used up before this was seen";
  }

  // Whether the last answer that was asked for never came because the connection was gone.
  static bool broke_off(const Tape& tape) {
    if (tape.entries().empty()) return false;
    const Failure failure = tape.entries().back().exchange.failure;
    return failure == Failure::kRefused || failure == Failure::kReset;
  }

  // A service that died is charged once, by errors.no-5xx, and started again for what follows.
  void survive(Tape& tape) {
    if (in_.world.interrupted()) return;
    if (broke_off(tape) ? in_.service.alive_after_break() : in_.service.alive()) return;
    const bool down = !tape.fact("not_restarted").is_null();  // and judged as such
    if (in_.service.is_down()) {
      // Ended by us, and charged by whoever looks at starts and crashes.
      if (!down && !tape.halt())
        tape.stop({Outcome::kInconclusive, "blocked: the service did not start again"});
      return revive_once();
    }
    if (!down) tape.note("crashed", in_.service.ending());
    if (!down && tape.fact("judges_crash").is_null()) {
      tape.stop({Outcome::kInconclusive,
                 "blocked by errors.no-5xx: the service ended during this check (" +
                     in_.service.ending() + ")"});
    }
    revive_once();
  }

  void revive_once() {
    if (++revivals_ <= kRevivals) revive();
  }

  void revive() {
    if (Result<void> up = in_.world.restart(Ending::kTerm, environment_); !up)
      revivals_ = kRevivals;
  }

  // What the rubric wants the service started with for a stage.
  Environment environment_of(Stage stage) const {
    const Contract& contract = in_.contract;
    Environment extra;
    if (stage == Stage::kRateLimit && contract.rate_limit)
      extra.insert(contract.rate_limit->env.begin(), contract.rate_limit->env.end());
    if (stage == Stage::kPerformance && contract.load)
      extra.insert(contract.load->env.begin(), contract.load->env.end());
    return extra;
  }

  void enter(Stage stage) {
    const Environment wanted = environment_of(stage);
    if (wanted != environment_ && in_.world.can_restart() && !in_.world.stopped()) {
      environment_ = wanted;
      if (Result<void> up = in_.world.restart(Ending::kTerm, environment_); !up)
        environment_.clear();
    }
    // Limits that cannot be switched are always on, or there are none.
    const bool switchable = in_.contract.rate_limit && !in_.contract.rate_limit->env.empty();
    limits_on_ = !switchable || (stage == Stage::kRateLimit && environment_ == wanted);
  }

  const GatherContext& in_;
  Environment environment_{};  // over the usual one, now
  bool limits_on_ = false;
  std::optional<Tape> latest_load_{};
  int revivals_ = 0;
  int restarts_ = 0;
  std::uint64_t sessions_ = 0;  // discovery is session 0
};

}  // namespace

namespace {

// Within a stage checks come as the table lists them, whatever order the rubric has, and what the
// rubric wrote itself comes after them.
std::size_t place_of(const Bound& bound) {
  const std::span<const Check* const> table = checks::all_checks();
  return static_cast<std::size_t>(std::ranges::find(table, bound.check) - table.begin());
}

}  // namespace

Tapes gather(const GatherContext& context, const std::vector<Bound>& all, Progress& progress) {
  std::vector<const Bound*> asking;
  for (const Bound& bound : all) {
    const bool asks = bound.scenario || bound.command ||
                      (bound.check != nullptr && (bound.check->meta.scope != Scope::kRepository ||
                                                  bound.check->gather != nullptr));
    if (asks) asking.push_back(&bound);
  }
  std::ranges::stable_sort(
      asking, {}, [](const Bound* bound) { return std::pair(stage_of(*bound), place_of(*bound)); });
  Tapes tapes;
  Gatherer gatherer(context);
  int done = 0;
  for (const Bound* bound : asking) {
    const std::string& id = bound->criterion->id;
    progress.check(++done, static_cast<int>(asking.size()), id);
    gatherer.run(*bound, tapes[id]);
  }
  gatherer.finish();
  return tapes;
}

}  // namespace assay
