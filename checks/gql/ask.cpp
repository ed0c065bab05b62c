// SPDX-License-Identifier: MIT
// GraphQL over HTTP: bodies and answers.
#include "checks/gql/ask.h"

#include <algorithm>

#include "dialect/names.h"

namespace assay::checks {

Ask graphql_ask(const Session& session, const std::string& query, const Json& variables) {
  Json body = Json::object({{"query", query}});
  if (!variables.is_null()) body.set("variables", variables);
  return {.method = "POST",
          .path = session.contract().graphql->path,
          .body = body.dump(),
          .headers = {{"Accept", "application/graphql-response+json, application/json;q=0.9"}}};
}

Json id_variable(const ReadQuery& query, const std::string& id) {
  const bool digits = !id.empty() && id.find_first_not_of("0123456789") == std::string::npos;
  return Json::object({{"id", query.number && digits ? Json::number(id) : Json(id)}});
}

const Resource* owned_resource(const Contract& contract, const ReadQuery& query) {
  const Resource* first = nullptr;
  for (const Resource& resource : contract.resources) {
    if (resource.read != Access::kOwner) continue;
    if (fold(query.call).find(fold(resource.name)) != std::string::npos) return &resource;
    if (first == nullptr) first = &resource;
  }
  return first;
}

Reply reply_of(const Exchange& answer) {
  Reply reply;
  const std::optional<Json> body = Json::parse(answer.response.body);
  if (!answer.answered() || !body || !body->is_object()) return reply;
  reply.is_json = true;
  if (const Json* data = body->find("data")) reply.data = *data;
  const Json* errors = body->find("errors");
  if (errors == nullptr || errors->is_null()) return reply;
  reply.has_errors = !errors->empty();
  reply.well_formed = errors->is_array() && std::ranges::all_of(errors->items(), [](const Json& e) {
                        const Json* message = e.find("message");
                        return message != nullptr && message->is_string();
                      });
  return reply;
}

Json shown_by(const Exchange& answer, const std::string& field) {
  const Reply reply = reply_of(answer);
  const Json* shown = reply.data.find(field);
  return shown == nullptr ? Json() : *shown;
}

bool is_query_refusal(const Exchange& answer) {
  if (answer.is_4xx()) return true;
  const Reply reply = reply_of(answer);
  if (!reply.has_errors) return false;
  return std::ranges::all_of(reply.data.members(),
                             [](const Json::Member& member) { return member.second.is_null(); });
}

}  // namespace assay::checks
