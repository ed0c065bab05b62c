// SPDX-License-Identifier: MIT
// conc.unique-race: uniqueness holds when many create at once.
#include <algorithm>
#include <optional>

#include <fmt/core.h>

#include "checks/conc/family.h"
#include "checks/conc/rounds.h"
#include "dialect/compare.h"
#include "dialect/envelope.h"
#include "dialect/paging.h"
#include "dialect/refusal.h"
#include "dialect/statuses.h"

namespace assay::checks {
namespace conc_unique_race {
namespace {

constexpr Meta kMeta{
    .id = "conc.unique-race",
    .title = "A unique value stays unique when many create it at once",
    .failure_title = "A unique value is stored more than once when many create it at once",
    .why =
        "Looking a value up and inserting it later lets two requests through between the two; "
        "what was promised to be unique then is not, and the data has to be mended by hand.",
    .fix =
        "Let the database decide: a unique index, and its violation answered as 409; a look-up "
        "beforehand serves the message only.",
    .source = "CWE-362; RFC 9110 15.5.10",
    .severity = Severity::kCritical,
    .needs = need::kUnique,
    .stage = Stage::kConcurrency,
    .combine = Combine::kWorst,
    .reproduce = false,
};

// The first unique field of plain values; null when all are references.
const Field* raced_field(const Resource& resource) {
  const auto found = std::ranges::find_if(resource.fields, [](const Field& field) {
    return field.unique && field.type != FieldType::kReference;
  });
  return found == resource.fields.end() ? nullptr : &*found;
}

Ask creation_with(Session& session, const Field& field, const Json& value) {
  Json body = session.sample();
  body.set(field.name, value);
  return session.creation(session.resource(), body);
}

// Whether one creation after the other is refused. Where it is not, that is
// val.unique-conflict's to charge.
bool refuses_one_after_the_other(Session& session, const Field& field) {
  const std::optional<Made> first = session.control("control");
  if (!first) return false;
  const Json* value = first->sent.find(field.name);
  if (value == nullptr) {
    session.skip(fmt::format("assay knows no valid value of the unique field {}", field.name));
    return false;
  }
  const Exchange& second = session.ask("duplicate", creation_with(session, field, *value));
  if (!is_accepted(second)) return true;
  const Made again = session.made_by(second, session.resource(), first->sent);
  if (again.id == first->id) return true;  // an upsert
  session.block(fmt::format("blocked by val.unique-conflict: one {} after the other was accepted",
                            field.name));
  return false;
}

// The distinct ids that the accepted answers of a round show, each read back.
int read_back(Session& session, int round, const std::vector<const Exchange*>& answers) {
  std::vector<std::string> ids;
  for (const Exchange* answer : answers) {
    if (!is_accepted(*answer)) continue;
    const Made made = session.made_by(*answer, session.resource(), {});
    if (made.ok && std::ranges::find(ids, made.id) == ids.end()) ids.push_back(made.id);
  }
  session.tape().note(in_round("ids", round), static_cast<int>(ids.size()));
  int there = 0;
  for (const std::string& id : ids) {
    const Exchange& read =
        session.settle(in_round("read", round), {.path = session.item_path(session.resource(), id)},
                       [](const Exchange& e) { return e.is_2xx(); });
    if (read.is_2xx()) ++there;
  }
  session.tape().note(in_round("there", round), there);
  return there;
}

bool races(Session& session, const Field& field, int round) {
  const Json body = session.sample();
  const Json* value = body.find(field.name);
  if (session.stopped() || value == nullptr) return true;
  session.tape().note(in_round("value", round), *value);
  std::vector<Ask> asks;
  for (std::size_t i = 0; i < together(round); ++i)
    asks.push_back(creation_with(session, field, *value));
  return read_back(session, round, race(session, round, asks)) > 1;
}

// Records that no answer showed: those of requests that broke off after the insert.
void count_listed(Session& session, const Field& field) {
  if (session.stopped()) return;
  const std::optional<std::vector<Json>> all = all_items(session, "list");
  if (!all) return;
  for (int round = 1; round <= rounds_played(session.tape()); ++round) {
    const Json& value = session.tape().fact(in_round("value", round));
    const auto same = std::ranges::count_if(*all, [&](const Json& item) {
      const Json* shown = field_of(item, field);
      return shown != nullptr && same_value(value, *shown, &field);
    });
    session.tape().note(in_round("listed", round), static_cast<int>(same));
  }
}

void gather(Session& session) {
  const Field* field = raced_field(session.resource());
  if (field == nullptr) {
    session.skip("its unique fields are references, which assay does not race");
    return;
  }
  session.tape().note("field", field->name);
  if (!refuses_one_after_the_other(session, *field)) return;
  play_rounds(session, [&](int round) { return races(session, *field, round); });
  count_listed(session, *field);
}

int noted(const Tape& tape, std::string_view what, int round) {
  return static_cast<int>(tape.fact(in_round(what, round)).as_int().value_or(0));
}

// A loser that hears what it would hear one after the other is not this check's to judge.
double loser_credit(const Exchange& loser, const Exchange& duplicate) {
  if (loser.status() == duplicate.status()) return 1;
  return loser.is_5xx() ? 0.5 : conflict(loser).credit;
}

const Exchange& worst_loser(const std::vector<const Exchange*>& raced, const Exchange& duplicate) {
  return **std::ranges::min_element(raced, {}, [&](const Exchange* e) {
    return is_accepted(*e) ? 1 : loser_credit(*e, duplicate);
  });
}

std::optional<RoundResult> judged(const Tape& tape, int round) {
  const std::vector<const Exchange*> raced = racers(tape, round);
  if (raced.size() < 2) return std::nullopt;
  const std::string& field = tape.fact("field").text();
  const int made = std::max(noted(tape, "there", round), noted(tape, "listed", round));
  RoundResult result{.expected = "one item, and 409, 422 or 400 for the others"};
  const auto last = std::ranges::find_if(raced.rbegin(), raced.rend(),
                                         [](const auto* e) { return is_accepted(*e); });
  result.shown = last == raced.rend() ? raced.front() : *last;
  if (made > 1) {
    result.credit = 0;
    result.observed = fmt::format("{} items hold one {}", made, field);
    return result;
  }
  if (made < 1) {
    result.credit = 0.5;
    result.observed = "none of the creations made an item";
    return result;
  }
  if (const int ids = noted(tape, "ids", round); ids > 1) {
    result.credit = 0.5;
    result.observed = fmt::format("one item is there, but {} ids were given out", ids);
    return result;
  }
  const Exchange& duplicate = tape.at("duplicate");
  const auto created =
      std::ranges::count_if(raced, [](const auto* e) { return e->status() == 201; });
  if (created > 1 && !is_accepted(duplicate)) {
    result.credit = 0.5;
    result.observed = fmt::format(
        "one item is there, but {} creations were confirmed: what the others sent is lost",
        created);
    return result;
  }
  const Exchange& loser = worst_loser(raced, duplicate);
  result.credit = is_accepted(loser) ? 1 : loser_credit(loser, duplicate);
  result.observed = "one item, but a loser " + answer_of(loser);
  if (result.credit < 1) result.shown = &loser;
  return result;
}

Finding judge(const Tape& tape) {
  Finding finding = judge_rounds(
      tape,
      fmt::format("up to {} creations of one {} at once", kTogether, tape.fact("field").text()),
      [&](int round) { return judged(tape, round); });
  return finding;
}

}  // namespace
}  // namespace conc_unique_race
const Check kUniqueRace{conc_unique_race::kMeta, conc_unique_race::gather, conc_unique_race::judge};
}  // namespace assay::checks
