// SPDX-License-Identifier: MIT
// val.content-type: the declared type of a body is respected.
#include <fmt/core.h>

#include "checks/val/family.h"
#include "core/tally.h"
#include "dialect/compare.h"
#include "dialect/envelope.h"
#include "dialect/names.h"
#include "dialect/refusal.h"
#include "dialect/session.h"
#include "dialect/statuses.h"

namespace assay::checks {
namespace val_content_type {
namespace {

constexpr Meta kMeta{
    .id = "val.content-type",
    .title = "The declared type of a body is respected",
    .failure_title = "The declared type of a body is not respected",
    .why =
        "A body read as something it is not is stored empty, or opens the API to plain HTML "
        "forms of other sites.",
    .fix =
        "Parse JSON when application/json is declared, with or without a charset; answer 415 to "
        "other types.",
    .source = "RFC 9110 15.5.16",
    .severity = Severity::kMinor,
};

void send(Session& session, const std::string& name, const std::string& type) {
  const Json body = session.sample();
  if (session.stopped()) return;
  Ask ask = session.creation(session.resource(), body);
  ask.content_type = type;
  const Made made = session.made_by(session.ask(name, ask), session.resource(), body);
  session.tape().note(name, body);
  if (made.ok) session.get(name + " (read)", made.path);
}

void gather(Session& session) {
  if (!session.control("control")) return;
  send(session, "with a charset", "application/json; charset=utf-8");
  send(session, "as text/plain", "text/plain");
  send(session, "as a form", "application/x-www-form-urlencoded");
  send(session, "without a type", "");
}

// Whether the item that came of it holds everything that was sent.
bool stored_whole(const Tape& tape, const std::string& name) {
  const Exchange* read = tape.find(name + " (read)");
  if (read == nullptr || !read->is_2xx()) return false;
  const std::optional<Json> body = Json::parse(read->response.body);
  const Json* item = body ? find_item(*body, tape.subject()) : nullptr;
  if (item == nullptr) return false;
  for (const auto& [field, value] : tape.fact(name).members()) {
    const Json* shown = member(*item, field);
    if (shown != nullptr && shown->is_null() && !value.is_null()) return false;
  }
  return true;
}

void tally_type(const Tape& tape, const std::string& name, Tally& tally) {
  const Exchange& answer = tape.at(name);
  if (!answer.answered()) return;
  double credit = wrong_media_type(answer).credit;
  std::string observed = answer_of(answer);
  if (const std::optional<std::string> says = refused_in_words(answer)) {
    observed += ", and " + *says;
  } else if (answer.is_2xx()) {
    const bool whole = stored_whole(tape, name);
    // No declared type is not a wrong one: a recipient may look for itself (RFC 9110 8.3).
    const double taken = name == "without a type" ? 1 : 0.5;
    credit = whole ? taken : 0;
    observed += whole ? " and stored it" : " and stored something else";
  }
  tally.add("JSON " + name, credit, "415 or 400", observed, answer);
}

Finding judge(const Tape& tape) {
  Tally tally;
  const Exchange& charset = tape.at("with a charset");
  tally.add("JSON with a charset", charset.is_2xx() ? 1 : 0, "2xx, as without a charset", charset);
  for (const char* name : {"as text/plain", "as a form", "without a type"})
    tally_type(tape, name, tally);
  return tally.finding(charset.is_2xx() ? tally.mean() : 0, "Declared types");
}

}  // namespace
}  // namespace val_content_type
const Check kContentType{val_content_type::kMeta, val_content_type::gather,
                         val_content_type::judge};
}  // namespace assay::checks
