// SPDX-License-Identifier: MIT
// The same reads in equal rounds (longer ones where each adds a little), and what the processes
// hold after each.
#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/core.h>

#include "checks/perf/family.h"
#include "core/world.h"
#include "dialect/session.h"

namespace assay::checks {
namespace perf_memory {
namespace {

constexpr Meta kMeta{
    .id = "perf.memory",
    .title = "Memory settles under the same reads",
    .failure_title = "Memory grows with every request",
    .why = "A service that keeps something of each request is killed when its memory is used up.",
    .fix =
        "Look for a collection that only ever grows: a cache without a bound, a list of listeners, "
        "answers kept for statistics.",
    .source = "12factor.net/disposability",
    .severity = Severity::kMinor,
    .scope = Scope::kService,
    .stage = Stage::kPerformance,
    .reproduce = false,  // each round repeats the one before
};

constexpr double kRate = 2'500;
constexpr int kRoundMs = 400;
constexpr int kDrainMs = 3'000;
constexpr int kAtOnce = 4;
constexpr int kIdleMs = 250;
constexpr std::size_t kRounds = 3;      // after the warm-up
constexpr std::size_t kMostRounds = 8;  // for what still grows then
constexpr int kSpareRounds = 3;         // for those that a busy machine cut short
constexpr double kInFull = 0.8;         // of the answers of the warm-up
constexpr int kStretch = 4;             // of the rounds that follow where each added a little
constexpr double kLittleMb = 0.2;

constexpr double kSlack = 0.1;
constexpr double kSlackMb = 1;
constexpr double kSteep = 0.2;
constexpr double kMuchMb = 100;
constexpr double kSome = 0.5;
constexpr double kUnabated = 0.7;

// Heaps that grow to a limit of their own before anything is collected.
constexpr std::string_view kManaged[] = {"java", "dotnet", "beam.smp"};

// A tenth of what it held when warm: what it has gained since is no excuse to gain more.
bool settled(double warm, double before, double after) {
  return after <= before + std::max(warm * kSlack, kSlackMb);
}

bool is_managed(const Memory& memory) {
  return std::ranges::any_of(memory.programs, [](const std::string& program) {
    return std::ranges::find(kManaged, program) != std::end(kManaged);
  });
}

// What was held after each round, the warm-up first, and how long the next one is to be.
class Rounds {
 public:
  // False when no further round is needed.
  bool take(double mb) {
    const bool flat = !mb_.empty() && settled(mb_.front(), mb_.back(), mb);
    mb_.push_back(mb);
    if (flat && mb_.size() > kRounds) {
      if (stretch_ > 1 || !creeps()) return false;
      stretch_ = kStretch;
      equal_ = mb_.size();
    }
    return mb_.size() <= kMostRounds;
  }

  int stretch() const { return stretch_; }

  void note(Tape& tape) const {
    Json mb = Json::array();
    for (const double one : mb_)
      mb.push(one);
    tape.note("mb", std::move(mb));
    if (equal_ > 0) tape.note("equal", static_cast<int>(equal_));
  }

 private:
  // Whether each of the latest rounds added something: too little to say so of a single one.
  bool creeps() const {
    for (std::size_t i = mb_.size() - kRounds; i < mb_.size(); ++i) {
      if (mb_[i] - mb_[i - 1] < kLittleMb) return false;
    }
    return true;
  }

  std::vector<double> mb_{};
  std::size_t equal_ = 0;  // how many of them were of one length; 0 for all
  int stretch_ = 1;
};

void gather(Session& session) {
  if (!session.world().memory()) return session.block("it takes a service that assay starts");
  const std::optional<Made> made = session.control("control");
  if (!made) return;
  std::vector<Ask> reads{{.path = made->path}};
  const std::string list = session.collection(session.resource());
  if (session.get("list", list).is_2xx()) reads.push_back({.path = list});

  Rounds rounds;
  bool managed = false;
  double wanted = 0;  // answers, by the warm-up
  int spare = kSpareRounds;
  for (bool more = true; more && !session.stopped();) {
    const LoadResult load = session.load("round", {.reads = reads,
                                                   .rate = kRate,
                                                   .for_ms = kRoundMs * rounds.stretch(),
                                                   .connections = kAtOnce,
                                                   .drain_ms = kDrainMs});
    session.wait_ms(kIdleMs);
    const std::optional<Memory> memory = session.world().memory();
    if (!memory) return;
    const double answered = static_cast<double>(load.answered) / rounds.stretch();
    if (wanted <= 0) wanted = answered * kInFull;
    if (answered < wanted) {
      if (spare-- == 0) return session.block("the rounds were not alike: too little was answered");
      continue;
    }
    managed = managed || is_managed(*memory);
    more = rounds.take(memory->mb);
  }
  rounds.note(session.tape());
  session.tape().note("managed", managed);
}

// `equal` of them from rounds of one length, the rest from longer ones.
std::string listed(const std::vector<double>& mb, std::size_t equal) {
  std::string text = fmt::format("{:.0f} MB after a warm-up, then", mb.front());
  for (std::size_t i = 1; i < mb.size(); ++i) {
    if (i == equal) text += fmt::format(" MB, and in rounds {} times as long", kStretch);
    text += fmt::format("{} {:.0f}", i == 1 || i == equal ? "" : ",", mb[i]);
  }
  return text + " MB";
}

bool grows_steeply(const std::vector<double>& mb) {
  for (std::size_t i = 1; i <= kRounds; ++i) {
    if (mb[i] < mb[i - 1] * (1 + kSteep)) return false;
  }
  // A heap that fills up grows less and less.
  const std::size_t middle = mb.size() / 2;
  const double first_half = mb[middle] - mb.front();
  const double second_half = mb.back() - mb[middle];
  return mb.back() - mb.front() > kMuchMb && second_half >= first_half * kUnabated;
}

Finding judge(const Tape& tape) {
  std::vector<double> mb;
  for (const Json& round : tape.fact("mb").items())
    mb.push_back(round.as_double());
  if (mb.size() <= kRounds || mb.front() <= 0) return inconclusive("its memory could not be read");
  const std::int64_t equal = tape.fact("equal").as_int().value_or(0);
  const std::string observed = listed(mb, static_cast<std::size_t>(equal));
  if (settled(mb.front(), mb[mb.size() - 2], mb.back())) {
    Finding finding = pass(std::vector<Evidence>{});
    finding.observed = observed;
    return finding;
  }
  if (tape.fact("managed").boolean()) {
    return inconclusive("a managed heap may grow to a limit of its own; seen: " + observed);
  }
  const double credit = grows_steeply(mb) ? 0 : kSome;
  return graded(
      credit, tape.at("control"),
      {fmt::format("Memory grew in each of {} rounds of the same reads", mb.size() - 1),
       "a round after the third that adds at most a tenth of what it held when warm", observed});
}

}  // namespace
}  // namespace perf_memory
const Check kMemory{perf_memory::kMeta, perf_memory::gather, perf_memory::judge};
}  // namespace assay::checks
