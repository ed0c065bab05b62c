// SPDX-License-Identifier: MIT
// Updating and deleting with the current validator.
#include "dialect/update.h"

#include <algorithm>
#include <optional>

#include "dialect/envelope.h"
#include "dialect/names.h"
#include "dialect/spelling.h"

namespace assay {
namespace {

bool may_change(const Resource& resource, const Field& field) {
  const bool immutable =
      std::ranges::find(resource.immutable, field.name) != resource.immutable.end();
  return !immutable && !field.unique && field.type != FieldType::kReference;
}

// The item's validators as they stand now.
void add_lock(Session& session, const Made& made, Ask& ask, Json* body) {
  const Resource& resource = session.resource();
  if (resource.lock == LockKind::kNone) return;
  const Exchange& now = session.get("lock", made.path);
  if (resource.lock == LockKind::kEtag) {
    if (const std::string* tag = now.header("ETag")) ask.headers.push_back({"If-Match", *tag});
    return;
  }
  const std::optional<Json> answer = Json::parse(now.response.body);
  const Json* item = answer ? find_item(*answer, resource.name) : nullptr;
  const Json* version = item == nullptr ? nullptr : member(*item, resource.lock_field);
  if (version != nullptr && body != nullptr) body->set(resource.lock_field, *version);
}

}  // namespace

Json replacement(Session& session, const Made& made) {
  const Resource& resource = session.resource();
  Json body = made.sent;
  const Json fresh = session.sample();
  for (const Field& field : resource.fields) {
    const Json* value = fresh.find(field.name);
    if (value != nullptr && may_change(resource, field)) body.set(field.name, *value);
  }
  return body;
}

Ask update(Session& session, const std::string& method, const Made& made, const Json& canonical) {
  const Resource& resource = session.resource();
  Ask ask{.method = method, .path = made.path};
  Json body = canonical;
  add_lock(session, made, ask, &body);
  ask.body = spelled(body, resource, session.spoken(resource)).dump();
  return ask;
}

Ask deletion(Session& session, const Made& made) {
  Ask ask{.method = "DELETE", .path = made.path};
  add_lock(session, made, ask, nullptr);
  return ask;
}

}  // namespace assay
