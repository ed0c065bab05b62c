// SPDX-License-Identifier: MIT
// Counts the ways in which bad input breaks the service.
#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include <fmt/core.h>

#include "checks/errors/bad_input.h"
#include "checks/errors/breakage.h"
#include "checks/errors/family.h"
#include "core/text.h"
#include "dialect/exception_name.h"
#include "dialect/session.h"

namespace assay::checks {
namespace errors_no_5xx {
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
  const std::string list = session.collection(session.resource());
  const Exchange& before =
      session.ask("before all", {.path = list, .principal = &Session::anonymous()});
  if (before.failure == Failure::kRefused) return;
  send_bad_input(session);
  if (!session.stopped()) session.get("after all", list);
}

Finding judge_crash(const Exchange* last, std::string ending) {
  std::vector<Evidence> evidence;
  std::string asked = "a request";
  if (last != nullptr) {
    evidence.push_back({.exchange = last->id});
    asked = fmt::format("{} {}", last->request.method, last->request.url);
  }
  Finding finding =
      fail(std::move(evidence), {fmt::format("The service ended after {}", asked),
                                 "an answer, and a service that goes on", std::move(ending)});
  finding.severity = Severity::kCritical;
  return finding;
}

// The service takes no connection any more, and nobody stopped it for assay.
bool is_gone(const Tape& tape) {
  for (const char* name : {"before all", "after all"}) {
    const Exchange* asked = tape.find(name);
    if (asked != nullptr && asked->failure == Failure::kRefused) return true;
  }
  return false;
}

// "POST /api/tasks with a JSON object (status = [], where a text belongs)".
std::string name_of(const Breakage& one) {
  return fmt::format("{} {} with {}{}", one.first->request.method, one.route, one.input,
                     one.probe.empty() || one.probe == one.input ? "" : " (" + one.probe + ")");
}

// ": " and what the error says, the name of its exception first; nothing where no answer came.
std::string words_of(const Exchange& answer) {
  constexpr std::size_t kShownBytes = 120;
  if (!answer.answered()) return {};
  const std::string exception = named_exception(answer.response.body);
  if (!exception.empty()) return ": " + exception;
  const std::string shown = shortened(printable(answer.response.body), kShownBytes);
  return ": " + (trimmed(shown).empty() ? "without a body" : shown);
}

std::vector<Case> cases_of(const std::vector<Breakage>& all) {
  std::vector<Case> cases;
  cases.reserve(all.size());
  for (const Breakage& one : all) {
    cases.push_back({.name = name_of(one),
                     .credit = 0,
                     .expected = "a 4xx",
                     .observed = fmt::format("{} ({} times){}", answer_of(*one.first), one.seen,
                                             words_of(*one.first)),
                     .exchange = one.first->id});
  }
  return cases;
}

Finding judge(const Tape& tape) {
  std::vector<const Tape*> tapes = tape.pool;
  tapes.push_back(&tape);
  if (const Tape* crashed = crash(tape)) {
    const Exchange* last = last_words({crashed});
    if (last == nullptr) last = last_words(tapes);
    return judge_crash(last, crashed->fact("crashed").text());
  }
  if (is_gone(tape)) {
    const Exchange* last = last_words(tapes);
    if (last == nullptr) return inconclusive("the service takes no connection any more");
    return judge_crash(last, "refused connections from then on");
  }
  std::vector<Breakage> all = breakages(tape);
  const std::size_t unconfirmed =
      std::erase_if(all, [](const Breakage& one) { return one.seen < kConfirmed; });
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
  Finding finding = graded(
      credit, std::move(evidence),
      {fmt::format("Bad input breaks the service in {} distinct way{}; {} {}", all.size(),
                   all.size() == 1 ? "" : "s", cases.front().name, answer_of(*all.front().first)),
       "a 4xx", cases.front().observed});
  finding.note = note;
  finding.cases = std::move(cases);
  return finding;
}

}  // namespace
}  // namespace errors_no_5xx
const Check kNo5xx{errors_no_5xx::kMeta, errors_no_5xx::gather, errors_no_5xx::judge};
}  // namespace assay::checks
