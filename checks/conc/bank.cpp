// SPDX-License-Identifier: MIT
// Opening accounts, sending transfers, and replaying them.
#include "checks/conc/bank.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>

#include <fmt/core.h>

#include "checks/conc/outlook.h"
#include "checks/conc/rounds.h"
#include "checks/conc/units.h"
#include "dialect/call.h"
#include "dialect/envelope.h"
#include "dialect/refusal.h"

namespace assay::checks {
namespace {

constexpr std::int64_t kOpening = 10'000;  // steps: 100.00 where two places are kept
constexpr int kSettleMs = 200;             // between two readings of balances that do not agree
constexpr std::size_t kMostUnknown = 12;   // outcomes that are tried both ways

using Balances = std::vector<std::int64_t>;

std::int64_t sum(const Balances& balances) {
  return std::accumulate(balances.begin(), balances.end(), std::int64_t{0});
}

// Nothing when none were read, or one of them could not be.
std::optional<Balances> noted_balances(const Tape& tape, std::string_view what, int round) {
  Balances balances;
  for (const Json& each : tape.fact(in_round(what, round)).items()) {
    const std::optional<std::int64_t> units = each.as_int();
    if (!units) return std::nullopt;
    balances.push_back(*units);
  }
  if (balances.empty()) return std::nullopt;
  return balances;
}

Move move_of(const Json& noted) {
  const auto at = [&](std::size_t i) { return noted.items().at(i).as_int().value_or(0); };
  return {static_cast<std::size_t>(at(0)), static_cast<std::size_t>(at(1)), at(2)};
}

void apply(const Move& move, Balances& balances) {
  balances.at(move.from) -= move.amount;
  balances.at(move.to) += move.amount;
}

bool is_unknown(const Exchange& answer) {
  return !answer.answered() || answer.is_5xx() ||
         (is_accepted(answer) && outlook_of(answer) == Outlook::kPending);
}

// What the accepted transfers make of the opening balances, and those whose outcome is not known.
struct Replay {
  Balances balances{};
  std::vector<Move> unknown{};
};

Replay replayed(const Tape& tape, int round, Balances opening) {
  Replay replay{.balances = std::move(opening)};
  const std::vector<const Exchange*> answers = tape.all(in_round("race", round));
  const Json::Array& moves = tape.fact(in_round("moves", round)).items();
  for (std::size_t i = 0; i < std::min(answers.size(), moves.size()); ++i) {
    const Move move = move_of(moves[i]);
    if (is_unknown(*answers[i])) {
      replay.unknown.push_back(move);
    } else if (is_accepted(*answers[i]) && outlook_of(*answers[i]) == Outlook::kStands) {
      apply(move, replay.balances);
    }
  }
  return replay;
}

// Whether some choice of the unknown outcomes makes the balances what they are.
bool explains(const Replay& replay, const Balances& balances) {
  if (replay.unknown.size() > kMostUnknown) return sum(replay.balances) == sum(balances);
  for (std::size_t choice = 0; choice < std::size_t{1} << replay.unknown.size(); ++choice) {
    Balances tried = replay.balances;
    for (std::size_t i = 0; i < replay.unknown.size(); ++i) {
      if ((choice >> i & 1U) != 0) apply(replay.unknown[i], tried);
    }
    if (tried == balances) return true;
  }
  return false;
}

}  // namespace

std::string breach_in(const Tape& tape, int round) {
  const std::optional<Balances> before = noted_balances(tape, "opened", round);
  const std::optional<Balances> after = noted_balances(tape, "balances", round);
  if (!before || !after || before->size() != after->size()) return {};
  const int scale = static_cast<int>(tape.fact("scale").as_int().value_or(0));
  const auto lowest = std::ranges::min_element(*after);
  if (!tape.fact("overdraft").boolean() && *lowest < 0) {
    return fmt::format("an account that may not be overdrawn reads {}", units_text(*lowest, scale));
  }
  const Replay replay = replayed(tape, round, *before);
  if (explains(replay, *after)) return {};
  if (sum(*after) != sum(*before)) {
    return fmt::format("the balances add up to {} instead of {}", units_text(sum(*after), scale),
                       units_text(sum(*before), scale));
  }
  const auto [read, made] = std::ranges::mismatch(*after, replay.balances);
  return fmt::format("an account reads {}, and the accepted transfers make it {}",
                     units_text(*read, scale), units_text(*made, scale));
}

Bank::Bank(Session& session)
    : session_(session),
      accounts_(*find_resource(session.contract(), session.contract().transfer->resource)),
      balance_(*find_field(accounts_, session.contract().transfer->field)),
      as_text_(session.spoken(accounts_).decimals_as_text) {
  session.tape().note("scale", balance_.scale);
  session.tape().note("overdraft", session.contract().transfer->overdraft);
}

Json Bank::amount(std::int64_t units) const {
  const std::string text = units_text(units, balance_.scale);
  return as_text_ ? Json(text) : Json::number(text);
}

bool Bank::open(int round, std::size_t accounts) {
  open_.clear();
  const double most = balance_.max.value_or(1e12) * std::pow(10, balance_.scale);
  opening_ = static_cast<std::int64_t>(std::min(static_cast<double>(kOpening), most));
  const std::string name = in_round("account", round);
  while (open_.size() < accounts) {
    Json body = session_.sample(accounts_);
    if (session_.stopped()) return false;
    body.set(balance_.name, Json::number(units_text(opening_, balance_.scale)));
    open_.push_back(session_.create(name, accounts_, body));
    if (open_.back().ok) continue;
    session_.block(fmt::format("blocked by http.create: POST {} {}", session_.collection(accounts_),
                               answer_of(session_.tape().at(name))));
    return false;
  }
  if (shows_opening(in_round("opened", round))) return true;
  session_.block(
      fmt::format("accounts do not open with the {} that was asked for: a transfer has "
                  "nothing to move",
                  balance_.name));
  return false;
}

// 100.00 may be shown as 10000.
bool Bank::shows_opening(const std::string& name) {
  for (const bool minor : {minor_units_, !minor_units_}) {
    minor_units_ = minor;
    const Json read = balances(name);
    session_.tape().note(name, read);
    const bool all = std::ranges::all_of(
        read.items(), [&](const Json& balance) { return balance.as_int() == opening_; });
    if (all) return true;
  }
  return false;
}

Ask Bank::transfer(const Move& move) {
  return spoken_call(session_, session_.contract().transfer->move,
                     {{"from.id", reference_value(open_.at(move.from))},
                      {"to.id", reference_value(open_.at(move.to))},
                      {"amount", amount(move.amount)}});
}

bool Bank::moves_at_all() {
  if (!open(0, 2)) return false;
  const Move one{0, 1, opening_ / 10};
  for (const bool as_text : {as_text_, !as_text_}) {
    as_text_ = as_text;
    const Exchange& answer = session_.ask("control", transfer(one));
    if (session_.stopped()) return false;
    if (is_accepted(answer)) return true;
    if (!answer.is_4xx()) break;
  }
  session_.block(fmt::format("blocked: a transfer within the balance {}",
                             answer_of(session_.tape().at("control"))));
  return false;
}

bool Bank::transfer_together(int round, const std::vector<Move>& moves, int timeout_ms) {
  Tape& tape = session_.tape();
  std::vector<Ask> asks;
  Json noted = Json::array();
  for (const Move& move : moves) {
    asks.push_back(transfer(move));
    asks.back().timeout_ms = timeout_ms;
    noted.push(Json::array(
        {static_cast<std::int64_t>(move.from), static_cast<std::int64_t>(move.to), move.amount}));
  }
  tape.note(in_round("moves", round), std::move(noted));
  const std::vector<const Exchange*> answers = race(session_, round, asks);
  const bool hang = std::ranges::any_of(
      answers, [](const Exchange* e) { return e->failure == Failure::kTimeout; });
  if (hang) {
    // What waits for a lock that nobody gives back would stand in the way of all that follows.
    if (session_.world().can_restart()) session_.world().restart(Ending::kKill, {});
    return false;
  }
  const std::string name = in_round("balances", round);
  const double until = session_.world().now_ms() + session_.contract().consistency_ms;
  for (int wait = 0; wait >= 0;) {
    session_.wait_ms(wait);
    tape.note(name, balances(name));
    const bool over = session_.world().now_ms() > until || session_.stopped();
    wait = breach_in(tape, round).empty() || over ? -1 : kSettleMs;
  }
  return true;
}

Json Bank::balances(const std::string& name) {
  Json read = Json::array();
  for (const Made& account : open_) {
    const Exchange& answer = session_.get(name, account.path);
    const std::optional<Json> body = Json::parse(answer.response.body);
    const Json* item = body && answer.is_2xx() ? find_item(*body, accounts_.name) : nullptr;
    const Json* shown = item == nullptr ? nullptr : field_of(*item, balance_);
    const std::optional<std::int64_t> units =
        shown == nullptr ? std::nullopt : units_of(*shown, minor_units_ ? 0 : balance_.scale);
    read.push(units ? Json(*units) : Json());
  }
  return read;
}

}  // namespace assay::checks
