// SPDX-License-Identifier: MIT
// val.mass-assignment: clients cannot set server-owned fields.
#include <vector>

#include <fmt/core.h>

#include "checks/val/family.h"
#include "core/tally.h"
#include "dialect/compare.h"
#include "dialect/envelope.h"
#include "dialect/names.h"
#include "dialect/taken.h"
#include "dialect/update.h"

namespace assay::checks {
namespace val_mass_assignment {
namespace {

constexpr Meta kMeta{
    .id = "val.mass-assignment",
    .title = "Clients cannot set what the server owns",
    .failure_title = "Clients can set what the server owns",
    .why =
        "A client that can write total, status or owner_id buys for nothing, or as somebody "
        "else; one that can write an id overwrites what is there.",
    .fix = "Copy the writable fields by name from the body; never the whole body into the record.",
    .source = "OWASP API3:2023",
    .severity = Severity::kCritical,
    .needs = need::kServerControlled,
    .combine = Combine::kWorst,
};

// An id may be the client's to choose in designs with UUIDs.
bool is_id(const std::string& name, const Resource& resource) {
  const std::string folded = fold(name);
  return folded == "id" || folded == "uuid" || folded == fold(resource.name) + "id";
}

// The creation that names an id that is taken, the read of the item that had it, and what was sent.
constexpr const char* kAgain = "POST with the id of another";
constexpr const char* kAgainAfter = "POST with the id of another (after)";
constexpr const char* kSentAgain = "sent with the id of another";

// A value of the same JSON type that the server would not choose; a text is another each time, for
// it may have to be unique.
Json marked(const Json& present, SampleMaker& maker) {
  if (present.is_bool()) return !present.boolean();
  if (present.is_number()) return present.as_double() > 1e8 ? Json(981173106) : Json(987654);
  const std::string other = "marked-by-assay-" + maker.unique();
  if (!present.is_string()) return other;
  const std::string& text = present.text();
  const bool dated = text.size() >= 10 && text[4] == '-' && text[7] == '-';
  if (dated) return "2001" + text.substr(4);
  const bool numeric = !text.empty() && text.find_first_not_of("0123456789.") == std::string::npos;
  return numeric ? "987654.00" : other;
}

const Json* shown(const Exchange& read,
                  const std::string& resource,
                  const std::string& name,
                  std::optional<Json>& body) {
  body = Json::parse(read.response.body);
  const Json* item = body && read.is_2xx() ? find_item(*body, resource) : nullptr;
  return item == nullptr ? nullptr : member(*item, name);
}

// Asks for the item that a request with `name` wrote, until it can be read or time is up.
void read_back(Session& session, const std::string& request, const std::string& path) {
  session.settle(request + " (after)", {.path = path},
                 [](const Exchange& answer) { return answer.is_2xx(); });
}

std::vector<const char*> update_methods(const Resource& resource) {
  std::vector<const char*> methods;
  if (resource.put) methods.push_back("PUT");
  if (resource.patch) methods.push_back("PATCH");
  return methods;
}

// Where the item is once the value has become part of its address; empty when it cannot.
std::string moved_path(const Made& item, const std::string& name, const Json& value) {
  const Json* present = member(item.body, name);
  if (present == nullptr || !value.is_string() || item.id.empty()) return {};
  if (present->text() != item.id || !item.path.ends_with("/" + item.id)) return {};
  return item.path.substr(0, item.path.size() - item.id.size()) + value.text();
}

// An update of an item of its own: one that took a value may be out of reach. Without a name, it
// carries no value.
void try_update(Session& session,
                const std::string& method,
                const std::string& request,
                const std::string& name,
                const Json& value) {
  const std::optional<Made> item = session.control("item for " + request);
  if (!item) return;
  Json change = replacement(session, *item);
  if (session.stopped()) return;
  if (!name.empty()) change.set(name, value);
  session.ask(request, update(session, method, *item, change));
  read_back(session, request, item->path);
  const std::string moved = moved_path(*item, name, value);
  if (!moved.empty() && !session.stopped()) session.get(request + " (moved)", moved);
}

// A creation that names the id of an item that is there.
void try_id_of_another(Session& session, const std::string& name, const Made& other) {
  std::optional<Json> read;
  const Json* id = shown(session.tape().at("control (read)"), session.resource().name, name, read);
  if (id == nullptr || id->is_null() || other.id.empty()) return;
  Json body = session.sample();
  if (session.stopped()) return;
  session.tape().note(kSentAgain, body);
  body.set(name, *id);
  session.ask(kAgain, session.creation(session.resource(), body));
  session.get(kAgainAfter, other.path);
}

void try_field(Session& session, const std::string& name, const Json& value) {
  const Resource& resource = session.resource();
  Json body = session.sample();
  if (session.stopped()) return;
  body.set(name, value);
  const std::string post = "POST with " + name;
  const Made made = session.create(post, resource, body);
  if (made.ok) read_back(session, post, made.path);
  for (const std::string method : update_methods(resource)) {
    if (session.stopped()) return;
    try_update(session, method, fmt::format("{} with {}", method, name), name, value);
  }
}

void gather(Session& session) {
  const std::optional<Made> control = session.control("control");
  if (!control) return;
  const Exchange read = session.tape().at("control (read)");
  for (const std::string method : update_methods(session.resource())) {
    try_update(session, method, method + " alone", "", {});
    if (session.stopped()) return;
  }
  Json values = Json::object();
  for (const std::string& name : session.resource().server_controlled) {
    if (is_id(name, session.resource())) {
      try_id_of_another(session, name, *control);
      continue;
    }
    std::optional<Json> body;
    const Json* present = shown(read, session.resource().name, name, body);
    if (present == nullptr || present->is_null()) continue;
    values.set(name, marked(*present, session.maker()));
    try_field(session, name, *values.find(name));
  }
  if (values.empty() && session.tape().find(kAgain) == nullptr) {
    session.skip("none of the server_controlled fields is shown, so a change could not be seen");
  }
  session.tape().note("values", std::move(values));
}

// What became of the value that a request carried; empty when nothing did. An item that can be
// read after the same request without the value, and not after it, has changed hands, whatever the
// request was answered.
std::string effect(const Tape& tape,
                   const std::string& method,
                   const std::string& name,
                   const Json& value,
                   const Exchange& after) {
  std::optional<Json> body;
  const Json* now = shown(after, tape.subject(), name, body);
  if (now != nullptr && same_value(value, *now)) return "was stored as sent";
  const Exchange* alone =
      tape.find(method == "POST" ? "control (read)" : method + " alone (after)");
  const bool readable = alone != nullptr && alone->is_2xx();
  const bool gone = after.status() == 403 || after.status() == 404 || after.status() == 410;
  return readable && gone
             ? fmt::format("was taken: the item then {} on its own address", answer_of(after))
             : "";
}

void judge_id_of_another(const Tape& tape, Tally& tally) {
  const Exchange* request = tape.find(kAgain);
  const Exchange* after = tape.find(kAgainAfter);
  if (request == nullptr || !request->answered() || after == nullptr || !after->is_2xx()) return;
  const bool overwritten =
      took(tape.at("control (read)"), *after, tape.subject(), tape.fact(kSentAgain));
  tally.add("the id of another item in a POST", overwritten ? 0 : 1,
            "an item of its own, or a refusal",
            overwritten ? "overwrote the item that has this id" : answer_of(*request), *request);
}

// The read of the item that a request wrote, at its own address or at that which was sent.
const Exchange* read_after(const Tape& tape, const std::string& way) {
  const Exchange* moved = tape.find(way + " (moved)");
  return moved != nullptr && moved->is_2xx() ? moved : tape.find(way + " (after)");
}

void judge_value(const Tape& tape,
                 const std::string& name,
                 const Json& value,
                 Tally& tally,
                 std::vector<Evidence>& reads) {
  for (const char* method : {"POST", "PUT", "PATCH"}) {
    const std::string way = fmt::format("{} with {}", method, name);
    const Exchange* request = tape.find(way);
    const Exchange* after = read_after(tape, way);
    if (request == nullptr || after == nullptr) continue;
    const std::string seen = effect(tape, method, name, value, *after);
    if (!seen.empty()) reads.push_back({.exchange = after->id});
    tally.add(fmt::format("{} in a {}", name, method), seen.empty() ? 1 : 0,
              "the server's own value", seen.empty() ? "was ignored or refused" : seen, *request);
  }
}

Finding judge(const Tape& tape) {
  Tally tally;
  std::vector<Evidence> reads;
  for (const auto& [name, value] : tape.fact("values").members())
    judge_value(tape, name, value, tally, reads);
  judge_id_of_another(tape, tally);
  if (tally.empty()) return pass(tape.at("control"));
  Finding finding = tally.finding(tally.lowest(), "Fields that the server owns");
  finding.evidence.insert(finding.evidence.end(), reads.begin(), reads.end());
  return finding;
}

}  // namespace
}  // namespace val_mass_assignment
const Check kMassAssignment{val_mass_assignment::kMeta, val_mass_assignment::gather,
                            val_mass_assignment::judge};
}  // namespace assay::checks
