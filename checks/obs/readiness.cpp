// SPDX-License-Identifier: MIT
// Takes a dependency away and watches what the service says of its readiness.
#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/core.h>
#include <fmt/ranges.h>

#include "checks/life/outage.h"
#include "checks/obs/endpoint.h"
#include "checks/obs/family.h"

namespace assay::checks {
namespace obs_readiness {
namespace {

constexpr Meta kMeta{
    .id = "obs.readiness",
    .title = "Readiness follows what the service stands on",
    .failure_title = "Readiness does not follow what the service stands on",
    .why = "A balancer goes on sending users to an instance that says it is ready and is not.",
    .fix =
        "Let the readiness endpoint ask the database, with a short time limit, and answer 503 "
        "while it is away; liveness stays 200.",
    .source = "Kubernetes readiness and liveness probes",
    .severity = Severity::kMajor,
    .needs = need::kDependencies,
    .scope = Scope::kService,
    .stage = Stage::kLifecycle,
};

constexpr std::array<std::string_view, 15> kPaths{"/ready",
                                                  "/readyz",
                                                  "/readiness",
                                                  "/health/ready",
                                                  "/health/readiness",
                                                  "/api/ready",
                                                  "/q/ready",
                                                  "/q/health/ready",
                                                  "/actuator/health/readiness",
                                                  "/health",
                                                  "/healthz",
                                                  "/actuator/health",
                                                  "/status",
                                                  "/up",
                                                  "/_health"};
constexpr int kDownMs = 30'000;  // for a probe to notice
constexpr int kUpMs = 60'000;    // for it to notice again
constexpr int kPollMs = 500;
constexpr int kProbeMs = 5'000;  // an answer later than that is none to whoever probes
constexpr double kAlwaysReady = 0.5;

const Exchange& probe(Session& session, std::string name, const std::string& url) {
  return session.ask(std::move(name), {.path = url,
                                       .principal = &Session::anonymous(),
                                       .patience = Patience::kImpatient,
                                       .timeout_ms = kProbeMs});
}

// The endpoints that say that all is well while it is.
std::vector<std::string> endpoints(Session& session, const std::string& named) {
  ask_nowhere(session);
  std::vector<std::string> found;
  Json tried = Json::array();
  for (const std::string& url : addresses_of(session.dialect().base, named, kPaths)) {
    if (session.stopped()) break;
    tried.push(url);
    const Exchange& answer = probe(session, "before", url);
    if (answer.is_2xx() && !answers_everything(session.tape(), answer)) found.push_back(url);
  }
  session.tape().note("tried", std::move(tried));
  return found;
}

// Asks each until one says what is waited for, and gives that one; empty when none does in time.
std::string await(Session& session,
                  std::string_view name,
                  const std::vector<std::string>& urls,
                  bool ready,
                  int within_ms) {
  const double until = session.world().now_ms() + within_ms;
  while (!session.stopped()) {
    for (const std::string& url : urls) {
      if (probe(session, std::string(name), url).is_2xx() == ready) return url;
    }
    if (session.world().now_ms() >= until) break;
    session.wait_ms(kPollMs);
  }
  return {};
}

// Whether it still creates what it is asked for.
bool serves(Session& session, const std::string& name) {
  Ask ask = session.creation(session.resource(), session.sample());
  ask.patience = Patience::kImpatient;
  ask.timeout_ms = kProbeMs;
  return session.ask(name, ask).is_2xx();
}

void gather(Session& session) {
  Tape& tape = session.tape();
  const std::string named = named_path(session.contract(), "readiness");
  tape.note("judges_crash", true);
  tape.note("required", is_demanded(session.contract(), "readiness"));
  tape.note("named", named);
  if (!session.control("control")) return;
  const std::vector<std::string> found = endpoints(session, named);
  if (found.empty()) return;
  const Dependency& dependency = session.contract().dependencies.front();
  tape.note("dependency", dependency.name);
  Outage outage(session, dependency);
  if (!outage.begin()) return;
  tape.note("serves_on", serves(session, "created in the outage"));
  const std::string followed = await(session, "in the outage", found, false, kDownMs);
  if (!outage.end()) return;
  const std::vector<std::string> watched = followed.empty() ? found : std::vector{followed};
  tape.note("followed", followed);
  tape.note("ready_again", !await(session, "after", watched, true, kUpMs).empty());
  tape.note("serves_again", serves(session, "created after"));
  if (!tape.fact("ready_again").boolean()) start_anew(session);
}

Finding judge_absence(const Tape& tape) {
  std::vector<std::string_view> urls;
  for (const Json& url : tape.fact("tried").items())
    urls.push_back(url.text());
  const std::string missing =
      fmt::format("no readiness or health endpoint was found; tried {}", fmt::join(urls, ", "));
  if (!tape.fact("required").boolean()) return not_applicable(missing);
  if (tape.fact("named").text().empty()) return inconclusive(missing);
  const Exchange& asked = *tape.all("before").front();
  return fail(asked, {"The readiness endpoint that the brief names is not there",
                      fmt::format("200 at {}", tape.fact("named").text()), answer_of(asked)});
}

Finding judge(const Tape& tape) {
  const Json& followed = tape.fact("followed");
  if (followed.is_null()) return judge_absence(tape);
  const std::string name = tape.fact("dependency").text();
  const Exchange& last = *tape.all("after").back();
  if (tape.fact("serves_on").boolean() && followed.text().empty()) {
    return not_applicable(fmt::format("it serves as before while {} is away", name));
  }
  if (!tape.fact("ready_again").boolean()) {
    if (!tape.fact("serves_again").boolean() && last.answered()) {
      return inconclusive("blocked by life.dependency-recovery: it does not heal");
    }
    return fail(last, {fmt::format("It is not ready again a minute after {} came back", name),
                       "2xx once it is back", answer_of(last)});
  }
  const Exchange& away = *tape.all("in the outage").back();
  if (followed.text().empty()) {
    return graded(kAlwaysReady, away,
                  {fmt::format("{} says 2xx while {} is away and nothing can be created",
                               away.request.url, name),
                   "503 while it is away", answer_of(away)});
  }
  return pass(away,
              fmt::format("{} {} while {} was away", away.request.url, answer_of(away), name));
}

}  // namespace
}  // namespace obs_readiness
const Check kReadiness{obs_readiness::kMeta, obs_readiness::gather, obs_readiness::judge};
}  // namespace assay::checks
