// SPDX-License-Identifier: MIT
// Counts the ways in which bad input breaks the service.
#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include <fmt/core.h>

#include "checks/all.h"
#include "checks/errors/bad_input.h"
#include "checks/errors/breakage.h"
#include "core/text.h"
#include "dialect/session.h"

namespace assay::checks {
namespace {

constexpr Meta kMeta{
    .id = "errors.no-5xx",
    .title = "Bad input never breaks the service",
    .failure_title = "Bad input breaks the service",
    .why = "A 500 on bad input hides real faults in the noise, and a crash takes everybody down.",
    .fix =
        "Check input before it reaches the code that trusts it, and turn every foreseeable "
        "failure into a 4xx.",
    .source = "RFC 9110 15.6",
    .severity = Severity::kMajor,
    .scope = Scope::kPooled,
    .stage = Stage::kPooled,
    .reproduce = false,
};

constexpr int kConfirmed = 2;

double tolerated(Level level) {
  switch (level) {
    case Level::kJunior:
      return 4;
    case Level::kMid:
      return 3;
    case Level::kSenior:
      return 2;
  }
  return 3;
}

void gather(Session& session) {
  // The runner leaves a crash during this check to its judge.
  session.tape().note("judges_crash", true);
  send_bad_input(session);
  if (!session.stopped()) session.get("after all", session.collection(session.resource()));
}

const Exchange* last_unanswered(const Tape& tape) {
  const Exchange* before = nullptr;
  for (const Tape::Entry& entry : tape.entries()) {
    if (entry.exchange.failure == Failure::kRefused) break;
    before = &entry.exchange;
    if (entry.exchange.failure == Failure::kReset) break;
  }
  return before;
}

Finding judge_crash(const Tape& tape, std::string ending) {
  const Exchange* last = last_unanswered(tape);
  std::vector<Evidence> evidence;
  std::string asked = "an exchange of " + tape.check();
  if (last != nullptr) {
    evidence.push_back({.exchange = last->id});
    asked = fmt::format("{} {}", last->request.method, last->request.url);
  }
  return fail(std::move(evidence), {fmt::format("The service ended after {}", asked),
                                    "an answer, and a service that goes on", std::move(ending)});
}

// The service takes no connection any more, and nobody said why.
bool is_gone(const Tape& tape) {
  const Exchange* after = tape.find("after all");
  return after != nullptr && after->failure == Failure::kRefused;
}

std::vector<Case> cases_of(const std::vector<Breakage>& all) {
  constexpr std::size_t kShownBytes = 120;
  std::vector<Case> cases;
  for (const Breakage& one : all) {
    cases.push_back(
        {.name = fmt::format("{} {} with {}", one.first->request.method, one.route, one.input),
         .credit = 0,
         .expected = "a 4xx",
         .observed = fmt::format("{} ({} times): {}", answer_of(*one.first), one.seen,
                                 shortened(printable(one.first->response.body), kShownBytes)),
         .exchange = one.first->id});
  }
  return cases;
}

Finding judge(const Tape& tape) {
  if (const Tape* crashed = crash(tape)) {
    return judge_crash(*crashed, crashed->fact("crashed").text());
  }
  if (is_gone(tape)) return judge_crash(tape, "refused connections from then on");
  std::vector<Breakage> all = breakages(tape);
  const auto once =
      std::ranges::partition(all, [](const Breakage& one) { return one.seen >= kConfirmed; });
  const auto unconfirmed = static_cast<std::size_t>(once.size());
  all.erase(once.begin(), once.end());
  const std::string note =
      unconfirmed == 0 ? "" : fmt::format("{} more seen once, and not counted", unconfirmed);
  if (all.empty()) return pass(std::vector<Evidence>{}, note);

  double weight = 0;
  std::vector<Evidence> evidence;
  for (const Breakage& one : all) {
    weight += one.weight;
    evidence.push_back({.exchange = one.first->id});
  }
  const double credit = 1 - std::min(1.0, weight / tolerated(tape.level));
  std::vector<Case> cases = cases_of(all);
  Finding finding =
      graded(credit, std::move(evidence),
             {fmt::format("Bad input breaks the service in {} distinct ways; {} {}", all.size(),
                          cases.front().name, answer_of(*all.front().first)),
              "a 4xx", cases.front().observed});
  finding.note = note;
  finding.cases = std::move(cases);
  return finding;
}

}  // namespace
const Check kNo5xx{kMeta, gather, judge};
}  // namespace assay::checks
