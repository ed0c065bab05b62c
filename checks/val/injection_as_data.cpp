// SPDX-License-Identifier: MIT
// Looks whether hostile strings did more than be stored, found or refused.
#include <algorithm>
#include <string>
#include <vector>

#include <fmt/core.h>

#include "checks/val/family.h"
#include "checks/val/injection_probes.h"
#include "checks/val/text_probe.h"
#include "core/tally.h"
#include "dialect/leak.h"
#include "dialect/page.h"
#include "dialect/refusal.h"

namespace assay::checks {
namespace val_injection_as_data {
namespace {

constexpr Meta kMeta{
    .id = "val.injection-as-data",
    .title = "Hostile strings stay strings",
    .failure_title = "A hostile string is run",
    .why = "A quote that ends a statement gives its sender every row, or somebody's account.",
    .fix = "Bind values as parameters, look sort keys up in a list, render no template from input.",
    .source = "OWASP Injection Prevention; CWE-89",
    .severity = Severity::kCritical,
    .combine = Combine::kWorst,
};

void gather(Session& session) {
  const std::optional<Made> made = session.control("control");
  if (!made) return;
  probe_texts(session);
  probe_filters(session);
  probe_sort(session);
  probe_path(session, *made);
  probe_login(session);
  if (session.stopped()) return;
  session.get("control (after)", made->path);
}

std::optional<std::vector<std::string>> rows_of(const Tape& tape, const std::string& name) {
  const Exchange* answer = tape.find(name);
  const std::optional<Page> page =
      answer == nullptr ? std::nullopt : page_of(*answer, tape.subject());
  if (!page) return std::nullopt;
  return ids_of_page(*page, tape.subject());
}

// The true query shows rows; the plain one, which differs in nothing that a value would, and the
// false one do not.
bool filter_widens(const Tape& tape, const std::string& name) {
  const auto plain = rows_of(tape, name + " plain");
  const auto truth = rows_of(tape, name + " true");
  const auto lie = rows_of(tape, name + " false");
  const auto again = rows_of(tape, name + " true again");
  return plain && truth && again && plain->empty() && !truth->empty() && !again->empty() &&
         (!lie || lie->empty());
}

bool sort_obeys(const Tape& tape, const std::string& name) {
  const auto truth = rows_of(tape, name + " true");
  const auto lie = rows_of(tape, name + " false");
  const auto again = rows_of(tape, name + " true again");
  return truth && lie && again && truth->size() > 2 && *truth == *again && *truth != *lie;
}

bool path_obeys(const Tape& tape, const std::string& name) {
  const auto is_item = [&](const std::string& which) {
    const Exchange* answer = tape.find(name + which);
    return answer != nullptr && is_accepted(*answer) && Json::parse(answer->response.body);
  };
  const Exchange* lie = tape.find(name + " false");
  return is_item(" plain") && is_item(" true") && is_item(" true again") && lie != nullptr &&
         lie->status() == 404;
}

void tally_pairs(const Tape& tape, Tally& tally) {
  for (const Json& pair : tape.fact("pairs").items()) {
    const std::string& name = pair.find("name")->text();
    const std::string& kind = pair.find("kind")->text();
    const Exchange* truth = tape.find(name + " true");
    if (truth == nullptr || !truth->answered()) continue;
    const bool runs = kind == "filter" ? filter_widens(tape, name)
                      : kind == "sort" ? sort_obeys(tape, name)
                                       : path_obeys(tape, name);
    tally.add(
        name, runs ? 0 : 1, "as any other text",
        runs ? "is run: a true condition and a false one get different rows" : answer_of(*truth),
        *truth);
  }
}

void tally_texts(const Tape& tape, Tally& tally) {
  for (const Json& text : tape.fact("texts").items()) {
    const Exchange& answer = tape.at(text.text());
    if (!answer.answered()) continue;
    const std::string shown = stored_text(tape, text.text()).value_or("");
    const bool rendered = shown.find(kRendered) != std::string::npos;
    tally.add(text.text(), rendered ? 0 : 1, "the text as it was sent, or a refusal",
              rendered ? "came back computed: " + std::string(kRendered) : answer_of(answer),
              answer);
  }
  for (const Tape::Entry& entry : tape.entries()) {
    if (entry.exchange.response.body.find(kPasswd) == std::string::npos) continue;
    tally.add(entry.name, 0, "no file", "shows /etc/passwd", entry.exchange);
  }
  const std::vector<const Exchange*> slow = tape.all("slow again");
  const std::vector<const Exchange*> controls = tape.all("slow control");
  const bool sleeps =
      slow.size() >= 3 && controls.size() >= 3 &&
      std::ranges::all_of(slow, [](const Exchange* e) { return e->ms >= kSleptMs; }) &&
      std::ranges::all_of(controls, [](const Exchange* e) { return e->ms < kAwakeMs; });
  if (sleeps) tally.add("a command in a text", 0, "no delay", "sleeps, each time", *slow.front());
}

void tally_logins(const Tape& tape, Tally& tally) {
  const Exchange* wrong = tape.find("log in wrongly");
  // Where anybody gets in, nothing is shown by who does.
  if (wrong == nullptr || !wrong->is_4xx()) return;
  for (const Json& name : tape.fact("logins").items()) {
    const Exchange* answer = tape.find(name.text());
    if (answer == nullptr || !answer->answered()) continue;
    tally.add(name.text(), is_accepted(*answer) ? 0 : 1, "a refusal", *answer);
  }
}

// An answer that shows a statement was broken, whatever came of it.
const Exchange* broken_statement(const Tape& tape) {
  for (const Tape::Entry& entry : tape.entries()) {
    if (entry.exchange.status() < 400) continue;
    const std::optional<Leak> leak =
        find_leak(entry.exchange.response.body,
                  entry.exchange.request.url + "\n" + entry.exchange.request.body);
    const bool tells =
        leak && (leak->kind == LeakKind::kSql || leak->kind == LeakKind::kDriverMessage);
    if (tells && entry.exchange.is_5xx()) return &entry.exchange;
  }
  return nullptr;
}

Finding judge(const Tape& tape) {
  Tally tally;
  tally_pairs(tape, tally);
  tally_texts(tape, tally);
  tally_logins(tape, tally);
  if (tally.empty()) return inconclusive("no hostile string was answered");
  if (tally.lowest() == 1) {
    if (const Exchange* broken = broken_statement(tape)) {
      Finding finding = inconclusive(fmt::format(
          "a hostile string answered {} with a database's words: look there; errors.no-leak "
          "charges the words",
          broken->status()));
      finding.evidence = {{.exchange = broken->id}};
      return finding;
    }
  }
  return tally.finding(tally.lowest(), "Hostile strings");
}

}  // namespace
}  // namespace val_injection_as_data
const Check kInjectionAsData{val_injection_as_data::kMeta, val_injection_as_data::gather,
                             val_injection_as_data::judge};
}  // namespace assay::checks
