// SPDX-License-Identifier: MIT
// idem.key-replay: a retried POST acts once and answers the same.
#include <algorithm>

#include <fmt/core.h>

#include "checks/idem/family.h"
#include "checks/idem/keys.h"
#include "dialect/decimal.h"
#include "dialect/envelope.h"

namespace assay::checks {
namespace idem_key_replay {
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

// What the request takes from, where the rubric tells it: the item and its field. The stock of what
// is bought, or the balance of an account that takes part in a transfer.
struct Stock {
  const Resource* resource = nullptr;
  const Field* field = nullptr;
  std::string path{};
  bool money = false;
};

std::optional<Stock> stock_by(Session& session, const auto& rule, const Json& body) {
  const Resource* goods = rule ? find_resource(session.contract(), rule->resource) : nullptr;
  const Field* stock = goods == nullptr ? nullptr : find_field(*goods, rule->field);
  if (stock == nullptr) return std::nullopt;
  for (const Field& field : session.resource().fields) {
    const Json* id = field.to == goods->name ? body.find(field.name) : nullptr;
    if (id != nullptr) return Stock{goods, stock, session.item_path(*goods, id->text())};
  }
  return std::nullopt;
}

std::optional<Stock> stock_behind(Session& session, const Json& body) {
  if (const auto goods = stock_by(session, session.contract().oversell, body)) return goods;
  std::optional<Stock> balance = stock_by(session, session.contract().transfer, body);
  if (balance) balance->money = true;
  return balance;
}

Json shown_stock(const Exchange& answer, const Stock& stock) {
  const std::optional<Json> body = Json::parse(answer.response.body);
  const Json* item = body && answer.is_2xx() ? find_item(*body, stock.resource->name) : nullptr;
  const Json* value = item == nullptr ? nullptr : field_of(*item, *stock.field);
  return value == nullptr ? Json() : *value;
}

// The first request's effect may take a while to show; until it does, nothing tells it from a
// retry's, and nothing is noted.
void note_effect(Session& session, const Stock& stock, const Json& before) {
  const auto moved = [&](const Exchange& answer) {
    const Json now = shown_stock(answer, stock);
    return !now.is_null() && now != before;
  };
  const std::string fact = "stock after the first";
  const Exchange& answer = session.settle(fact, {.path = stock.path}, moved);
  if (!moved(answer)) return;
  session.tape().note(fact, shown_stock(answer, stock));
  session.tape().note("money", stock.money);
}

void gather(Session& session) {
  note_requirement(session);
  const Json body = session.sample();
  if (session.stopped()) return;
  const std::optional<Stock> stock = stock_behind(session, body);
  const Json before =
      stock ? shown_stock(session.get("stock before", stock->path), *stock) : Json();
  note_own_count(session, "before", body);
  Ask ask = keyed(session, body, session.maker().uuid());
  // A retry comes on another connection.
  ask.headers.push_back({"Connection", "close"});
  const Exchange& first = session.ask("first", ask);
  if (!first.is_2xx()) {
    session.block(fmt::format("blocked by http.create: POST {} {}", ask.path, answer_of(first)));
    return;
  }
  if (stock) note_effect(session, *stock, before);
  session.ask("retry", ask);
  session.ask("retry", ask);
  if (stock) {
    const std::string fact = "stock after the retries";
    session.tape().note(fact, shown_stock(session.get(fact, stock->path), *stock));
  }
  note_own_count(session, "after", body);
}

// A stock that has gone down, or a balance that has moved either way; nothing where it stayed.
std::optional<Finding> taken_again(const Tape& tape, const Exchange& retry) {
  const Json& before = tape.fact("stock after the first");
  const Json& after = tape.fact("stock after the retries");
  const std::optional<Decimal> was = parse_decimal(before.text());
  const std::optional<Decimal> is = parse_decimal(after.text());
  const bool money = tape.fact("money").boolean();
  if (!was || !is || (money ? nearly_equal(*is, *was) : compared(*is, *was) >= 0)) {
    return std::nullopt;
  }
  return fail({{.exchange = tape.at("stock after the retries").id}, {.exchange = retry.id}},
              {.message = fmt::format("one item exists for the key, but each retry {} again",
                                      money ? "moved the money" : "took from the stock"),
               .expected = fmt::format("a {} of {} as after the first request",
                                       money ? "balance" : "stock", before.text()),
               .observed = fmt::format("{} after two retries", after.text())});
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
  if (std::optional<Finding> again = taken_again(tape, retry)) return *std::move(again);
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
}  // namespace idem_key_replay
const Check kKeyReplay{idem_key_replay::kMeta, idem_key_replay::gather, idem_key_replay::judge};
}  // namespace assay::checks
