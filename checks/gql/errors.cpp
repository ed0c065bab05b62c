// SPDX-License-Identifier: MIT
// Queries that cannot be answered, each for a reason of its own.
#include <algorithm>
#include <array>
#include <string>

#include <fmt/core.h>

#include "checks/gql/ask.h"
#include "checks/gql/family.h"
#include "checks/http/unknown_id.h"
#include "core/tally.h"
#include "core/text.h"
#include "dialect/leak.h"

namespace assay::checks {
namespace gql_errors {
namespace {

constexpr Meta kMeta{
    .id = "gql.errors",
    .title = "GraphQL failures are well formed",
    .failure_title = "GraphQL failures are not well formed",
    .why = "A client reads errors[].message; what fails in another shape fails unseen.",
    .fix =
        "Let the GraphQL library answer: errors with a message and a path beside data, a status of "
        "200 or 400, and no stack trace outside of development.",
    .source = "GraphQL over HTTP 6.4; GraphQL 7.1.2",
    .severity = Severity::kMajor,
    .needs = need::kGraphQl,
    .scope = Scope::kService,
};

constexpr double kOtherStatus = 0.75;
constexpr double kOtherShape = 0.5;

struct Probe {
  const char* name = nullptr;
  bool of_request = true;  // it cannot be run at all, so that there is nothing to show beside
};
constexpr std::array kProbes{Probe{"syntax error"}, Probe{"unknown field"},
                             Probe{"variable of the wrong type"}, Probe{"unknown id", false}};

void ask_for_one(Session& session, const ReadQuery& query, const std::string& text) {
  const Resource* resource = owned_resource(session.contract(), query);
  if (resource == nullptr) return;
  session.ask("variable of the wrong type",
              graphql_ask(session, text, Json::object({{"id", Json::object({{"a", 1}})}})));
  session.turn_to(*resource);
  const std::optional<Made> made = session.create_twice("item", *resource, session.sample());
  if (session.stopped() || !made->ok) return;
  const Exchange& known =
      session.ask("known id", graphql_ask(session, text, id_variable(query, made->id)));
  if (shown_by(known, query.field).is_null()) return;  // it goes by another id here
  const std::string unknown = unknown_id(made->id, session.maker());
  session.tape().note("field", query.field);
  session.ask("unknown id", graphql_ask(session, text, id_variable(query, unknown)));
}

void gather(Session& session) {
  const GraphQl& graphql = *session.contract().graphql;
  // Every object of every schema has this field.
  const Exchange& control = session.ask("control", graphql_ask(session, "{ __typename }"));
  if (shown_by(control, "__typename").is_null()) {
    return session.block(fmt::format("blocked by the endpoint: POST {} of {{ __typename }} {}",
                                     graphql.path, answer_of(control)));
  }
  session.ask("syntax error", graphql_ask(session, "{ __typename "));
  session.ask("unknown field", graphql_ask(session, "{ assayHasNoSuchField }"));
  const std::optional<ReadQuery> query = taken_apart(graphql.read);
  if (query && query->head.find("$id") != std::string::npos) {
    ask_for_one(session, *query, graphql.read);
  }
}

// A member that says what went wrong, the name of which stands in the query or does not: errors may
// be part of a schema (a union of results), and then a query asks for them.
enum class Told { kNothing, kAskedFor, kUnasked };

Told told_inside(const Json& shown, const std::string& asked) {
  for (const auto& [name, value] : shown.members()) {
    if (!contains_ignoring_case(name, "error")) continue;
    return asked.find(name) == std::string::npos ? Told::kUnasked : Told::kAskedFor;
  }
  return Told::kNothing;
}

struct Judged {
  double credit = 1;
  std::string observed{};
};

Judged judge_answer(const Tape& tape, const Probe& probe, const Exchange& answer) {
  const Reply reply = reply_of(answer);
  const std::string answered = answer_of(answer);
  if (answer.is_5xx() || !answer.answered()) return {0, answered};
  if (!reply.is_json) return {0, answered + " without JSON"};
  const Json shown = shown_by(answer, tape.fact("field").text());
  const Told told = told_inside(shown, answer.request.body);
  if (!probe.of_request && told == Told::kUnasked) {
    return {0, answered + " and hides the error inside of data"};
  }
  if (!probe.of_request && told == Told::kAskedFor) return {};
  if (!reply.has_errors) {
    // A field that may be null is null for what is not there.
    if (!probe.of_request && answer.is_2xx() && shown.is_null()) return {};
    return answer.is_2xx() ? Judged{0, answered + " without errors"}
                           : Judged{kOtherShape, answered + " without a member errors"};
  }
  if (!reply.well_formed) return {kOtherShape, answered + " with errors that have no message"};
  const std::optional<Leak> leak = find_leak(answer.response.body, answer.request.body);
  if (leak && is_grave(leak->kind)) {
    return {kOtherShape, fmt::format("{} with {}", answered, to_string(leak->kind))};
  }
  const int status = answer.status();
  const bool usual = answer.is_2xx() || status == 400 || status == 422;
  return {usual ? 1 : kOtherStatus, answered};
}

Finding judge(const Tape& tape) {
  Tally tally;
  for (const Probe& probe : kProbes) {
    const Exchange* answer = tape.find(probe.name);
    if (answer == nullptr) continue;
    Judged judged = judge_answer(tape, probe, *answer);
    if (judged.observed.empty()) judged.observed = answer_of(*answer);
    tally.add(probe.name, judged.credit, "JSON with errors[].message, 200 or 400", judged.observed,
              *answer);
  }
  return tally.mean_finding("GraphQL");
}

}  // namespace
}  // namespace gql_errors
const Check kGqlErrors{gql_errors::kMeta, gql_errors::gather, gql_errors::judge};
}  // namespace assay::checks
