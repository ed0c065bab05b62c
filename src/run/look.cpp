// SPDX-License-Identifier: MIT
// The steps that touch the world.
#include "run/look.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include "candidate/candidate.h"
#include "dialect/discover.h"
#include "run/bind.h"
#include "run/live_world.h"
#include "run/readme_start.h"
#include "run/serve.h"
#include "run/tests/run_tests.h"

namespace assay {
namespace {

constexpr std::string_view kTestsRun = "repo.tests-run";

bool asks_for(const std::vector<Bound>& bound, std::string_view id) {
  return std::ranges::any_of(
      bound, [&](const Bound& one) { return one.check != nullptr && one.check->meta.id == id; });
}

// A run against a service that outlives it must not repeat the unique values of an earlier run.
std::uint64_t run_seed(const Options& options) {
  const auto seed = static_cast<std::uint64_t>(options.seed);
  if (options.url.empty()) return seed;
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  return seed ^ static_cast<std::uint64_t>(now.count());
}

// Operations that the contract states: create, list and read of each resource, and what changes it.
int endpoints(const Contract& contract) {
  int count = 0;
  for (const Resource& resource : contract.resources) {
    count += 3 + (resource.put ? 1 : 0) + (resource.patch ? 1 : 0) +
             (resource.deletion == Deletion::kNone ? 0 : 1);
  }
  return count;
}

Json demanded(const Contract& contract) {
  Json names = Json::array();
  for (const Expectation& expectation : contract.expect) {
    if (is_demanded(contract, expectation.name)) names.push(expectation.name);
  }
  return names;
}

// Facts that only the runner knows and that repository checks judge by.
void lend_facts(const Configured& configured, const Check& check, const Json& tests, Seen& seen) {
  Json topics = Json::array();
  for (const std::string& topic : configured.rubric.contract.readme_topics)
    topics.push(topic);
  std::vector<Tape>& tapes = seen.tapes[std::string(check.meta.id)].tapes;
  if (tapes.empty()) tapes.emplace_back(std::string(check.meta.id), "");
  Tape& tape = tapes.front();
  const std::string unmet = unmet_need(check.meta, configured.rubric.contract, nullptr);
  if (!unmet.empty()) tape.stop({Outcome::kNotApplicable, unmet});
  tape.note("topics", std::move(topics));
  tape.note("demanded", demanded(configured.rubric.contract));
  if (seen.tried) tape.note("started", !seen.not_started);
  tape.note("start_command", seen.command);
  tape.note("endpoints", endpoints(configured.rubric.contract));
  if (check.meta.id == kTestsRun) tape.note("run", tests);
}

void halt(const std::string& id, Seen& seen) {
  Tape tape(id, "");
  tape.stop({Outcome::kInconclusive, "the service did not start"});
  seen.tapes[id].tapes.push_back(std::move(tape));
}

// What is asked, and what is known beforehand.
struct GatherPlan {
  const std::vector<Bound>& bound;
  std::vector<KnownKey> keys{};  // that the service may sign with
  const Snapshot* repo = nullptr;
  bool private_network = false;
};

void ask_service(const Configured& configured,
                 const GatherPlan& plan,
                 Progress& progress,
                 const std::atomic<bool>& stop,
                 Seen& seen) {
  CandidateSpec spec = configured.rubric.candidate;
  const Options& options = configured.options;
  const bool launching = options.url.empty();
  const bool by_readme = launching && spec.start.empty() && plan.repo != nullptr;
  if (by_readme) spec.start = readme_start(*plan.repo);
  if (launching && spec.start.empty()) {
    seen.not_started = Error{ErrorKind::kUndecided,
                             "nothing says how to start the service; give --url or --start, or "
                             "'start' in the submission's assay.yaml or the rubric",
                             ""};
    return;
  }
  progress.step(launching ? "starting " + spec.start : "asking " + options.url);
  Result<Service> service =
      Service::start(spec, options, stop, by_readme ? Ports::kAny : Ports::kAsTold);
  seen.tried = launching;
  if (!service) {
    seen.not_started = service.error();
    return;
  }
  seen.base = service->base();
  if (launching) {
    seen.command = service->command();
    seen.sandbox = describe_sandbox(options.sandbox, plan.private_network);
  }
  LiveWorld world(*service, options.budget_ms, stop);
  const std::uint64_t seed = run_seed(options);
  progress.step("reading the dialect");
  seen.dialect = discover(world, configured.rubric.contract, seen.base, seed, seen.discovery);
  seen.tapes = gather({.contract = configured.rubric.contract,
                       .dialect = seen.dialect,
                       .world = world,
                       .service = *service,
                       .options = options,
                       .seed = seed,
                       .level = configured.rubric.level,
                       .keys = plan.keys,
                       .repo = plan.repo},
                      plan.bound, progress);
  seen.requests = world.requests();
}

}  // namespace

Seen look(const Configured& configured,
          const std::vector<Bound>& bound,
          const Snapshot* repo,
          Progress& progress,
          const std::atomic<bool>& stop) {
  Seen seen;
  const Options& options = configured.options;
  std::vector<KnownKey> keys = repo == nullptr ? std::vector<KnownKey>{} : repo->keys;
  for (const auto& [name, value] : configured.rubric.candidate.env)
    keys.push_back({.text = value, .origin = KeyOrigin::kGiven});
  // What is launched here reaches nothing but this machine.
  const bool private_network = options.url.empty() && options.sandbox && enter_private_network();
  const Json tests = repo != nullptr && asks_for(bound, kTestsRun)
                         ? run_tests(*repo, {options.repo, options.sandbox}, progress, stop)
                         : Json::object();
  ask_service(configured, {bound, std::move(keys), repo, private_network}, progress, stop, seen);
  for (const Bound& one : bound) {
    const bool repository = one.check != nullptr && one.check->meta.scope == Scope::kRepository;
    if (repository) {
      lend_facts(configured, *one.check, tests, seen);
    } else if (seen.not_started && one.criterion->kind != CriterionKind::kQuestion) {
      halt(one.criterion->id, seen);
    }
  }
  seen.interrupted = stop;
  return seen;
}

}  // namespace assay
