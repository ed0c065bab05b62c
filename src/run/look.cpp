// SPDX-License-Identifier: MIT
// The steps that touch the world.
#include "run/look.h"

#include <chrono>
#include <utility>

#include "candidate/candidate.h"
#include "dialect/discover.h"
#include "run/bind.h"
#include "run/live_world.h"
#include "run/serve.h"

namespace assay {
namespace {

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

// Facts that only the runner knows and that repository checks judge by.
void lend_facts(const Configured& configured, const Check& check, Seen& seen) {
  Json topics = Json::array();
  for (const std::string& topic : configured.rubric.contract.readme_topics)
    topics.push(topic);
  Tape tape(std::string(check.meta.id), "");
  const std::string unmet = unmet_need(check.meta, configured.rubric.contract, nullptr);
  if (!unmet.empty()) tape.stop({Outcome::kNotApplicable, unmet});
  tape.note("topics", std::move(topics));
  Json demanded = Json::array();
  for (const Expectation& expectation : configured.rubric.contract.expect) {
    if (is_demanded(configured.rubric.contract, expectation.name)) demanded.push(expectation.name);
  }
  tape.note("demanded", std::move(demanded));
  const bool tried = configured.options.url.empty() && !configured.rubric.candidate.start.empty();
  if (tried) tape.note("started", !seen.not_started);
  tape.note("start_command", seen.command);
  tape.note("endpoints", endpoints(configured.rubric.contract));
  seen.tapes[std::string(check.meta.id)].tapes.push_back(std::move(tape));
}

void halt(const std::string& id, Seen& seen) {
  Tape tape(id, "");
  tape.stop({Outcome::kInconclusive, "the service did not start"});
  seen.tapes[id].tapes.push_back(std::move(tape));
}

// What is asked, and what is known of the service's keys beforehand.
struct GatherPlan {
  const std::vector<Bound>& bound;
  std::vector<KnownKey> keys{};
};

void ask_service(const Configured& configured,
                 const GatherPlan& plan,
                 Progress& progress,
                 const std::atomic<bool>& stop,
                 Seen& seen) {
  const CandidateSpec& spec = configured.rubric.candidate;
  const Options& options = configured.options;
  const bool launching = options.url.empty();
  if (launching && spec.start.empty()) {
    seen.not_started = Error{ErrorKind::kUndecided,
                             "nothing says how to start the service; give --url or --start, or "
                             "'start' in the submission's assay.yaml or the rubric",
                             ""};
    return;
  }
  const bool private_network = launching && options.sandbox && enter_private_network();
  progress.step(launching ? "starting " + spec.start : "asking " + options.url);
  Result<Service> service = Service::start(spec, options, stop);
  if (!service) {
    seen.not_started = service.error();
    return;
  }
  seen.base = service->base();
  if (launching) {
    seen.command = service->command();
    seen.sandbox = describe_sandbox(options.sandbox, private_network);
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
                       .keys = plan.keys},
                      plan.bound, progress);
  seen.requests = world.requests();
}

}  // namespace

Seen look(const Configured& configured,
          const std::vector<Bound>& bound,
          std::vector<KnownKey> keys,
          Progress& progress,
          const std::atomic<bool>& stop) {
  Seen seen;
  for (const auto& [name, value] : configured.rubric.candidate.env)
    keys.push_back({.text = value, .origin = KeyOrigin::kGiven});
  ask_service(configured, {bound, std::move(keys)}, progress, stop, seen);
  for (const Bound& one : bound) {
    const bool repository = one.check != nullptr && one.check->meta.scope == Scope::kRepository;
    if (repository) {
      lend_facts(configured, *one.check, seen);
    } else if (seen.not_started && one.criterion->kind != CriterionKind::kQuestion) {
      halt(one.criterion->id, seen);
    }
  }
  seen.interrupted = stop;
  return seen;
}

}  // namespace assay
