// SPDX-License-Identifier: MIT
// Bodies, ids and queries that are known to be bad; what may be stored or may end the service last.
#include "checks/errors/bad_input.h"

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "checks/errors/routes.h"
#include "checks/http/unknown_id.h"
#include "contract/mutation.h"

namespace assay::checks {
namespace {

constexpr int kTimes = 2;               // what is seen twice is no accident
constexpr std::size_t kMostOfRule = 6;  // mutations sent of one rule

struct Probe {
  std::string name{};
  Ask ask{};
};

Ask with_body(Session& session, const Resource& resource, const Json& valid, std::string body) {
  Ask ask = session.creation(resource, valid);
  ask.body = std::move(body);
  return ask;
}

void add_bodies(Session& session,
                const Resource& resource,
                const Json& valid,
                std::vector<Probe>& probes) {
  const std::string text = session.creation(resource, valid).body.value_or("{}");
  probes.push_back(
      {"half a body", with_body(session, resource, valid, text.substr(0, text.size() / 2))});
  probes.push_back({"an empty body", with_body(session, resource, valid, "")});
  Probe other{"another content type", session.creation(resource, valid)};
  other.ask.content_type = "text/plain";
  probes.push_back(std::move(other));
}

void add_other_values(Session& session,
                      const Resource& resource,
                      const Json& valid,
                      std::vector<Probe>& probes) {
  probes.push_back({"a text as body", with_body(session, resource, valid, "\"text\"")});
  probes.push_back({"null as body", with_body(session, resource, valid, "null")});
  probes.push_back({"an array as body", with_body(session, resource, valid, "[]")});
  Json more = valid;
  more.set("assay_unknown", true);
  probes.push_back({"an unknown member", session.creation(resource, more)});
}

void add_ids(Session& session,
             const Resource& resource,
             const Made& made,
             const Json& valid,
             std::vector<Probe>& probes) {
  const std::string malformed = session.item_path(resource, "not-an-id");
  const std::string unknown = session.item_path(resource, unknown_id(made.id, session.maker()));
  for (const std::string& path : {malformed, unknown}) {
    const std::string what = path == malformed ? " of a malformed id" : " of an unknown id";
    probes.push_back({"GET" + what, {.path = path}});
    if (resource.deletion != Deletion::kNone) {
      probes.push_back({"DELETE" + what, {.method = "DELETE", .path = path}});
    }
    for (const char* method : {"PUT", "PATCH"}) {
      const bool named = *method == 'P' && (method[1] == 'U' ? resource.put : resource.patch);
      if (!named) continue;
      Ask ask = session.creation(resource, valid);
      ask.method = method;
      ask.path = path;
      probes.push_back({method + what, std::move(ask)});
    }
  }
}

void add_mutations(Session& session,
                   const Resource& resource,
                   const Json& valid,
                   std::vector<Probe>& probes) {
  for (const Rule rule : {Rule::kMissing, Rule::kNull, Rule::kType}) {
    std::size_t count = 0;
    for (const Mutation& mutation : mutations(resource, rule, valid, session.maker())) {
      if (count++ == kMostOfRule) break;
      probes.push_back({mutation.what, session.creation(resource, mutation.body)});
    }
  }
}

// What may be stored or refused, and is nobody else's to judge: texts and numbers that are larger
// than a column, where the rubric states no limit.
void add_extremes(Session& session,
                  const Resource& resource,
                  const Json& valid,
                  std::vector<Probe>& probes) {
  for (const Rule rule : {Rule::kLength, Rule::kRange}) {
    std::size_t count = 0;
    for (const Mutation& mutation : mutations(resource, rule, valid, session.maker())) {
      if (mutation.must_reject || count++ >= kMostOfRule) continue;
      probes.push_back({mutation.what, session.creation(resource, mutation.body)});
    }
  }
}

// False when the service has stopped taking connections.
bool send_twice(Session& session, const Probe& probe) {
  for (int i = 0; i < kTimes; ++i) {
    if (session.stopped()) return false;
    if (session.ask(probe.name, probe.ask).failure == Failure::kRefused) return false;
  }
  return true;
}

bool send_all(Session& session, const Resource& resource, const Made& made) {
  const Json valid = session.sample(resource);
  if (session.stopped()) return false;
  std::vector<Probe> probes;
  add_ids(session, resource, made, valid, probes);
  probes.push_back({"odd query", {.path = session.collection(resource) + "?page=abc&limit=abc"}});
  probes.push_back({"a repeated creation", session.creation(resource, made.sent)});
  add_bodies(session, resource, valid, probes);
  add_mutations(session, resource, valid, probes);
  add_other_values(session, resource, valid, probes);
  add_extremes(session, resource, valid, probes);
  for (const Probe& probe : probes) {
    if (!send_twice(session, probe)) return false;
  }
  return true;
}

}  // namespace

void send_bad_input(Session& session) {
  std::map<std::string, std::string> ids;
  note_routes(session, ids);
  for (const Resource& resource : session.contract().resources) {
    const Json body = session.sample(resource);
    if (session.stopped()) return;
    const Made made = session.create("control", resource, body);
    if (!made.ok) continue;
    ids[resource.name] = made.id;
    note_routes(session, ids);
    if (!send_all(session, resource, made)) return;
  }
  if (ids.empty()) session.block("blocked by http.create: no resource can be created");
}

}  // namespace assay::checks
