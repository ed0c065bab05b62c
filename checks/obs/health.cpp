// SPDX-License-Identifier: MIT
// Looks for the address at which a machine can ask whether the service is up.
#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/core.h>
#include <fmt/ranges.h>

#include "checks/obs/endpoint.h"
#include "checks/obs/family.h"

namespace assay::checks {
namespace obs_health {
namespace {

constexpr Meta kMeta{
    .id = "obs.health",
    .title = "A machine can ask whether the service is up",
    .failure_title = "A machine cannot ask whether the service is up",
    .why = "A balancer or an orchestrator sends traffic to, and restarts, what it can ask.",
    .fix = "Answer GET /health with 200, at once and without credentials.",
    .source = "Kubernetes liveness probes (2xx to 3xx is success)",
    .severity = Severity::kMinor,
    .scope = Scope::kService,
};

constexpr std::array<std::string_view, 11> kPaths{
    "/health",   "/healthz", "/livez", "/health/live", "/api/health", "/actuator/health",
    "/q/health", "/status",  "/ping",  "/up",          "/_health"};
constexpr double kSlowMs = 1000;
constexpr double kSlow = 0.5;
constexpr double kGuarded = 0.5;

const Exchange& ask(Session& session, std::string name, const std::string& url) {
  return session.ask(std::move(name), {.path = url, .principal = &Session::anonymous()});
}

void gather(Session& session) {
  const std::string named = named_path(session.contract(), "health");
  session.tape().note("required", is_demanded(session.contract(), "health"));
  session.tape().note("named", named);
  ask_nowhere(session);
  Json tried = Json::array();
  for (const std::string& url : addresses_of(session.dialect().base, named, kPaths)) {
    if (session.stopped()) return;
    tried.push(url);
    session.tape().note("tried", tried);
    const Exchange& answer = ask(session, "asked", url);
    if (!answer.is_2xx() || answers_everything(session.tape(), answer)) continue;
    ask(session, "again", url);
    return;
  }
}

// Refused for want of a credential, where an address that is not there is not.
const Exchange* guarded(const Tape& tape) {
  const auto wants_credential = [](const Exchange* e) {
    return e->status() == 401 || e->status() == 403;
  };
  if (std::ranges::any_of(tape.all("nowhere"), wants_credential)) return nullptr;
  for (const Exchange* asked : tape.all("asked")) {
    if (wants_credential(asked)) return asked;
  }
  return nullptr;
}

std::string tried(const Tape& tape) {
  std::vector<std::string_view> urls;
  for (const Json& url : tape.fact("tried").items())
    urls.push_back(url.text());
  return fmt::format("{}", fmt::join(urls, ", "));
}

Finding judge(const Tape& tape) {
  const Exchange* answer = tape.find("again");
  if (answer != nullptr && !answers_everything(tape, *answer)) {
    const double ms = std::min(answer->ms, tape.all("asked").back()->ms);
    if (ms <= kSlowMs) return pass(*answer);
    return graded(kSlow, *answer,
                  {fmt::format("{} answers after {:.0f} ms", answer->request.url, ms),
                   "an answer within a second", fmt::format("{:.0f} ms", ms)});
  }
  if (const Exchange* refused = guarded(tape)) {
    return graded(kGuarded, *refused,
                  {fmt::format("{} wants a credential", refused->request.url),
                   "200 without one: a probe has none", answer_of(*refused)});
  }
  const std::string missing = "no health endpoint was found; tried " + tried(tape);
  if (!tape.fact("required").boolean()) return not_applicable(missing);
  if (tape.fact("named").text().empty() || tape.all("asked").empty()) return inconclusive(missing);
  const Exchange& asked = *tape.all("asked").front();
  return fail(asked, {"The health endpoint that the brief names is not there",
                      fmt::format("200 at {}", tape.fact("named").text()), answer_of(asked)});
}

}  // namespace
}  // namespace obs_health
const Check kHealth{obs_health::kMeta, obs_health::gather, obs_health::judge};
}  // namespace assay::checks
