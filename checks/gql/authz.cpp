// SPDX-License-Identifier: MIT
// Another user's object by its id, by a path that leads to it, and in lists.
#include <algorithm>
#include <string>
#include <vector>

#include <fmt/core.h>

#include "checks/gql/ask.h"
#include "checks/gql/family.h"
#include "core/tally.h"
#include "dialect/envelope.h"

namespace assay::checks {
namespace gql_authz {
namespace {

constexpr Meta kMeta{
    .id = "gql.authz",
    .title = "GraphQL shows nobody another user's objects",
    .failure_title = "GraphQL shows another user's objects",
    .why =
        "A check at the route does not see what a query reaches; every resolver must look itself.",
    .fix =
        "Compare the owner where the object is loaded, once for all paths that lead to it, and "
        "filter every list by the caller.",
    .source = "OWASP API1:2023 and API5:2023; OWASP GraphQL cheat sheet",
    .severity = Severity::kCritical,
    .needs = need::kGraphQl | need::kUsers,
    .scope = Scope::kService,
    .stage = Stage::kAuth,
};

constexpr int kPaths = 2;  // nested so often
constexpr std::size_t kTelling = 8;

// Texts that the owner's item alone holds: drawn for it, and neither a choice that many items share
// nor the id of something that everybody may see.
Json telling_texts(Session& session, const Made& made) {
  Json texts = Json::array();
  for (const auto& [name, value] : made.sent.members()) {
    const Field* field = find_field(session.resource(), name);
    const bool drawn = field == nullptr
                           ? value.text().find(session.maker().marker()) != std::string::npos
                           : field->type == FieldType::kString && field->members.empty() &&
                                 !field->format.starts_with("date");
    if (drawn && value.is_string() && value.text().size() >= kTelling) texts.push(value.text());
  }
  return texts;
}

void ask_as_other(Session& session, const ReadQuery& query, const Made& made, const Made& other) {
  const GraphQl& graphql = *session.contract().graphql;
  session.ask("by id", graphql_ask(session, graphql.read, id_variable(query, made.id)));
  if (other.ok && levels_of(graphql.nest) > 0) {
    for (int times = 1; times <= kPaths; ++times) {
      session.ask("by a path", graphql_ask(session, nested(query, graphql.nest, times),
                                           id_variable(query, other.id)));
    }
  }
  if (!graphql.list.empty()) session.ask("in a list", graphql_ask(session, graphql.list));
  Ask anonymous = graphql_ask(session, graphql.read, id_variable(query, made.id));
  anonymous.principal = &Session::anonymous();
  session.ask("by id, anonymous", anonymous);
}

void gather(Session& session) {
  const std::string& text = session.contract().graphql->read;
  const std::optional<ReadQuery> query = taken_apart(text);
  const Resource* resource = query ? owned_resource(session.contract(), *query) : nullptr;
  if (!query) return session.skip("the rubric states no graphql.read of one object");
  if (resource == nullptr) {
    return session.skip("the rubric names no resource that is readable by its owner only");
  }
  const Principal& owner = session.user(0);
  const Principal& other = session.other_user();
  if (session.stopped()) return;
  session.turn_to(*resource);
  session.act_as(owner);
  const std::optional<Made> made = session.control("control");
  if (!made) return;
  const Json id = id_variable(*query, made->id);
  const Exchange& own = session.ask("own", graphql_ask(session, text, id));
  if (shown_by(own, query->field).is_null()) {
    return session.block(
        fmt::format("blocked by the endpoint: graphql.read shows its owner nothing; "
                    "it {}",
                    answer_of(own)));
  }
  session.tape().note("field", query->field);
  session.tape().note("id", made->id);
  session.tape().note("texts", telling_texts(session, *made));
  session.act_as(other);
  // Of the same parent as the owner's: what a path by way of it may lead to.
  const Made beside = session.create("item of another user");
  ask_as_other(session, *query, *made, beside);
  session.act_as(owner);
  if (shown_by(session.ask("own (after)", graphql_ask(session, text, id)), query->field)
          .is_null()) {
    session.block("the owner's own object is no longer shown to the owner");
  }
}

// The owner's text in an answer; empty when none is there.
std::string shown_text(const Tape& tape, const Exchange& answer) {
  for (const Json& text : tape.fact("texts").items()) {
    const bool sent = answer.request.body.find(text.text()) != std::string::npos;
    if (!sent && answer.response.body.find(text.text()) != std::string::npos) return text.text();
  }
  return {};
}

// An object came, and it says that it is the one.
bool is_shown(const Tape& tape, const Exchange& answer) {
  const Json shown = shown_by(answer, tape.fact("field").text());
  if (!shown.is_object()) return false;
  if (!shown_text(tape, answer).empty()) return true;
  const std::vector<std::string> ids = ids_of(shown, "");
  return std::ranges::find(ids, tape.fact("id").text()) != ids.end();
}

void judge_by_id(const Tape& tape, const std::string& name, Tally& tally) {
  const Exchange* answer = tape.find(name);
  if (answer == nullptr || !answer->answered()) return;
  const bool shown = is_shown(tape, *answer);
  tally.add(name, shown ? 0 : 1, "null, an error, or a refusal",
            shown ? answer_of(*answer) + " with the object" : answer_of(*answer), *answer);
}

void judge_reached(const Tape& tape, const std::string& name, Tally& tally) {
  for (const Exchange* answer : tape.all(name)) {
    if (!answer->answered()) continue;
    const std::string text = shown_text(tape, *answer);
    tally.add(name, text.empty() ? 1 : 0, "nothing of another user's",
              text.empty() ? answer_of(*answer) : fmt::format("shows \"{}\"", text), *answer);
  }
}

Finding judge(const Tape& tape) {
  Tally tally;
  judge_by_id(tape, "by id", tally);
  judge_by_id(tape, "by id, anonymous", tally);
  judge_reached(tape, "by a path", tally);
  judge_reached(tape, "in a list", tally);
  if (tally.empty()) return inconclusive("no request of another user was answered");
  return tally.finding(tally.lowest(), "Another user's object");
}

}  // namespace
}  // namespace gql_authz
const Check kGqlAuthz{gql_authz::kMeta, gql_authz::gather, gql_authz::judge};
}  // namespace assay::checks
