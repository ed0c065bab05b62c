// SPDX-License-Identifier: MIT
// Starts the service without each variable that it is said to need: it is to refuse, and to say
// which one is missing.
#include <algorithm>
#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/core.h>

#include "checks/life/family.h"
#include "checks/life/launched.h"
#include "core/snapshot.h"
#include "core/tally.h"
#include "core/text.h"

namespace assay::checks {
namespace life_fail_fast {
namespace {

constexpr Meta kMeta{
    .id = "life.fail-fast",
    .title = "It refuses to start without its configuration, and names what is missing",
    .failure_title = "It starts without configuration that it needs, or does not name it",
    .why =
        "A service that starts with an empty secret or no database runs for hours before anybody "
        "sees why it does not work, or who else may sign its tokens.",
    .fix =
        "Read all variables at the start; print the name of each that is missing, and exit with 1.",
    .source = "12factor.net/config; OWASP API8:2023",
    .severity = Severity::kMajor,
    .scope = Scope::kService,
    .stage = Stage::kLifecycle,
};

constexpr std::chrono::seconds kLimit{30};
constexpr double kNameless = 0.5;
constexpr double kStartsOffered = 0.5;  // where the brief does not demand it

const Json& variables(const Contract& contract) {
  static const Json kNone = Json::array();
  const Expectation* expected = find_expectation(contract, "fail_fast");
  const Json* names = expected == nullptr ? nullptr : expected->details.find("variables");
  return names == nullptr ? kNone : *names;
}

// How it started without a variable, or with an empty one.
Json noted(const TrialStart& start) {
  Json json = Json::object();
  json.set("up", start.up);
  json.set("ending", start.ending);
  json.set("failed", start.failed);
  json.set("log", start.log);
  return json;
}

void gather(Session& session) {
  const Json& names = variables(session.contract());
  if (names.items().empty()) {
    return session.skip("the rubric names no variables (api.expect.fail_fast.variables)");
  }
  if (!is_launched(session)) return;
  Tape& tape = session.tape();
  tape.note("judges_crash", true);
  tape.note("demanded", is_demanded(session.contract(), "fail_fast"));
  Json starts = Json::object();
  for (const Json& name : names.items()) {
    if (session.stopped()) return;
    if (!session.world().is_given(name.text())) continue;
    Json both = Json::array();
    // What loads a file of defaults fills in a variable that is absent, and leaves an empty one.
    for (const std::optional<std::string>& value :
         {std::optional<std::string>(), std::optional<std::string>("")}) {
      both.push(noted(session.world().try_start({{name.text(), value}}, kLimit)));
      if (!both.items().back().find("up")->boolean()) break;
    }
    starts.set(name.text(), std::move(both));
    tape.note("starts", starts);
  }
  if (const Result<void> up = session.world().restart(Ending::kTerm, {}); !up) {
    session.block("it did not start again: " + up.error().message);
  }
}

Case judged(const std::string& name, const Json& starts, double starts_anyway) {
  const Json& last = starts.items().back();
  const std::string expected =
      fmt::format("an exit with another status than 0 that names {}", name);
  if (last.find("up")->boolean()) return {name, starts_anyway, expected, "it starts", 0};
  const std::string& ending = last.find("ending")->text();
  if (!last.find("failed")->boolean()) {
    return {name, kNameless, expected,
            ending.empty() ? "it neither answers nor ends" : "it " + ending, 0};
  }
  if (!contains_ignoring_case(last.find("log")->text(), name)) {
    return {name, kNameless, expected, fmt::format("it {} and says nothing of {}", ending, name),
            0};
  }
  return {name, 1, expected, "it refuses", 0};
}

bool is_file_of_variables(std::string_view path) {
  const std::string_view name = path.substr(path.rfind('/') + 1);
  if (!name.starts_with(".env")) return false;
  const auto says = [&](std::string_view word) {
    return name.find(word) != std::string_view::npos;
  };
  return !says("example") && !says("sample") && !says("template") && !says("dist");
}

Finding judge(const Tape& tape) {
  const Json& starts = tape.fact("starts");
  if (starts.is_null()) {
    return not_applicable(
        "none of the variables that the rubric names is among those it is started with");
  }
  Tally tally;
  const double starts_anyway = tape.fact("demanded").boolean() ? 0 : kStartsOffered;
  for (const auto& [name, both] : starts.members())
    tally.add(judged(name, both, starts_anyway));
  if (outcome_of_credit(tally.mean()) == Outcome::kPass) {
    return pass(std::vector<Evidence>{}, fmt::format("tried {}", tally.cases().size()));
  }
  if (tape.snapshot != nullptr && std::ranges::any_of(tape.snapshot->files, is_file_of_variables)) {
    return inconclusive("a file of variables in the submission may stand in for what is missing");
  }
  return tally.mean_finding("Started without a variable that it needs");
}

}  // namespace
}  // namespace life_fail_fast
const Check kFailFast{life_fail_fast::kMeta, life_fail_fast::gather, life_fail_fast::judge};
}  // namespace assay::checks
