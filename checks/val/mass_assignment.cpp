// SPDX-License-Identifier: MIT
// val.mass-assignment: clients cannot set server-owned fields.
#include <algorithm>
#include <array>

#include <fmt/core.h>

#include "checks/val/family.h"
#include "core/tally.h"
#include "dialect/compare.h"
#include "dialect/envelope.h"
#include "dialect/names.h"
#include "dialect/update.h"

namespace assay::checks {
namespace {

constexpr Meta kMeta{
    .id = "val.mass-assignment",
    .title = "Clients cannot set what the server owns",
    .failure_title = "Clients can set what the server owns",
    .why =
        "A client that can write total, status or owner_id buys for nothing, or as somebody "
        "else.",
    .fix = "Copy the writable fields by name from the body; never the whole body into the record.",
    .source = "OWASP API3:2023",
    .severity = Severity::kCritical,
    .needs = need::kServerControlled,
    .combine = Combine::kWorst,
};

// An id may be the client's to choose in designs with UUIDs.
bool is_id(const std::string& name) {
  const std::string folded = fold(name);
  return folded == "id" || folded == "uuid";
}

// A value of the same JSON type that the server would not choose.
Json marked(const Json& present) {
  if (present.is_bool()) return !present.boolean();
  if (present.is_number()) return present.as_double() > 1e8 ? Json(981173106) : Json(987654);
  if (!present.is_string()) return "marked-by-assay";
  const std::string& text = present.text();
  const bool dated = text.size() >= 10 && text[4] == '-' && text[7] == '-';
  if (dated) return "2001" + text.substr(4);
  const bool numeric = !text.empty() && text.find_first_not_of("0123456789.") == std::string::npos;
  return numeric ? "987654.00" : "marked-by-assay";
}

const Json* shown(const Exchange& read,
                  const std::string& resource,
                  const std::string& name,
                  std::optional<Json>& body) {
  body = Json::parse(read.response.body);
  const Json* item = body && read.is_2xx() ? find_item(*body, resource) : nullptr;
  return item == nullptr ? nullptr : member(*item, name);
}

void try_field(Session& session, const Made& control, const std::string& name, const Json& value) {
  const Resource& resource = session.resource();
  Json body = session.sample();
  if (session.stopped()) return;
  body.set(name, value);
  const Made made = session.create("create with " + name, resource, body);
  if (made.ok) session.get("created with " + name, made.path);
  for (const char* method : {"PUT", "PATCH"}) {
    if (!(method[1] == 'U' ? resource.put : resource.patch)) continue;
    Json change = replacement(session, control);
    if (session.stopped()) return;
    change.set(name, value);
    session.ask(fmt::format("{} with {}", method, name), update(session, method, control, change));
    session.get(fmt::format("after {} with {}", method, name), control.path);
  }
}

void gather(Session& session) {
  const std::optional<Made> control = session.control("control");
  if (!control) return;
  const Exchange read = session.tape().at("control (read)");
  Json values = Json::object();
  for (const std::string& name : session.resource().server_controlled) {
    std::optional<Json> body;
    const Json* present = is_id(name) ? nullptr : shown(read, session.resource().name, name, body);
    if (present == nullptr || present->is_null()) continue;
    values.set(name, marked(*present));
    try_field(session, *control, name, *values.find(name));
  }
  if (values.empty()) {
    session.skip("none of the server_controlled fields is shown, so a change could not be seen");
  }
  session.tape().note("values", std::move(values));
}

Finding judge(const Tape& tape) {
  Tally tally;
  for (const auto& [name, value] : tape.fact("values").members()) {
    const std::array<std::pair<std::string, std::string>, 3> ways{
        {{"POST", "created with " + name},
         {"PUT", "after PUT with " + name},
         {"PATCH", "after PATCH with " + name}}};
    for (const auto& [method, entry] : ways) {
      const Exchange* read = tape.find(entry);
      if (read == nullptr) continue;
      std::optional<Json> body;
      const Json* now = shown(*read, tape.subject(), name, body);
      const bool taken = now != nullptr && same_value(value, *now);
      tally.add(fmt::format("{} of {}", name, method), taken ? 0 : 1, "the server's own value",
                taken ? "was stored as sent" : "was ignored or refused", *read);
    }
  }
  if (tally.empty()) return pass(tape.at("control"));
  return tally.finding(tally.lowest(), "fields that the server owns");
}

}  // namespace
const Check kMassAssignment{kMeta, gather, judge};
}  // namespace assay::checks
