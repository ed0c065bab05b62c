// SPDX-License-Identifier: MIT
// Nests arrays ever deeper, with somebody else waiting beside.
#include <array>
#include <string>

#include <fmt/core.h>

#include "checks/val/bystander.h"
#include "checks/val/family.h"
#include "core/tally.h"

namespace assay::checks {
namespace val_deep_nesting {
namespace {

constexpr Meta kMeta{
    .id = "val.deep-nesting",
    .title = "Deeply nested input cannot bring the service down",
    .failure_title = "Deeply nested input harms the service",
    .why = "A parser that recurses without a limit lets one small body end the process.",
    .fix = "Limit the depth of JSON (64 is plenty), or use a parser that does.",
    .source = "RFC 8259 9; OWASP API4:2023",
    .severity = Severity::kMajor,
    .scope = Scope::kService,
};

constexpr std::array<int, 3> kDepths{500, 10'000, 100'000};
constexpr double kBreaks = 0.5;

std::string name_of(int depth) {
  return fmt::format("{} levels", depth);
}

// Small at every depth, so that no limit of size is what answers.
std::string nested(const std::string& valid, int depth) {
  const auto count = static_cast<std::size_t>(depth);
  std::string body = valid.substr(0, valid.rfind('}'));
  return body + ",\"nested\":" + std::string(count, '[') + std::string(count, ']') + "}";
}

// A text of that size instead: what a limit of size answers.
std::string flat(const std::string& valid, std::size_t size) {
  std::string body = valid.substr(0, valid.rfind('}')) + ",\"nested\":\"";
  return body + std::string(size - std::min(size, body.size() + 2), 'x') + "\"}";
}

// What the member does by itself, without any depth.
bool bears_the_member(Session& session) {
  Ask ask = session.creation(session.resource(), session.sample());
  if (session.stopped()) return false;
  ask.body = nested(*ask.body, 1);
  const Exchange& shallow = session.ask("1 level", ask);
  if (shallow.answered() && !shallow.is_5xx()) return true;
  session.block("blocked by errors.no-5xx: the same member without depth " + answer_of(shallow));
  return false;
}

void gather(Session& session) {
  if (!session.control("control") || !bears_the_member(session)) return;
  session.tape().note("judges_crash", true);
  for (const int depth : kDepths) {
    Ask ask = session.creation(session.resource(), session.sample());
    if (session.stopped()) return;
    ask.body = nested(*ask.body, depth);
    const auto answers = session.volley(name_of(depth), {ask, bystander(session)});
    session.ask(name_of(depth) + " (after)", bystander(session));
    if (answers.front()->is_5xx()) {
      const std::size_t size = ask.body->size();
      Ask large = session.creation(session.resource(), session.sample());
      if (session.stopped()) return;
      large.body = flat(*large.body, size);
      session.ask(name_of(depth) + " (flat)", large);
    }
    if (!answers.front()->is_2xx()) return;
  }
}

Case case_of(const Tape& tape, int depth, const std::vector<const Exchange*>& answers) {
  const Exchange& answer = *answers.front();
  const Exchange& beside = *answers.back();
  const Exchange* after = tape.find(name_of(depth) + " (after)");
  Case one{.name = name_of(depth),
           .credit = 1,
           .expected = "a 4xx, or a 2xx soon",
           .observed = answer_of(answer),
           .exchange = answer.id};
  const bool hangs = answer.failure == Failure::kTimeout;
  const bool held_up = !is_unharmed(beside) || (after != nullptr && !is_unharmed(*after));
  if (hangs || held_up) {
    one.credit = 0;
    if (!hangs) one.observed += ", and others waited longer than 5 s";
  } else if (answer.is_5xx() || !answer.answered()) {
    const Exchange* large = tape.find(name_of(depth) + " (flat)");
    const bool by_size = large != nullptr && large->status() == answer.status();
    one.credit = by_size ? 1 : kBreaks;
    if (by_size) one.observed += ", as a flat body of that size is";
  }
  return one;
}

Finding judge(const Tape& tape) {
  Tally tally;
  const Exchange* last = nullptr;
  for (const int depth : kDepths) {
    const std::vector<const Exchange*> answers = tape.all(name_of(depth));
    if (answers.size() < 2) break;
    tally.add(case_of(tape, depth, answers));
    last = answers.front();
  }
  if (last == nullptr) return inconclusive("no nested body was sent");
  if (is_dead(tape)) {
    return fail(*last, {.message = "the service ended on a deeply nested body",
                        .expected = "a 4xx, or a 2xx soon",
                        .observed = "the service is gone"});
  }
  return tally.finding(tally.lowest(), "nested input");
}

}  // namespace
}  // namespace val_deep_nesting
const Check kDeepNesting{val_deep_nesting::kMeta, val_deep_nesting::gather,
                         val_deep_nesting::judge};
}  // namespace assay::checks
