// SPDX-License-Identifier: MIT
// Writing a PATCH in several media types.
#include "checks/http/patch_forms.h"

#include <utility>
#include <vector>

#include "core/text.h"
#include "dialect/update.h"

namespace assay::checks {
namespace {

const PatchForm kMergePatch{"application/merge-patch+json", PatchShape::kMembers};
const PatchForm kJsonPatch{"application/json-patch+json", PatchShape::kOperations};
const PatchForm kJsonApi{"application/vnd.api+json", PatchShape::kResourceObject};

// Where the form, and not what it says, is refused.
bool refuses_form(const Exchange& answer) {
  return answer.status() == 415 || answer.status() == 400 || answer.status() == 406 ||
         answer.status() == 422;
}

Json operations(const Json& members) {
  Json list = Json::array();
  for (const auto& [name, value] : members.members()) {
    list.push(Json::object({{"op", "replace"}, {"path", "/" + name}, {"value", value}}));
  }
  return list;
}

Json resource_object(const Resource& resource, const Made& made, const Json& members) {
  return Json::object(
      {{"data",
        Json::object({{"type", resource.name}, {"id", made.id}, {"attributes", members}})}});
}

// The known forms, the ones that the answer's Accept-Patch names first.
std::vector<PatchForm> other_forms(const Exchange& answer) {
  std::vector<PatchForm> named;
  std::vector<PatchForm> rest;
  const std::string* accepts = answer.header("Accept-Patch");
  for (const PatchForm& form : {kMergePatch, kJsonPatch, kJsonApi}) {
    const bool is_named = accepts != nullptr && contains_ignoring_case(*accepts, form.media_type);
    (is_named ? named : rest).push_back(form);
  }
  named.insert(named.end(), rest.begin(), rest.end());
  return named;
}

}  // namespace

Ask patched(Session& session, const Made& made, const Json& members, const PatchForm& form) {
  Ask ask = update(session, "PATCH", made, members);
  ask.content_type = form.media_type;
  if (form.shape == PatchShape::kMembers) return ask;
  const std::optional<Json> body = Json::parse(ask.body.value_or(""));
  if (!body) return ask;
  const Json& spelled = *body;
  ask.body = form.shape == PatchShape::kOperations
                 ? operations(spelled).dump()
                 : resource_object(session.resource(), made, spelled).dump();
  return ask;
}

std::optional<PatchForm> accepted_form(Session& session, const Made& made, const Json& members) {
  const PatchForm plain{"application/json", PatchShape::kMembers};
  const Exchange first = session.ask("patch", patched(session, made, members, plain));
  if (first.is_2xx()) return plain;
  if (!refuses_form(first)) return std::nullopt;
  for (const PatchForm& form : other_forms(first)) {
    if (session.stopped()) return std::nullopt;
    if (session.ask("patch", patched(session, made, members, form)).is_2xx()) return form;
  }
  session.ask("patch", patched(session, made, members, plain));
  return std::nullopt;
}

}  // namespace assay::checks
