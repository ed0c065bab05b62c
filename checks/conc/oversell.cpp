// SPDX-License-Identifier: MIT
// conc.oversell: the last item is sold once.
#include <algorithm>
#include <optional>
#include <set>

#include <fmt/core.h>

#include "checks/conc/family.h"
#include "checks/conc/rounds.h"
#include "checks/conc/shop.h"
#include "dialect/refusal.h"
#include "dialect/statuses.h"

namespace assay::checks {
namespace conc_oversell {
namespace {

constexpr Meta kMeta{
    .id = "conc.oversell",
    .title = "No more is sold than there is, however many buy at once",
    .failure_title = "More is sold than there is when many buy at once",
    .why =
        "Between reading the stock and writing it back another buyer reads the same number; "
        "somebody has paid for what does not exist.",
    .fix =
        "Take from the stock in one conditional statement (UPDATE … SET stock = stock - 1 WHERE "
        "stock >= 1) and look at the number of changed rows, or lock the row first.",
    .source = "CWE-367; OWASP API6:2023",
    .severity = Severity::kCritical,
    .scope = Scope::kService,
    .stage = Stage::kConcurrency,
    .reproduce = false,
};

// A purchase that nothing hinders.
bool sells_at_all(Session& session, Shop& shop) {
  const std::optional<Made> goods = shop.stocked("goods", 5);
  if (!goods) return false;
  const Exchange& bought = session.ask("control", shop.purchase(*goods, 0));
  if (session.stopped()) return false;
  if (!is_accepted(bought)) {
    session.block(fmt::format("blocked: a purchase with enough in stock {}", answer_of(bought)));
    return false;
  }
  shop.learn_whether_orders_can_be_read(bought);
  return !session.stopped();
}

int noted(const Tape& tape, std::string_view what, int round) {
  return static_cast<int>(tape.fact(in_round(what, round)).as_int().value_or(0));
}

bool is_sold_out_of_bounds(const Tape& tape, int round) {
  return noted(tape, "sold", round) > noted(tape, "stock", round) || noted(tape, "left", round) < 0;
}

// The purchases that stand, each order once: an answer may be the replay of another.
class Sales {
 public:
  Sales(Shop& shop, int round) : shop_(shop), name_(in_round("order", round)) {}

  bool add(const Exchange& answer, std::size_t buyer, Shop::When when) {
    if (shop_.outlook(name_, answer, buyer, when) == Outlook::kRefused) return false;
    const std::string id = shop_.order_id(answer);
    if (!id.empty() && !orders_.insert(id).second) return false;
    ++count_;
    return true;
  }
  void forget() {
    count_ = 0;
    orders_.clear();
  }
  int count() const { return count_; }

 private:
  Shop& shop_;
  std::string name_;
  std::set<std::string> orders_{};
  int count_ = 0;
};

// Too many that are undecided get their time first.
void add_raced(Sales& sales, const std::vector<const Exchange*>& answers, int stock) {
  for (const Shop::When when : {Shop::When::kNow, Shop::When::kInTime}) {
    sales.forget();
    for (std::size_t i = 0; i < answers.size(); ++i)
      sales.add(*answers[i], i, when);
    if (sales.count() <= stock) return;
  }
}

// Buys one after the other what the race left over, and then once more.
void sell_out(Session& session, Shop& shop, const Made& goods, int round, Sales& sales) {
  const int most = noted(session.tape(), "stock", round) - sales.count();
  for (int i = 0; i <= most && !session.stopped(); ++i) {
    const Exchange& answer = session.ask(in_round("later", round), shop.purchase(goods, 0));
    if (!sales.add(answer, 0, Shop::When::kInTime)) return;
  }
}

bool races(Session& session, Shop& shop, int round) {
  const int stock = round % 4 == 3 ? 5 : 1;
  const std::optional<Made> goods = shop.stocked(in_round("goods", round), stock);
  if (!goods) return true;
  Tape& tape = session.tape();
  tape.note(in_round("stock", round), stock);
  std::vector<Ask> asks;
  for (std::size_t i = 0; i < together(round); ++i)
    asks.push_back(shop.purchase(*goods, i));
  if (session.stopped()) return true;
  Sales sales(shop, round);
  add_raced(sales, race(session, round, asks), stock);
  tape.note(in_round("raced", round), sales.count());
  sell_out(session, shop, *goods, round, sales);
  tape.note(in_round("sold", round), sales.count());
  const int left = std::max(stock - sales.count(), 0);
  tape.note(in_round("left", round), shop.left(in_round("read", round), *goods, left));
  return is_sold_out_of_bounds(tape, round);
}

void gather(Session& session) {
  if (!session.contract().oversell) {
    return session.skip("the rubric states no stock that is sold (api.rules.oversell)");
  }
  Shop shop(session);
  if (!sells_at_all(session, shop)) return;
  play_rounds(session, [&](int round) { return races(session, shop, round); });
}

double loser_credit(const Exchange& answer) {
  if (is_accepted(answer) || answer.status() == 402 || answer.status() == 410) return 1;
  return answer.is_5xx() ? 0.5 : conflict(answer).credit;
}

// What can be said of the numbers alone.
RoundResult counted(const Tape& tape, int round) {
  const int stock = noted(tape, "stock", round);
  const int raced = noted(tape, "raced", round);
  const int sold = noted(tape, "sold", round);
  const Json& left = tape.fact(in_round("left", round));
  const std::string expected = fmt::format("{} sold, 0 left", stock);
  if (sold > stock) {
    return {0, expected, fmt::format("{} purchases of a stock of {} stand", sold, stock)};
  }
  if (left.as_int().value_or(0) < 0) {
    return {0, expected, fmt::format("the stock reads {}", left.text())};
  }
  if (sold < stock) {
    return {0.5, expected, fmt::format("only {} of {} could be sold", sold, stock)};
  }
  if (left.as_int().value_or(0) > 0) {
    return {0.5, expected,
            fmt::format("{} are sold and the stock still reads {}", sold, left.text())};
  }
  if (raced < stock) {
    return {0.75, expected,
            fmt::format("{} of {} were sold, the rest only to a later buyer", raced, stock)};
  }
  return {1, expected, fmt::format("{} sold", sold)};
}

std::optional<RoundResult> judged(const Tape& tape, int round) {
  const std::vector<const Exchange*> raced = racers(tape, round);
  if (raced.size() < 2) return std::nullopt;
  RoundResult result = counted(tape, round);
  const auto last = std::ranges::find_if(raced.rbegin(), raced.rend(),
                                         [](const auto* e) { return is_accepted(*e); });
  result.shown = last == raced.rend() ? raced.front() : *last;
  const Exchange& loser =
      **std::ranges::min_element(raced, {}, [](const Exchange* e) { return loser_credit(*e); });
  if (loser_credit(loser) >= result.credit) return result;
  return RoundResult{
      loser_credit(loser), "409, 422 or 400 for those who come too late",
      fmt::format("{} were sold, but a loser {}", noted(tape, "sold", round), answer_of(loser)),
      &loser};
}

Finding judge(const Tape& tape) {
  return judge_rounds(tape, fmt::format("up to {} buyers at once", kTogether),
                      [&](int round) { return judged(tape, round); });
}

}  // namespace
}  // namespace conc_oversell
const Check kOversell{conc_oversell::kMeta, conc_oversell::gather, conc_oversell::judge};
}  // namespace assay::checks
