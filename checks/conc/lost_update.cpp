// SPDX-License-Identifier: MIT
// conc.lost-update: stale writers are told.
#include <algorithm>
#include <optional>

#include <fmt/core.h>

#include "checks/conc/family.h"
#include "checks/conc/rounds.h"
#include "dialect/compare.h"
#include "dialect/envelope.h"
#include "dialect/instant.h"
#include "dialect/refusal.h"
#include "dialect/update.h"

namespace assay::checks {
namespace conc_lost_update {
namespace {

constexpr Meta kMeta{
    .id = "conc.lost-update",
    .title = "A writer who has not seen the latest state is told so",
    .failure_title = "A writer who has not seen the latest state overwrites it",
    .why =
        "Two people edit the same item, and the second to save wipes out the first one's work "
        "without either of them knowing.",
    .fix =
        "Compare the validator in the statement that writes (UPDATE … WHERE id = ? AND version = "
        "?), and answer 412, or 409 for a version member, when no row matched.",
    .source = "RFC 9110 13.1.1, 13.2.2; RFC 6585 3; RFC 5789 2.2",
    .severity = Severity::kMajor,
    .needs = need::kUpdate,
    .stage = Stage::kConcurrency,
    .combine = Combine::kWorst,
    .reproduce = false,
};

// A lock made of a time cannot tell two writes within its resolution.
constexpr int kClockTickMs = 1'100;

class Writers {
 public:
  explicit Writers(Session& session)
      : session_(session), method_(session.resource().patch ? "PATCH" : "PUT") {}

  // The item's validator now. One that is a time is left to age.
  Validator look(const std::string& name, const Made& made) {
    const Validator seen = validator_in(session_.get(name, made.path), session_.resource());
    const std::string& text = seen.version.text();
    if (parse_date_time(text) || parse_http_date(text)) session_.wait_ms(kClockTickMs);
    return seen;
  }

  Ask write(const Made& made, const Json& body, const Validator& seen) {
    return guarded_update(session_, {.method = method_, .path = made.path}, body, seen);
  }

 private:
  Session& session_;
  std::string method_;
};

// A member that takes as many values as there are writers; empty when there is none.
std::string written_member(const Resource& resource, const Json& left, const Json& right) {
  for (const auto& [name, value] : left.members()) {
    const Field* field = find_field(resource, name);
    const Json* other = right.find(name);
    if (field == nullptr || other == nullptr) continue;
    const bool few = field->type == FieldType::kBoolean || !field->members.empty();
    if (!few && !same_value(value, *other, field)) return name;
  }
  return {};
}

// What a writer sends: all of the item by PUT, the one member by PATCH.
Json written(Session& session, const Made& made) {
  const Json whole = replacement(session, made);
  if (!session.resource().patch) return whole;
  const std::string& member = session.tape().fact("member").text();
  const Json* value = whole.find(member);
  return value == nullptr ? whole : Json::object({{member, *value}});
}

bool shows(const Tape& tape, const Exchange& read, const Json& body) {
  const std::optional<Json> answer = Json::parse(read.response.body);
  const Json* item = answer && read.is_2xx() ? find_item(*answer, tape.subject()) : nullptr;
  Field field;
  field.name = tape.fact("member").text();
  const Json* shown = item == nullptr ? nullptr : field_of(*item, field);
  const Json* sent = body.find(field.name);
  return shown != nullptr && sent != nullptr && same_value(*sent, *shown);
}

bool is_required(const Session& session) {
  return session.resource().lock != LockKind::kNone;
}

// Why there is no lock to try; empty when there is.
std::string no_lock(const Validator& seen) {
  if (seen.empty()) return "a read of the item shows no validator";
  if (seen.tag.starts_with("W/")) return "the entity tag is weak, and If-Match never matches one";
  return {};
}

void block_first_write(Session& session, const std::string& why) {
  session.block(fmt::format("blocked by http.{}: a first write {}",
                            session.resource().patch ? "patch" : "put-replace", why));
}

// Two writers have read the same state; the first writes, then the second.
void write_twice(Session& session, Writers& writers) {
  const std::optional<Made> made = session.control("control");
  if (!made) return;
  Tape& tape = session.tape();
  const std::string member =
      written_member(session.resource(), replacement(session, *made), replacement(session, *made));
  if (member.empty()) return session.skip("no member can be given as many values as are needed");
  tape.note("member", member);
  const Json first = written(session, *made);
  const Json second = written(session, *made);
  tape.note("first", first);
  tape.note("second", second);
  const Validator seen = writers.look("seen", *made);
  const std::string missing = no_lock(seen);
  tape.note("no lock", missing);
  if (!missing.empty() && !is_required(session)) return session.skip(missing);
  if (seen.empty()) return;
  const Exchange& wrote = session.ask("first write", writers.write(*made, first, seen));
  if (!wrote.is_2xx() && !is_required(session)) {
    return session.skip("the validator of a read is not taken by a write");
  }
  if (wrote.status() == 412 || wrote.status() == 409) return;
  if (!wrote.is_2xx()) return block_first_write(session, answer_of(wrote));
  const Exchange& after = session.settle("after first", {.path = made->path},
                                         [&](const auto& e) { return shows(tape, e, first); });
  if (!shows(tape, after, first)) {
    return block_first_write(session, "does not show");
  }
  session.ask("stale write", writers.write(*made, second, seen));
  session.get("after stale", made->path);
}

bool overwrote(const Tape& tape) {
  const Exchange* stale = tape.find("stale write");
  return stale != nullptr && is_accepted(*stale) &&
         shows(tape, tape.at("after stale"), tape.fact("second"));
}

// Of many who have read the same state and write at once one may win.
bool races(Session& session, Writers& writers, int round) {
  const Made made = session.create(in_round("item", round));
  if (!made.ok || session.stopped()) return true;
  std::vector<Json> bodies;
  for (std::size_t i = 0; i < together(round); ++i)
    bodies.push_back(written(session, made));
  const Validator seen = writers.look(in_round("seen", round), made);
  std::vector<Ask> asks;
  for (const Json& body : bodies)
    asks.push_back(writers.write(made, body, seen));
  if (session.stopped()) return true;
  const std::vector<const Exchange*> answers = race(session, round, asks);
  session.get(in_round("after", round), made.path);
  return std::ranges::count_if(answers, [](const auto* e) { return is_accepted(*e); }) > 1;
}

void gather(Session& session) {
  session.tape().note("required", is_required(session));
  session.tape().note("by tag", session.resource().lock != LockKind::kField);
  Writers writers(session);
  write_twice(session, writers);
  if (overwrote(session.tape()) && !session.stopped()) write_twice(session, writers);
  const Exchange* stale = session.tape().find("stale write");
  if (session.stopped() || stale == nullptr || is_accepted(*stale)) return;
  play_rounds(session, [&](int round) { return races(session, writers, round); });
}

double refusal_credit(const Tape& tape, const Exchange& answer) {
  const bool by_tag = tape.fact("by tag").boolean();
  if (answer.status() == 412) return 1;
  if (answer.status() == 409) return by_tag ? 0.9 : 1;
  if (answer.is_4xx()) return 0.75;
  return 0.5;
}

std::string wanted(const Tape& tape) {
  return tape.fact("by tag").boolean() ? "412" : "409 or 412";
}

std::optional<RoundResult> judged(const Tape& tape, int round) {
  const std::vector<const Exchange*> raced = racers(tape, round);
  if (raced.size() < 2) return std::nullopt;
  std::vector<const Exchange*> winners = raced;
  std::erase_if(winners, [](const Exchange* e) { return !is_accepted(*e); });
  const std::string expected = "one write, and " + wanted(tape) + " for the others";
  if (winners.size() > 1) {
    return RoundResult{
        0, expected,
        fmt::format("{} writers of one state were told that they had written", winners.size()),
        winners.back()};
  }
  if (winners.empty()) return RoundResult{0.75, expected, "none of the writers won", raced.front()};
  const Exchange& loser = **std::ranges::min_element(
      raced, {}, [&](const Exchange* e) { return is_accepted(*e) ? 1 : refusal_credit(tape, *e); });
  if (is_accepted(loser)) return RoundResult{1, expected, "one write", winners.front()};
  return RoundResult{refusal_credit(tape, loser), expected,
                     "one write, but a loser " + answer_of(loser), &loser};
}

Finding no_lock_at_all(const Tape& tape) {
  const Exchange* wrote = tape.find("first write");
  const Exchange& shown = wrote != nullptr ? *wrote : tape.at("seen");
  std::string why = tape.fact("no lock").text();
  if (why.empty()) why = "a first write with the validator of a read " + answer_of(shown);
  return fail(shown, {.message = why,
                      .expected = "a validator that a first write may use, and a stale one not",
                      .observed = answer_of(shown)});
}

Finding judge(const Tape& tape) {
  const Exchange* stale = tape.find("stale write");
  if (stale == nullptr) return no_lock_at_all(tape);
  if (!stale->answered()) return inconclusive("the stale write " + answer_of(*stale));
  const std::vector<Evidence> evidence{{.exchange = stale->id},
                                       {.exchange = tape.at("after stale").id},
                                       {.exchange = tape.at("first write").id}};
  if (is_accepted(*stale) && !tape.fact("required").boolean()) {
    return not_applicable("the rubric asks for no lock, and this API has none");
  }
  if (overwrote(tape)) {
    return fail(evidence, {.message = "a write with an outdated validator replaced a newer one",
                           .expected = wanted(tape),
                           .observed = answer_of(*stale)});
  }
  if (is_accepted(*stale)) {
    return graded(0.5, evidence,
                  {.message = "a write with an outdated validator is confirmed, yet does not show",
                   .expected = wanted(tape),
                   .observed = answer_of(*stale)});
  }
  Finding raced =
      judge_rounds(tape, fmt::format("up to {} writers of one state at once", kTogether),
                   [&](int round) { return judged(tape, round); });
  const double credit = refusal_credit(tape, *stale);
  const bool settled = raced.outcome != Outcome::kInconclusive;
  if (settled && raced.credit <= credit) return raced;
  return graded(credit, evidence,
                {.message = "a write with an outdated validator " + answer_of(*stale),
                 .expected = wanted(tape),
                 .observed = answer_of(*stale)});
}

}  // namespace
}  // namespace conc_lost_update
const Check kLostUpdate{conc_lost_update::kMeta, conc_lost_update::gather, conc_lost_update::judge};
}  // namespace assay::checks
