// SPDX-License-Identifier: MIT
// Filling a call's holes and naming its members.
#include "dialect/call.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

#include "core/template.h"
#include "dialect/names.h"
#include "dialect/spelling.h"

namespace assay {
namespace {

std::optional<Json> value_of(Session& session, const CallValues& values, std::string_view name) {
  if (const auto known = values.find(name); known != values.end()) return known->second;
  SampleMaker& maker = session.maker();
  if (name == "unique") return Json(maker.unique());
  if (name == "uuid") return Json(maker.uuid());
  if (name == "email") return Json(maker.email());
  if (name.starts_with("match:")) return Json(maker.matching(name.substr(6)));
  if (!name.ends_with(".id")) return std::nullopt;
  return session.reference(std::string(name.substr(0, name.size() - 3)));
}

// The members below the top, which no field of a resource may declare, in the same style.
Json restyled(const Json& value, NameStyle style) {
  Json out = value;
  for (Json& item : out.items())
    item = restyled(item, style);
  for (auto& [name, inner] : out.members()) {
    name = styled(name, style);
    inner = restyled(inner, style);
  }
  return out;
}

Json in_words_of(Session& session, const Call& call, const Json& body) {
  if (const Resource* resource = collection_at(session.contract(), call.path)) {
    const ResourceDialect& dialect = session.spoken(*resource);
    Json named = body;
    for (auto& [name, inner] : named.members()) {
      if (find_field(*resource, name) == nullptr) inner = restyled(inner, dialect.style);
    }
    return spelled(named, *resource, dialect);
  }
  const std::vector<Resource>& all = session.contract().resources;
  const Resource* nearest = resource_at(session.contract(), call.path);
  if (nearest == nullptr && !all.empty()) nearest = &all.front();
  return nearest == nullptr ? body : restyled(body, session.spoken(*nearest).style);
}

}  // namespace

const Resource* collection_at(const Contract& contract, std::string_view path) {
  const auto found = std::ranges::find(contract.resources, path, &Resource::path);
  return found == contract.resources.end() ? nullptr : &*found;
}

const Resource* resource_at(const Contract& contract, std::string_view path) {
  const Resource* nearest = nullptr;
  for (const Resource& resource : contract.resources) {
    const bool below = path.starts_with(resource.path) &&
                       (path.size() == resource.path.size() || path[resource.path.size()] == '/' ||
                        path[resource.path.size()] == '?');
    const bool longer = nearest == nullptr || resource.path.size() > nearest->path.size();
    if (below && longer) nearest = &resource;
  }
  return nearest;
}

Json reference_value(const Made& made) {
  for (const std::string_view name : {"id", "_id", "uuid"}) {
    const Json* shown = made.body.find(name);
    if (shown != nullptr && (shown->is_number() || shown->is_string())) return *shown;
  }
  const bool digits = !made.id.empty() && made.id.size() < 16 &&
                      made.id.find_first_not_of("0123456789") == std::string::npos;
  return digits ? Json::number(made.id) : Json(made.id);
}

Json stated_body(Session& session, const Call& call, const CallValues& values) {
  return filled_value(call.body,
                      [&](std::string_view name) { return value_of(session, values, name); });
}

Ask spoken_call(Session& session, const Call& call, const CallValues& values) {
  const Lookup lookup = [&](std::string_view name) { return value_of(session, values, name); };
  const Resource* resource = collection_at(session.contract(), call.path);
  Ask ask{
      .method = call.method,
      .path = resource != nullptr ? session.collection(*resource) : filled_text(call.path, lookup)};
  if (!call.body.is_null()) {
    ask.body = in_words_of(session, call, stated_body(session, call, values)).dump();
  }
  ask.headers.push_back({"Idempotency-Key", session.written_key(session.maker().uuid())});
  return ask;
}

}  // namespace assay
