// SPDX-License-Identifier: MIT
// Queries that are small to send and large to answer.
#include <algorithm>
#include <array>
#include <string>

#include <fmt/core.h>

#include "checks/gql/ask.h"
#include "checks/gql/family.h"
#include "core/tally.h"
#include "dialect/envelope.h"
#include "dialect/names.h"
#include "dialect/paging.h"

namespace assay::checks {
namespace gql_limits {
namespace {

constexpr Meta kMeta{
    .id = "gql.limits",
    .title = "Expensive GraphQL queries are bounded",
    .failure_title = "A small GraphQL query can exhaust the service",
    .why = "One request of two hundred bytes can then keep the service busy for minutes.",
    .fix =
        "Limit the depth and the cost of a query before it runs, count aliases and batches, and "
        "cap the number of items of every list.",
    .source = "OWASP GraphQL cheat sheet; OWASP API4:2023",
    .severity = Severity::kMajor,
    .needs = need::kGraphQl,
    .scope = Scope::kService,
};

constexpr std::array kDepths{20, 50, 200};
constexpr int kMany = 1000;
constexpr int kPatienceMs = 10'000;
constexpr double kQuickMs = 1'000;
constexpr double kSlow = 0.5;
constexpr int kMostSeeded = 250;
constexpr double kUsualCap = 1000;

// Null once the service no longer answers: what is asked then waits for what was asked before.
const Exchange* ask_patiently(Session& session, const std::string& name, Ask ask) {
  if (session.stopped() || !session.tape().fact("gave up").is_null()) return nullptr;
  ask.timeout_ms = kPatienceMs;
  ask.patience = Patience::kImpatient;
  const Exchange& answer = session.ask(name, ask);
  if (!answer.answered()) session.tape().note("gave up", true);
  return &answer;
}

void ask_deeper(Session& session, const ReadQuery& query, const Json& id) {
  const std::string& nest = session.contract().graphql->nest;
  const int levels = levels_of(nest);
  if (levels == 0) return;
  for (const int depth : kDepths) {
    const std::string text = nested(query, nest, depth / levels);
    const Exchange* answer =
        ask_patiently(session, fmt::format("depth {}", depth), graphql_ask(session, text, id));
    if (answer == nullptr || is_query_refusal(*answer)) return;
  }
}

Ask batch_of(const Session& session, const std::string& text, const Json& id) {
  Ask ask = graphql_ask(session, text, id);
  std::string all = "[";
  for (int i = 0; i < kMany; ++i)
    all += (i == 0 ? "" : ",") + *ask.body;
  ask.body = all + "]";
  return ask;
}

// Two items of one parent, so that a path that leads back finds more each time.
void ask_for_one(Session& session, const ReadQuery& query, const std::string& text) {
  const Resource* resource = owned_resource(session.contract(), query);
  if (resource == nullptr) return;
  session.turn_to(*resource);
  const Made made = session.create_twice("item", *resource, session.sample());
  if (session.stopped() || !made.ok || !session.create("item").ok) return;
  const Json id = id_variable(query, made.id);
  const Exchange& control = session.ask("control", graphql_ask(session, text, id));
  if (shown_by(control, query.field).is_null()) return;
  ask_deeper(session, query, id);
  ask_patiently(session, "1000 aliases", graphql_ask(session, aliased(query, kMany), id));
  ask_patiently(session, "a batch of 1000", batch_of(session, text, id));
}

// The resource that the rubric's list is of; null when none has its name.
const Resource* listed_resource(const Contract& contract, const std::string& list) {
  const std::optional<ReadQuery> query = taken_apart(list);
  if (!query) return nullptr;
  const std::string field = fold(query->field);
  for (const Resource& resource : contract.resources) {
    const bool named = field.find(fold(plural(resource.name))) != std::string::npos;
    if (named) return &resource;
  }
  return nullptr;
}

void ask_for_all(Session& session) {
  const std::string& list = session.contract().graphql->list;
  const Resource* resource = listed_resource(session.contract(), list);
  if (list.empty() || resource == nullptr) return;
  session.turn_to(*resource);
  const std::optional<int> cap = resource->list.size_max;
  if (cap && *cap <= kMostSeeded && session.level() != Level::kJunior) {
    seed_items(session, *cap + 1);
    if (session.stopped()) return;
  }
  session.tape().note("cap", cap ? Json(*cap) : Json());
  ask_patiently(session, "first of 1000000", graphql_ask(session, list));
}

void gather(Session& session) {
  const GraphQl& graphql = *session.contract().graphql;
  ask_for_all(session);
  const std::optional<ReadQuery> query = taken_apart(graphql.read);
  if (query && !session.stopped()) ask_for_one(session, *query, graphql.read);
  if (session.tape().entries().empty()) session.skip("the rubric states no query that can grow");
}

double credit_of(const Tape& tape, const Exchange& answer) {
  if (!answer.answered() || answer.is_5xx()) return 0;
  // What takes long on its own takes no longer for being large.
  const Exchange* control = tape.find("control");
  const double usual = control == nullptr ? 0 : control->ms * 10;
  return answer.ms <= kQuickMs + usual ? 1 : kSlow;
}

void judge_time(const Tape& tape, const std::string& name, Tally& tally) {
  const Exchange* answer = tape.find(name);
  if (answer == nullptr) return;
  const double credit = credit_of(tape, *answer);
  tally.add(name, credit, "refused, or answered within a second",
            answer->answered()
                ? fmt::format("{} after {:.1f} s", answer_of(*answer), answer->ms / 1000)
                : fmt::format("{} within {} s", answer_of(*answer), kPatienceMs / 1000),
            *answer);
}

// The longest list in it.
std::size_t longest_list(const Json& value) {
  std::size_t longest = value.is_array() ? value.items().size() : 0;
  for (const Json& item : value.items())
    longest = std::max(longest, longest_list(item));
  for (const auto& [name, inner] : value.members())
    longest = std::max(longest, longest_list(inner));
  return longest;
}

void judge_size(const Tape& tape, Tally& tally) {
  const Exchange* answer = tape.find("first of 1000000");
  if (answer == nullptr || !answer->answered() || answer->is_5xx()) {
    return judge_time(tape, "first of 1000000", tally);
  }
  const auto items = static_cast<double>(longest_list(reply_of(*answer).data));
  const Json& cap = tape.fact("cap");
  const bool over = cap.is_number() && items > cap.as_double();
  // A list of some hundred may be whole and bounded elsewhere, so that only a stated cap tells.
  double credit = over ? kSlow : 1;
  if (items > kUsualCap) credit = 0;
  tally.add("first of 1000000", credit,
            fmt::format("at most {} items, or an error", cap.is_number() ? cap.text() : "1000"),
            is_query_refusal(*answer) ? "refused" : fmt::format("answered {:.0f} items", items),
            *answer);
}

Finding judge(const Tape& tape) {
  Tally tally;
  judge_size(tape, tally);
  for (const int depth : kDepths)
    judge_time(tape, fmt::format("depth {}", depth), tally);
  judge_time(tape, "1000 aliases", tally);
  judge_time(tape, "a batch of 1000", tally);
  if (tally.empty()) {
    return inconclusive("blocked by the endpoint: the rubric's query shows nothing to its owner");
  }
  return tally.finding(tally.lowest(), "GraphQL");
}

}  // namespace
}  // namespace gql_limits
const Check kGqlLimits{gql_limits::kMeta, gql_limits::gather, gql_limits::judge};
}  // namespace assay::checks
