// SPDX-License-Identifier: MIT
// idem.key-replay: a retried POST acts once and answers the same.
#include <algorithm>

#include <fmt/core.h>

#include "checks/idem/family.h"
#include "checks/idem/keys.h"

namespace assay::checks {
namespace {

constexpr Meta kMeta{
    .id = "idem.key-replay",
    .title = "A retried POST with the same idempotency key acts once and answers the same",
    .failure_title =
        "A retried POST with the same idempotency key does not replay the first answer",
    .why = "A client whose connection broke retries; without a replay it pays, or orders, twice.",
    .fix =
        "Store the key with the first answer in the same transaction as the effect; on the same "
        "key and body return that answer and do nothing else.",
    .source = "draft-ietf-httpapi-idempotency-key-header 2.6; Stripe; Zalando 230",
    .severity = Severity::kCritical,
    .needs = need::kIdempotencyKey,
    .combine = Combine::kWorst,
};

// What buying takes from, where the rubric tells it: the item and its field.
struct Stock {
  std::string path{};
  const Field* field = nullptr;
};

std::optional<Stock> stock_behind(Session& session, const Json& body) {
  const std::optional<Oversell>& rule = session.contract().oversell;
  const Resource* goods = rule ? find_resource(session.contract(), rule->resource) : nullptr;
  const Field* stock = goods == nullptr ? nullptr : find_field(*goods, rule->field);
  if (stock == nullptr) return std::nullopt;
  for (const Field& field : session.resource().fields) {
    const Json* id = field.to == goods->name ? body.find(field.name) : nullptr;
    if (id != nullptr) return Stock{session.item_path(*goods, id->text()), stock};
  }
  return std::nullopt;
}

void note_stock(Session& session, const std::string& fact, const Stock& stock) {
  const Exchange& answer = session.get(fact, stock.path);
  const std::optional<Json> body = Json::parse(answer.response.body);
  const Json* item =
      body && answer.is_2xx() ? find_item(*body, session.contract().oversell->resource) : nullptr;
  const Json* value = item == nullptr ? nullptr : field_of(*item, *stock.field);
  session.tape().note(fact, value == nullptr ? Json() : *value);
}

void gather(Session& session) {
  note_requirement(session);
  const Json body = session.sample();
  if (session.stopped()) return;
  const std::optional<Stock> stock = stock_behind(session, body);
  note_own_count(session, "before", body);
  Ask ask = keyed(session, body, session.maker().uuid());
  // A retry comes on another connection.
  ask.headers.push_back({"Connection", "close"});
  const Exchange& first = session.ask("first", ask);
  if (!first.is_2xx()) {
    session.block(fmt::format("blocked by http.create: POST {} {}", ask.path, answer_of(first)));
    return;
  }
  if (stock) note_stock(session, "stock after the first", *stock);
  session.ask("retry", ask);
  session.ask("retry", ask);
  if (stock) note_stock(session, "stock after the retries", *stock);
  note_own_count(session, "after", body);
}

double likeness(const Exchange& first, const Exchange& retry, const std::string& resource) {
  if (!retry.is_2xx()) return retry.is_4xx() ? 0.5 : 0;
  const bool same_item = shown_id(first, resource) == shown_id(retry, resource);
  if (!same_answer(first, retry)) return same_item ? 0.75 : 0.5;
  return first.status() == retry.status() ? 1 : 0.9;
}

Finding judge(const Tape& tape) {
  const Exchange& first = tape.at("first");
  std::vector<const Exchange*> answers = tape.all("retry");
  answers.insert(answers.begin(), &first);
  const int made = effects(tape, "before", "after", answers);
  const Exchange& retry = *answers.at(1);
  const std::vector<Evidence> evidence{
      {.exchange = retry.id}, {.exchange = answers.at(2)->id}, {.exchange = first.id}};
  if (made > 1 && !key_is_required(tape)) {
    return not_applicable("keys are optional here, and this API does not act on them");
  }
  if (made > 1) {
    return fail(evidence,
                {.message = fmt::format("{} items exist for one key", made),
                 .expected = "one item, and the first answer again",
                 .observed = fmt::format("{} items after three identical requests", made)});
  }
  const std::optional<std::int64_t> stock = tape.fact("stock after the first").as_int();
  const std::optional<std::int64_t> left = tape.fact("stock after the retries").as_int();
  if (stock && left && *left < *stock) {
    return fail({{.exchange = tape.at("stock after the retries").id}, {.exchange = retry.id}},
                {.message = "one item exists for the key, but each retry took from the stock again",
                 .expected = fmt::format("a stock of {} as after the first request", *stock),
                 .observed = fmt::format("{} after two retries", *left)});
  }
  if (made < 1) return inconclusive("the item of the first request was not found in the list");
  double credit = 1;
  for (std::size_t i = 1; i < answers.size(); ++i) {
    credit = std::min(credit, likeness(first, *answers[i], tape.subject()));
  }
  return graded(credit, evidence,
                {.message = "one item exists for the key, but the retry's answer differs from the "
                            "first",
                 .expected = fmt::format("{} and the same body", first.status()),
                 .observed = answer_of(retry) +
                             (retry.status() == first.status() ? " with another body" : "")});
}

}  // namespace
const Check kKeyReplay{kMeta, gather, judge};
}  // namespace assay::checks
