// SPDX-License-Identifier: MIT
// Starts the service without each variable that it needs: it should say so, and end.
#include <string>
#include <string_view>

#include <fmt/core.h>

#include "checks/life/family.h"
#include "checks/life/launched.h"
#include "core/tally.h"
#include "core/text.h"

namespace assay::checks {
namespace {

constexpr Meta kMeta{
    .id = "life.fail-fast",
    .title = "Missing configuration is refused loudly",
    .failure_title = "Missing configuration goes unnoticed",
    .why =
        "A service that runs on with a built-in secret is open to everybody who read its source.",
    .fix = "Check the variables at the start; exit with a status and the variable's name.",
    .source = "12factor.net/config; OWASP API8:2023",
    .severity = Severity::kMajor,
    .scope = Scope::kService,
    .stage = Stage::kLifecycle,
};

constexpr double kUnnamed = 0.5;

void gather(Session& session) {
  const Expectation* expected = find_expectation(session.contract(), "fail_fast");
  const Json* variables = expected == nullptr ? nullptr : expected->details.find("variables");
  if (variables == nullptr) {
    session.skip("the rubric names no variable that must be there (expect.fail_fast.variables)");
    return;
  }
  if (!is_launched(session)) return;
  session.get("control", session.collection(session.resource()));
  Json attempts = Json::array();
  for (const Json& variable : variables->items()) {
    const StartAttempt attempt = session.world().try_start_without({variable.text()});
    attempts.push(Json::object({{"variable", variable.text()},
                                {"up", attempt.up},
                                {"ending", attempt.ending},
                                {"output", attempt.output}}));
  }
  session.tape().note("attempts", std::move(attempts));
  if (const Result<void> up = session.world().restart(Ending::kKill, {}); !up) {
    session.block("it did not start again: " + up.error().message);
  }
}

bool is_secret(std::string_view variable) {
  for (const std::string_view part : {"SECRET", "KEY", "PASSWORD", "TOKEN", "SALT"}) {
    if (contains_ignoring_case(variable, part)) return true;
  }
  return false;
}

Finding judge(const Tape& tape) {
  const Exchange& control = tape.at("control");
  Tally tally;
  for (const Json& attempt : tape.fact("attempts").items()) {
    const std::string& variable = attempt.find("variable")->text();
    const std::string& ending = attempt.find("ending")->text();
    const std::string& output = attempt.find("output")->text();
    double credit = 1;
    std::string observed = "ends, and names it";
    if (attempt.find("up")->boolean()) {
      // A default for what is no secret is good practice.
      credit = is_secret(variable) ? 0 : 1;
      observed = is_secret(variable) ? "runs with a secret of its own" : "runs with a default";
    } else if (ending.empty()) {
      credit = kUnnamed;
      observed = "goes on running, and never answers";
    } else if (!contains_ignoring_case(output, variable)) {
      credit = kUnnamed;
      observed =
          fmt::format("{}, and does not name it: {}", ending, printable(shortened(output, 160)));
    }
    tally.add("without " + variable, credit, "an end that names the variable", observed, control);
  }
  return tally.mean_finding("Starts without a variable");
}

}  // namespace
const Check kFailFast{kMeta, gather, judge};
}  // namespace assay::checks
