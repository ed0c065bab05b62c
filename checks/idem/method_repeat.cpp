// SPDX-License-Identifier: MIT
// idem.method-repeat: PUT and DELETE can be retried.
#include <fmt/core.h>

#include "checks/idem/family.h"
#include "checks/idem/keys.h"
#include "core/tally.h"
#include "dialect/compare.h"
#include "dialect/envelope.h"
#include "dialect/names.h"
#include "dialect/statuses.h"
#include "dialect/update.h"

namespace assay::checks {
namespace idem_method_repeat {
namespace {

constexpr Meta kMeta{
    .id = "idem.method-repeat",
    .title = "PUT and DELETE can be retried without a further effect",
    .failure_title = "A repeated PUT or DELETE breaks, or has a further effect",
    .why =
        "Clients and proxies retry PUT and DELETE by themselves, because HTTP says that it is "
        "safe.",
    .fix =
        "Let PUT set the state it is given, and DELETE remove what is there and answer 404 or 204 "
        "when nothing is; repeat neither inserts nor counters nor toggles.",
    .source = "RFC 9110 9.2.2",
    .severity = Severity::kMajor,
};

constexpr int kTimes = 3;

void repeat_put(Session& session, const Made& made) {
  const Json body = replacement(session, made);
  if (session.stopped()) return;
  note_own_count(session, "before", made.sent);
  for (int i = 0; i < kTimes; ++i) {
    session.ask("put", update(session, "PUT", made, body));
    session.get("after put", made.path);
  }
  note_own_count(session, "after", made.sent);
}

void repeat_delete(Session& session, const Made& made) {
  for (int i = 0; i < kTimes; ++i) {
    session.ask("delete",
                i == 0 ? deletion(session, made) : Ask{.method = "DELETE", .path = made.path});
    session.settle("after delete", {.path = made.path},
                   [](const Exchange& answer) { return !answer.is_2xx(); });
  }
}

void gather(Session& session) {
  const Resource& resource = session.resource();
  if (!resource.put && resource.deletion == Deletion::kNone) {
    session.skip("the rubric names no resource that PUT or DELETE changes");
    return;
  }
  const std::optional<Made> made = session.control("control");
  if (!made) return;
  session.tape().note("lock_field", resource.lock_field);
  if (resource.put) repeat_put(session, *made);
  if (resource.deletion != Deletion::kNone) repeat_delete(session, *made);
}

// The item's business state: counters of changes may move with each PUT.
std::optional<Json> state(const Exchange& read, const Tape& tape) {
  const std::optional<Json> body = Json::parse(read.response.body);
  const Json* item = body ? find_item(*body, tape.subject()) : nullptr;
  if (item == nullptr) return std::nullopt;
  Json state = *item;
  std::erase_if(state.members(), [&](const Json::Member& member) {
    const std::string name = fold(member.first);
    return name == "version" || name == "revision" || name == "rev" || name == "v" ||
           name == "lockversion" || name == fold(tape.fact("lock_field").text());
  });
  return state;
}

bool same_state(const Exchange& left, const Exchange& right, const Tape& tape) {
  const std::optional<Json> first = state(left, tape);
  const std::optional<Json> second = state(right, tape);
  return first && second && same_after_masking(*first, *second);
}

void judge_put(const Tape& tape, Tally& tally) {
  const std::vector<const Exchange*> puts = tape.all("put");
  const std::vector<const Exchange*> reads = tape.all("after put");
  if (puts.size() < kTimes || !puts[0]->is_2xx() || !reads[0]->is_2xx()) return;
  const int more = effects(tape, "before", "after", {});
  for (std::size_t i = 1; i < puts.size(); ++i) {
    const bool stale = puts[i]->status() == 412 || puts[i]->status() == 409;
    const bool same = reads[i]->is_2xx() && same_state(*reads[0], *reads[i], tape);
    const double credit = same && more == 0 && (puts[i]->is_2xx() || stale) ? 1 : 0;
    const std::string observed =
        more > 0 ? fmt::format("left {} more item(s)", more)
                 : fmt::format("{}{}", answer_of(*puts[i]), same ? "" : " and the item changed");
    tally.add(fmt::format("PUT number {}", i + 1), credit, "the state that the first PUT left",
              observed, *puts[i]);
  }
}

void judge_delete(const Tape& tape, Tally& tally) {
  const std::vector<const Exchange*> deletes = tape.all("delete");
  const std::vector<const Exchange*> reads = tape.all("after delete");
  if (deletes.size() < kTimes || !deletes[0]->is_2xx() ||
      gone(*reads[0], tape.subject()).credit == 0)
    return;
  for (std::size_t i = 1; i < deletes.size(); ++i) {
    const Standing standing = second_delete(*deletes[i]);
    const bool back = gone(*reads[i], tape.subject()).credit == 0;
    if (!back && deletes[i]->is_5xx()) continue;  // errors.no-5xx charges it, and nothing changed
    tally.add(fmt::format("DELETE number {}", i + 1), back ? 0 : standing.credit,
              std::string(standing.expected),
              back ? "brought the item back" : answer_of(*deletes[i]), *deletes[i]);
  }
}

// Why nothing of it could be counted.
Finding unjudged(const Tape& tape) {
  const std::vector<const Exchange*> deletes = tape.all("delete");
  if (deletes.size() == kTimes && deletes.front()->is_2xx() && deletes.back()->is_5xx()) {
    return not_applicable("the repeated DELETE is a server error: charged once, by errors.no-5xx");
  }
  return inconclusive(tape.find("put") == nullptr ? "blocked by http.delete"
                                                  : "blocked by http.put-replace and http.delete");
}

Finding judge(const Tape& tape) {
  Tally tally;
  judge_put(tape, tally);
  judge_delete(tape, tally);
  if (tally.empty()) return unjudged(tape);
  return tally.mean_finding("Repeated requests");
}

}  // namespace
}  // namespace idem_method_repeat
const Check kMethodRepeat{idem_method_repeat::kMeta, idem_method_repeat::gather,
                          idem_method_repeat::judge};
}  // namespace assay::checks
