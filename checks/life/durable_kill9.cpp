// SPDX-License-Identifier: MIT
// Creates items, kills the service at once, starts it again, and looks for every one of them.
#include <string>
#include <vector>

#include <fmt/core.h>

#include "checks/life/family.h"
#include "checks/life/launched.h"

namespace assay::checks {
namespace life_durable_kill9 {
namespace {

constexpr Meta kMeta{
    .id = "life.durable-kill9",
    .title = "What was acknowledged survives a crash",
    .failure_title = "What was acknowledged is lost in a crash",
    .why = "A 2xx is a promise; an order that is lost after it was paid for is a lawsuit.",
    .fix = "Commit to durable storage before answering, and come up again without a hand.",
    .source = "durability (the D of ACID)",
    .severity = Severity::kCritical,
    .scope = Scope::kService,
    .stage = Stage::kLifecycle,
    .reproduce = false,
};

constexpr int kRounds = 3;
constexpr int kItems = 20;
constexpr double kByHand = 0.5;

// Each item created in this round, by the name of its address.
std::vector<Made> create_items(Session& session) {
  std::vector<Made> all;
  for (int i = 0; i < kItems && !session.stopped(); ++i) {
    // A 202 is no promise yet.
    Made made = session.create("created");
    if (made.ok && session.tape().at("created").status() != 202) all.push_back(std::move(made));
  }
  return all;
}

// Notes a start that failed; false when the gather is to end.
bool comes_back(Session& session, Ending how) {
  const Result<void> up = session.world().restart(how, {});
  if (!up) session.tape().note("not_restarted", up.error().message);
  return up.has_value();
}

// Whether its items are gone after an orderly end as well: then it keeps them in memory by design.
void look_after_orderly_end(Session& session) {
  const Made made = session.create("created before an orderly end");
  if (!made.ok || !comes_back(session, Ending::kTerm)) return;
  session.get("after an orderly end", made.path);
}

void gather(Session& session) {
  if (!is_launched(session) || !must_be_durable(session)) return;
  if (!session.control("control")) return;
  session.tape().note("demanded", is_demanded(session.contract(), "storage"));
  for (int round = 0; round < kRounds && !session.stopped(); ++round) {
    const std::vector<Made> made = create_items(session);
    if (!comes_back(session, Ending::kKill)) return;
    bool lost = false;
    for (const Made& item : made)
      lost = !session.get("after the kill", item.path).is_2xx() || lost;
    if (!lost) continue;
    look_after_orderly_end(session);
    return;
  }
}

Finding judge(const Tape& tape) {
  if (const Json& why = tape.fact("not_restarted"); !why.is_null()) {
    return graded(
        kByHand, tape.at("created"),
        {"The service does not start again after a kill", "a start without a hand", why.text()});
  }
  const std::vector<const Exchange*> reads = tape.all("after the kill");
  const Exchange* lost = nullptr;
  int count = 0;
  for (const Exchange* read : reads) {
    if (read->is_2xx()) continue;
    if (!read->answered() || read->is_5xx() || read->status() == 401 || read->status() == 429) {
      return inconclusive("an item could not be read after the kill: it " + answer_of(*read));
    }
    if (lost == nullptr) lost = read;
    ++count;
  }
  if (reads.empty()) return inconclusive("no item was created");
  if (lost == nullptr) {
    return pass(*reads.back(), fmt::format("{} items, killed {} times", reads.size(), kRounds));
  }
  const Exchange* orderly = tape.find("after an orderly end");
  const bool by_design = orderly != nullptr && orderly->status() == lost->status();
  if (by_design && !tape.fact("demanded").boolean()) {
    return not_applicable("it keeps its data in memory, and the brief does not ask for more");
  }
  return fail(*lost,
              {fmt::format("{} of {} items are gone after a kill and a restart", count, kItems),
               "every item that was answered 2xx", answer_of(*lost)});
}

}  // namespace
}  // namespace life_durable_kill9
const Check kDurableKill9{life_durable_kill9::kMeta, life_durable_kill9::gather,
                          life_durable_kill9::judge};
}  // namespace assay::checks
