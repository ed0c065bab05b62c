// SPDX-License-Identifier: MIT
// Requests that are known to be bad, each beside a control that is good.
#include "checks/errors/provoke.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "checks/errors/routes.h"
#include "checks/http/unknown_id.h"
#include "contract/mutation.h"

namespace assay::checks {
namespace {

constexpr int kProvokeTimes = 2;  // what is seen twice is no accident

void ask_twice(Session& session, std::string_view name, const Ask& ask) {
  for (int i = 0; i < kProvokeTimes && !session.stopped(); ++i)
    session.ask(std::string(name), ask);
}

// A body that breaks one rule which every service can see; nothing when the fields declare none.
std::optional<Json> invalid_body(Session& session, const Resource& resource, const Json& valid) {
  for (const Rule rule : {Rule::kMissing, Rule::kRange, Rule::kEnum, Rule::kLength, Rule::kType}) {
    for (const Mutation& mutation : mutations(resource, rule, valid, session.maker())) {
      if (mutation.must_reject) return mutation.body;
    }
  }
  return std::nullopt;
}

bool has_unique(const Resource& resource) {
  return std::ranges::any_of(resource.fields, [](const Field& field) { return field.unique; });
}

void provoke_by_body(Session& session, const Resource& resource, const Made& made) {
  const Json valid = session.sample(resource);
  if (session.stopped()) return;
  if (const std::optional<Json> body = invalid_body(session, resource, valid)) {
    ask_twice(session, provoked::kValidation, session.creation(resource, *body));
  }
  Ask malformed = session.creation(resource, valid);
  malformed.body = malformed.body->substr(0, malformed.body->size() / 2);
  ask_twice(session, provoked::kMalformed, malformed);
  if (has_unique(resource)) {
    ask_twice(session, provoked::kConflict, session.creation(resource, made.sent));
  }
}

void provoke_by_caller(Session& session, const Resource& resource, const Made& made) {
  if (!session.contract().users || resource.read == Access::kPublic) return;
  ask_twice(session, provoked::kAnonymous, {.path = made.path, .principal = &Session::anonymous()});
  if (resource.read != Access::kOwner || session.has_one_account()) return;
  const Principal& other = session.user(1);
  if (!session.stopped()) {
    ask_twice(session, provoked::kDenied, {.path = made.path, .principal = &other});
  }
}

void provoke_on(Session& session, const Resource& resource, const Made& made) {
  ask_twice(session, provoked::kNotFound,
            {.path = session.item_path(resource, unknown_id(made.id, session.maker()))});
  if (!session.stopped()) provoke_by_body(session, resource, made);
  if (!session.stopped()) provoke_by_caller(session, resource, made);
}

}  // namespace

bool is_provoked(std::string_view name) {
  for (const std::string_view known :
       {provoked::kValidation, provoked::kMalformed, provoked::kNotFound, provoked::kConflict,
        provoked::kAnonymous, provoked::kDenied}) {
    if (name == known) return true;
  }
  return false;
}

void provoke(Session& session) {
  std::map<std::string, std::string> ids;
  for (const Resource& resource : session.contract().resources) {
    const Json body = session.sample(resource);
    if (session.stopped()) break;
    const Made made = session.create("control", resource, body);
    if (!made.ok) continue;
    ids[resource.name] = made.id;
    provoke_on(session, resource, made);
    if (session.stopped()) break;
  }
  note_routes(session, ids);
  if (ids.empty()) session.block("blocked by http.create: no resource can be created");
}

}  // namespace assay::checks
