// SPDX-License-Identifier: MIT
// Counts the statements that the database runs for a short page and for a long one.
#include <algorithm>
#include <charconv>
#include <chrono>
#include <optional>
#include <string>

#include <fmt/core.h>

#include "checks/perf/family.h"
#include "dialect/paging.h"

namespace assay::checks {
namespace perf_n_plus_one {
namespace {

constexpr Meta kMeta{
    .id = "perf.n-plus-one",
    .title = "A longer page takes no more queries",
    .failure_title = "Each row of a page takes a query of its own",
    .why =
        "A page of fifty then waits for fifty trips to the database, whatever each of them takes.",
    .fix = "Read what the rows refer to in one query (a join, or one IN list), not row by row.",
    .source = "the rubric's api.count_queries",
    .severity = Severity::kMajor,
    .needs = need::kQueryCount | need::kPaging,
    .stage = Stage::kPerformance,
};

constexpr int kShort = 5;
constexpr int kLong = 50;
constexpr int kRounds = 2;
constexpr std::chrono::seconds kWithin{15};
constexpr std::int64_t kFewMore = 3;
constexpr std::int64_t kLeastRows = 10;  // by which the pages must differ
constexpr double kSome = 0.5;

// The last whole number that the command printed.
std::optional<std::int64_t> last_number(const std::string& printed) {
  const std::size_t end = printed.find_last_of("0123456789");
  if (end == std::string::npos) return std::nullopt;
  const std::size_t before = printed.find_last_not_of("0123456789", end);
  const std::size_t begin = before == std::string::npos ? 0 : before + 1;
  std::int64_t value = 0;
  std::from_chars(printed.data() + begin, printed.data() + end + 1, value);
  return value;
}

// Blocks the gather when the command does not print a number.
std::int64_t count(Session& session) {
  const Result<std::string> printed =
      session.world().run(session.contract().count_queries, kWithin);
  const std::optional<std::int64_t> number = printed ? last_number(*printed) : std::nullopt;
  if (!number) {
    session.block("count_queries: " + (printed ? "it printed no number" : printed.error().message));
  }
  return number.value_or(0);
}

int long_size(const Resource& resource) {
  return std::min(kLong, resource.list.size_max.value_or(kLong));
}

void gather(Session& session) {
  const PagingStyle& style = learn_paging(session);
  if (session.stopped()) return;
  if (style.size_param.empty()) return session.skip("no parameter sets the page size");
  const std::int64_t at_first = count(session);
  const int size = long_size(session.resource());
  seed_items(session, size);
  if (!session.create("control").ok) return session.block("blocked by http.create");
  Json rounds = Json::array();
  for (int round = 0; round < kRounds && !session.stopped(); ++round) {
    const std::int64_t begin = count(session);
    session.tape().note("moves", begin > at_first);
    session.get("short", page_path(session, std::to_string(kShort), ""));
    const std::int64_t after_short = count(session);
    session.get("long", page_path(session, std::to_string(size), ""));
    const std::int64_t after_long = count(session);
    // What the count itself and the service on its own add.
    const std::int64_t idle = count(session) - after_long;
    rounds.push(Json::object(
        {{"short", after_short - begin - idle}, {"long", after_long - after_short - idle}}));
  }
  session.tape().note("rounds", std::move(rounds));
}

// The statements that one round took for each page.
struct Statements {
  std::int64_t few = 0;
  std::int64_t many = 0;
  std::int64_t more() const { return many - few; }
};

// The round in which the longer page took the fewest more: whatever else the database did meanwhile
// falls into one of its parts alone.
Statements mildest(const Tape& tape) {
  std::optional<Statements> mildest;
  for (const Json& round : tape.fact("rounds").items()) {
    const Statements seen{.few = round.find("short")->as_int().value_or(0),
                          .many = round.find("long")->as_int().value_or(0)};
    if (!mildest || seen.more() < mildest->more()) mildest = seen;
  }
  return mildest.value_or(Statements{});
}

std::int64_t rows_of(const Tape& tape, std::string_view page) {
  const std::optional<Page> shown = page_of(tape.at(page), tape.subject());
  return shown ? static_cast<std::int64_t>(shown->items.size()) : 0;
}

Finding judge(const Tape& tape) {
  if (!tape.fact("moves").boolean()) {
    return inconclusive("count_queries prints the same number after items were created");
  }
  const std::int64_t few = rows_of(tape, "short");
  const std::int64_t many = rows_of(tape, "long");
  if (many - few < kLeastRows) {
    return inconclusive(fmt::format("pages of {} and {} rows are too alike", few, many));
  }
  const Statements seen = mildest(tape);
  const std::int64_t more = seen.more();
  const std::string observed =
      fmt::format("{} statements for {} rows, {} for {}", seen.few, few, seen.many, many);
  if (more <= kFewMore) {
    Finding finding = pass(tape.at("long"));
    finding.observed = observed;
    return finding;
  }
  const double credit = more >= many - few ? 0 : kSome;
  return graded(credit, tape.at("long"),
                {fmt::format("{} more rows take {} more statements", many - few, more),
                 fmt::format("at most {} more", kFewMore), observed});
}

}  // namespace
}  // namespace perf_n_plus_one
const Check kNPlusOne{perf_n_plus_one::kMeta, perf_n_plus_one::gather, perf_n_plus_one::judge};
}  // namespace assay::checks
