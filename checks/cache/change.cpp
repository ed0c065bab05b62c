// SPDX-License-Identifier: MIT
// Changing an item.
#include "checks/cache/change.h"

#include "dialect/update.h"

namespace assay::checks {

std::optional<Json> change_item(Session& session, const std::string& name, const Made& made) {
  const Resource& resource = session.resource();
  if ((!resource.put && !resource.patch) || resource.fields.empty()) return std::nullopt;
  const Json whole = replacement(session, made);
  if (session.stopped()) return std::nullopt;
  Json members = Json::object();
  for (const auto& [field, value] : whole.members()) {
    const Json* before = made.sent.find(field);
    if (before == nullptr || *before != value) members.set(field, value);
  }
  if (members.empty()) return std::nullopt;
  const bool patched =
      resource.patch && session.ask(name, update(session, "PATCH", made, members)).is_2xx();
  if (patched) return members;
  const bool replaced =
      resource.put && session.ask(name, update(session, "PUT", made, whole)).is_2xx();
  return replaced ? std::optional(members) : std::nullopt;
}

}  // namespace assay::checks
