// SPDX-License-Identifier: MIT
// val.malformed-json: broken syntax is a client error.
#include <array>

#include <fmt/core.h>

#include "checks/idem/keys.h"
#include "checks/val/family.h"
#include "core/tally.h"
#include "dialect/refusal.h"
#include "dialect/session.h"
#include "dialect/statuses.h"

namespace assay::checks {
namespace val_malformed_json {
namespace {

constexpr Meta kMeta{
    .id = "val.malformed-json",
    .title = "A body that is not JSON is refused as the client's error",
    .failure_title = "A body that is not JSON is not refused as the client's error",
    .why =
        "A truncated upload must not become a record, and a typing slip must not look like an "
        "outage.",
    .fix = "Answer 400 when the parser fails or the top level is no object.",
    .source = "RFC 8259; RFC 5789 2.2",
    .severity = Severity::kMajor,
    .needs = need::kRequiredField,
};

struct Broken {
  const char* name;
  std::string (*body)(const std::string& valid);
  // A parser may be lenient here: taking it is no fault.
  bool may_be_taken;
};

constexpr std::array kBroken{
    Broken{"a truncated object", [](const std::string& v) { return v.substr(0, v.size() - 2); },
           false},
    Broken{"a trailing comma",
           [](const std::string& v) { return v.substr(0, v.size() - 1) + ",}"; }, true},
    Broken{"single quotes", [](const std::string&) { return std::string("{'name': 'x'}"); }, false},
    Broken{"bare text", [](const std::string&) { return std::string("hello"); }, false},
    Broken{"an empty body", [](const std::string&) { return std::string(); }, false},
    Broken{"an empty array", [](const std::string&) { return std::string("[]"); }, false},
    Broken{"null", [](const std::string&) { return std::string("null"); }, false},
    Broken{"a string", [](const std::string&) { return std::string("\"hello\""); }, false},
    Broken{"a byte that is not UTF-8",
           [](const std::string& v) {
             return v.substr(0, v.size() - 2) + "\xff" + v.substr(v.size() - 2);
           },
           true},
    Broken{"a byte order mark before valid JSON",
           [](const std::string& v) { return "\xEF\xBB\xBF" + v; }, true},
};

constexpr const char* kNothing = "an empty object";

// Bodies without any member: where an object without members is taken as well, what is wrong with
// it is val.field.missing's to charge.
bool is_as_nothing(const Broken& broken) {
  const std::string_view name = broken.name;
  return name == "an empty body" || name == "an empty array" || name == "null";
}

void gather(Session& session) {
  if (!session.control("control")) return;
  Ask nothing = session.creation(session.resource(), session.sample());
  if (session.stopped()) return;
  nothing.body = "{}";
  session.ask(kNothing, nothing);
  for (const Broken& broken : kBroken) {
    if (session.stopped()) return;
    Ask ask = session.creation(session.resource(), session.sample());
    ask.body = broken.body(*ask.body);
    session.ask(broken.name, ask);
  }
  if (!session.create("control after").ok) {
    session.block("blocked: a valid body was refused after the broken ones");
  }
}

double credit_of(const Exchange& answer, const Broken& broken, const std::string& resource) {
  if (!answer.is_2xx() || refused_in_words(answer)) return reject(answer).credit;
  if (broken.may_be_taken) return 1;
  // An empty array may be a batch of nothing.
  const bool nothing_made = shown_id(answer, resource).empty();
  return nothing_made && std::string_view(broken.name) == "an empty array" ? 1 : 0;
}

Finding judge(const Tape& tape) {
  Tally tally;
  const Exchange* nothing = tape.find(kNothing);
  const bool takes_nothing = nothing != nullptr && is_accepted(*nothing);
  for (const Broken& broken : kBroken) {
    const Exchange& answer = tape.at(broken.name);
    if (answer.failure == Failure::kTimeout) continue;
    if (takes_nothing && is_as_nothing(broken) && is_accepted(answer)) continue;
    tally.add(broken.name, credit_of(answer, broken, tape.subject()), "400 or 422", answer);
  }
  if (tally.empty()) return inconclusive("none of the broken bodies was answered");
  return tally.mean_finding("Broken bodies");
}

}  // namespace
}  // namespace val_malformed_json
const Check kMalformedJson{val_malformed_json::kMeta, val_malformed_json::gather,
                           val_malformed_json::judge};
}  // namespace assay::checks
