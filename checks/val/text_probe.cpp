// SPDX-License-Identifier: MIT
// Storing a text in a free-text field as it stands in JSON, and reading what came of it.
#include "checks/val/text_probe.h"

#include "dialect/envelope.h"
#include "dialect/names.h"

namespace assay::checks {
namespace {

constexpr std::string_view kPlace = "text-goes-here";

}  // namespace

const Field* text_field(Session& session) {
  const Field* field = free_text_field(session.resource());
  if (field == nullptr) {
    session.skip("the resource has no field for free text");
    return nullptr;
  }
  Json names = Json::array({field->name});
  for (const std::string& other : field->aka)
    names.push(other);
  session.tape().note("field", std::move(names));
  return field;
}

std::string store_text(Session& session,
                       const std::string& name,
                       const Field& field,
                       const std::string& json) {
  Json body = session.sample();
  if (session.stopped()) return {};
  body.set(field.name, kPlace);
  Ask ask = session.creation(session.resource(), body);
  ask.body->replace(ask.body->find(kPlace), kPlace.size(), json);
  const Made made = session.made_by(session.ask(name, ask), session.resource(), body);
  if (!made.ok || session.stopped()) return {};
  session.settle(name + " (read)", {.path = made.path},
                 [](const Exchange& answer) { return answer.is_2xx(); });
  return made.id;
}

std::optional<std::string> stored_text(const Tape& tape, const std::string& name) {
  const Exchange* read = tape.find(name + " (read)");
  if (read == nullptr || !read->is_2xx()) return std::nullopt;
  const std::optional<Json> body = Json::parse(read->response.body);
  const Json* item = body ? find_item(*body, tape.subject()) : nullptr;
  if (item == nullptr) return std::nullopt;
  for (const Json& known : tape.fact("field").items()) {
    const Json* shown = member(*item, known.text());
    if (shown != nullptr && shown->is_string()) return shown->text();
  }
  return std::nullopt;
}

}  // namespace assay::checks
