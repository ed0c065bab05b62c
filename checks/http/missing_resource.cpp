// SPDX-License-Identifier: MIT
// Asks for what is not there: unknown ids, malformed ids, an unknown route.
#include <optional>
#include <string>
#include <utility>

#include "checks/http/family.h"
#include "checks/http/sighting.h"
#include "checks/http/unknown_id.h"
#include "core/tally.h"
#include "core/text.h"
#include "dialect/session.h"
#include "dialect/statuses.h"

namespace assay::checks {
namespace http_missing_resource {
namespace {

constexpr Meta kMeta{
    .id = "http.missing-resource",
    .title = "What is not there is answered as absent",
    .failure_title = "What is not there is answered as if it were",
    .why = "A client that asks for a deleted or mistyped id and gets 200 works on with nothing.",
    .fix = "Answer 404 to an unknown id and an unknown route; 400 or 404 to an id that cannot be.",
    .source = "RFC 9110 15.5.5",
    .severity = Severity::kMajor,
};

constexpr double kEmptyAnswer = 0.5;

struct Probe {
  const char* name;
  const char* id;
};

// 200 letters stand for an id that is too long for any column.
constexpr Probe kMalformed[] = {
    {"the id \"not-an-id\"", "not-an-id"}, {"the id 0", "0"},         {"the id -1", "-1"},
    {"an id of 200 characters", nullptr},  {"an encoded NUL", "%00"},
};

std::string id_of_probe(const Probe& probe) {
  constexpr std::size_t kLong = 200;
  return probe.id != nullptr ? probe.id : std::string(kLong, 'a');
}

void gather(Session& session) {
  const std::optional<Made> made = session.control("control");
  if (!made) return;
  const Resource& resource = session.resource();
  const std::string unknown = unknown_id(made->id, session.maker());
  session.tape().note("unknown", unknown);
  session.get("an unknown id", session.item_path(resource, unknown));
  for (const Probe& probe : kMalformed) {
    if (session.stopped()) return;
    session.get(probe.name, session.item_path(resource, id_of_probe(probe)));
  }
  session.get("an unknown route", "/no-such-" + unknown_id("abcdefghijkl", session.maker()));
  session.get("control (again)", made->path);
}

// An item with the very id that was asked for: it is there, and nothing was missing.
bool has_that_id(const Exchange& answer, std::string_view resource, const std::string& id) {
  for (const std::string& shown : shown_ids(answer, resource)) {
    if (shown == id) return true;
  }
  return false;
}

void judge_id(const Tape& tape, const std::string& name, const std::string& id, Tally& tally) {
  const Exchange* answer = tape.find(name);
  // Server errors are charged by errors.no-5xx; a connection closed on an odd id is the core's own.
  if (answer == nullptr || !answer->answered() || answer->is_5xx()) return;
  if (has_that_id(*answer, tape.subject(), id)) return;
  const Standing standing = name == "an unknown id" ? missing(*answer, tape.subject())
                                                    : malformed_id(*answer, tape.subject());
  const bool other_record = answer->is_2xx() && standing.credit == 0;
  tally.add(name, standing.credit, std::string(standing.expected),
            other_record ? "answered 200 with a record" : answer_of(*answer), *answer);
}

// A page for browsers, served for any address outside an API's prefix.
bool is_browser_page(const Exchange& answer) {
  const std::string* type = answer.header("Content-Type");
  const std::string_view url = answer.request.url;
  const std::size_t path = url.find('/', url.find("://") + 3);
  const bool at_root = path != std::string_view::npos && url.find('/', path + 1) == url.npos;
  return at_root && type != nullptr && contains_ignoring_case(*type, "text/html");
}

void judge_route(const Exchange& answer, Tally& tally) {
  if (!answer.answered() || answer.is_5xx() || is_browser_page(answer)) return;
  const bool refused = answer.is_4xx() || (answer.status() >= 300 && answer.status() < 400);
  tally.add("an unknown route", refused ? 1 : kEmptyAnswer, "404", answer);
}

Finding judge(const Tape& tape) {
  if (!tape.at("control (again)").is_2xx()) {
    return inconclusive("the control item " + answer_of(tape.at("control (again)")) +
                        " after the questions");
  }
  Tally tally;
  judge_id(tape, "an unknown id", tape.fact("unknown").text(), tally);
  for (const Probe& probe : kMalformed)
    judge_id(tape, probe.name, id_of_probe(probe), tally);
  judge_route(tape.at("an unknown route"), tally);
  if (tally.empty())
    return inconclusive("blocked by errors.no-5xx: every absent thing answered 5xx");
  return tally.finding(tally.lowest(), "Asked for what is not there");
}

}  // namespace
}  // namespace http_missing_resource
const Check kMissingResource{http_missing_resource::kMeta, http_missing_resource::gather,
                             http_missing_resource::judge};
}  // namespace assay::checks
