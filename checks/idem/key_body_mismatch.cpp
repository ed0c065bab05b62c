// SPDX-License-Identifier: MIT
// idem.key-body-mismatch: a key cannot be reused for another request.
#include <algorithm>

#include <fmt/core.h>

#include "checks/idem/family.h"
#include "checks/idem/keys.h"
#include "dialect/statuses.h"

namespace assay::checks {
namespace idem_key_body_mismatch {
namespace {

constexpr Meta kMeta{
    .id = "idem.key-body-mismatch",
    .title = "An idempotency key with another body is refused",
    .failure_title = "An idempotency key with another body is not refused",
    .why =
        "A key reused by mistake would silently drop the second order, or book it under the "
        "first.",
    .fix =
        "Store a fingerprint of the body with the key; answer 422 when another body comes with "
        "it, and keep the first answer.",
    .source = "draft-ietf-httpapi-idempotency-key-header 2.7",
    .severity = Severity::kMajor,
    .needs = need::kIdempotencyKey,
};

void gather(Session& session) {
  if (!replays_in_turn(session)) return;
  const Json body = session.sample();
  const Json other = session.sample();
  if (session.stopped()) return;
  const std::string key = session.maker().uuid();
  const Ask ask = keyed(session, body, key);
  const Exchange& first = session.ask("first", ask);
  if (!first.is_2xx()) {
    session.block(fmt::format("blocked by http.create: POST {} {}", ask.path, answer_of(first)));
    return;
  }
  note_own_count(session, "before", other);
  session.ask("other body", keyed(session, other, key));
  note_own_count(session, "after", other);
  session.ask("first again", ask);
}

Finding judge(const Tape& tape) {
  const Exchange& first = tape.at("first");
  const Exchange& other = tape.at("other body");
  const Exchange& again = tape.at("first again");
  const std::string id = shown_id(first, tape.subject());
  const std::string id_again = shown_id(again, tape.subject());
  const std::vector<Evidence> evidence{
      {.exchange = other.id}, {.exchange = again.id}, {.exchange = first.id}};
  const bool acted = effects(tape, "before", "after", {&other}) > 0 && other.is_2xx() &&
                     shown_id(other, tape.subject()) != id;
  if (acted) {
    return fail(evidence, {.message = "the same key with another body made a second item",
                           .expected = "422, 409 or 400",
                           .observed = answer_of(other) + " with a new item"});
  }
  // Retries in turn made none.
  if (again.is_2xx() && !id_again.empty() && id_again != id) {
    return fail(
        evidence,
        {.message = "after another body under its key, the first request made a second item",
         .expected = "the first answer again",
         .observed = answer_of(again) + " with a new item"});
  }
  const Standing standing = key_mismatch(other);
  double credit = other.is_2xx() ? 0.5 : standing.credit;
  std::string observed =
      other.is_2xx() ? answer_of(other) + " with the first item" : answer_of(other);
  if (credit > 0.5 && !again.is_2xx() && !refuses_retries(tape)) {
    credit = 0.5;
    observed += ", and the first request again " + answer_of(again);
  }
  return graded(credit, evidence,
                {.message = fmt::format("the same key with another body {}", answer_of(other)),
                 .expected = std::string(standing.expected),
                 .observed = observed});
}

}  // namespace
}  // namespace idem_key_body_mismatch
const Check kKeyBodyMismatch{idem_key_body_mismatch::kMeta, idem_key_body_mismatch::gather,
                             idem_key_body_mismatch::judge};
}  // namespace assay::checks
