// SPDX-License-Identifier: MIT
// Gathering in stage order, with loss reproduced and crashes survived.
#include "run/gather.h"

#include <algorithm>
#include <functional>
#include <utility>

#include <fmt/core.h>

#include "dialect/session.h"
#include "run/bind.h"
#include "run/judge.h"

namespace assay {
namespace {

// A run starts a dead service again this often; after that it has crashed once too often to go on.
constexpr int kRevivals = 20;

// More unique values than any one gather draws.
constexpr std::uint64_t kValuesOfSession = 4096;

std::uint64_t mixed(std::uint64_t seed, std::string_view text) {
  return seed * 0x9E3779B97F4A7C15U ^ std::hash<std::string_view>{}(text);
}

class Gatherer {
 public:
  explicit Gatherer(const GatherContext& context) : in_(context) {}

  void run(const Check& check, Gathered& out) {
    enter(check.meta.stage);
    const double begin = in_.world.now_ms();
    if (check.meta.scope == Scope::kResource) {
      run_on_resources(check, out);
    } else {
      const std::string unmet = unmet_need(check.meta, in_.contract, nullptr);
      unmet.empty() ? attempt_twice(check, nullptr, out) : not_run(check, unmet, out);
    }
    out.ms = in_.world.now_ms() - begin;
  }

  // Leaves the rate-limit stage's environment behind.
  void finish() { switch_limits(false); }

 private:
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
    Tape tape(std::string(check.meta.id), resource == nullptr ? "" : resource->name);
    if (in_.world.stopped()) {
      tape.stop({Outcome::kInconclusive, why_stopped()});
      return tape;
    }
    if (check.gather != nullptr) {
      const std::string id = fmt::format("{}/{}/{}", check.meta.id, tape.subject(), number);
      Session session(
          in_.world, in_.contract, in_.dialect, tape, resource,
          {.seed = in_.seed,
           .first = ++sessions_ * kValuesOfSession,
           .marker = fmt::format("g{:x}-{}", mixed(in_.seed, id) & 0xFFFFFFU, check.meta.id),
           .level = in_.level,
           .limits_on = limits_on_});
      check.gather(session);
    }
    if (in_.world.stopped()) tape.stop({Outcome::kInconclusive, why_stopped()});
    survive(tape);
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
    tape.note("crashed", in_.service.ending());
    if (tape.fact("judges_crash").is_null()) {
      tape.stop({Outcome::kInconclusive,
                 "blocked by errors.no-5xx: the service ended during this check (" +
                     in_.service.ending() + ")"});
    }
    if (++revivals_ > kRevivals) return;
    if (Result<void> up = in_.world.restart(Ending::kTerm, environment()); !up)
      revivals_ = kRevivals;
  }

  Environment environment() const {
    Environment extra;
    if (!limits_on_ || !in_.contract.rate_limit) return extra;
    for (const auto& [name, value] : in_.contract.rate_limit->env)
      extra[name] = value;
    return extra;
  }

  void enter(Stage stage) { switch_limits(stage == Stage::kRateLimit); }

  void switch_limits(bool on) {
    const bool switchable = in_.contract.rate_limit && !in_.contract.rate_limit->env.empty();
    if (!switchable) {
      limits_on_ = true;  // they are always on, or there are none
      return;
    }
    if (on == limits_on_ || !in_.world.can_restart() || in_.world.stopped()) return;
    limits_on_ = on;
    if (Result<void> up = in_.world.restart(Ending::kTerm, environment()); !up) limits_on_ = false;
  }

  const GatherContext& in_;
  bool limits_on_ = false;
  int revivals_ = 0;
  std::uint64_t sessions_ = 0;  // discovery is session 0
};

}  // namespace

Tapes gather(const GatherContext& context, std::vector<const Check*> checks, Progress& progress) {
  std::erase_if(checks, [](const Check* c) { return c->meta.scope == Scope::kRepository; });
  std::ranges::stable_sort(checks, {}, [](const Check* c) { return c->meta.stage; });
  Tapes tapes;
  Gatherer gatherer(context);
  int done = 0;
  for (const Check* check : checks) {
    progress.check(++done, static_cast<int>(checks.size()), std::string(check->meta.id));
    gatherer.run(*check, tapes[std::string(check->meta.id)]);
  }
  gatherer.finish();
  return tapes;
}

}  // namespace assay
