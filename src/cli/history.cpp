// SPDX-License-Identifier: MIT
// assay history and assay diff: the recorded runs, and what changed between two.
#include <algorithm>
#include <map>

#include <fmt/core.h>

#include "cli/commands.h"
#include "cli/console.h"
#include "cli/exit_code.h"
#include "core/points.h"
#include "core/text.h"
#include "run/saved_report.h"
#include "store/store.h"

namespace assay {
namespace {

Result<Report> load_report(Store& store, const std::string& run) {
  Result<SavedRun> saved = store.load(run);
  if (!saved) return tl::unexpected(saved.error());
  return report_of(*saved);
}

std::string total_of(const Report& report) {
  const std::optional<double>& points = report.total.score.points;
  return fmt::format("{} ({})", points ? points_text(*points) : "no total",
                     to_string(report.total.verdict));
}

std::string outcome_text(const CriterionResult& criterion) {
  if (criterion.finding.outcome != Outcome::kPartial) {
    return std::string(to_string(criterion.finding.outcome));
  }
  return fmt::format("partial {:.2f}", criterion.finding.credit);
}

std::string differences(const Report& before, const Report& after) {
  std::map<std::string, std::string> earlier;
  for (const CriterionResult& criterion : before.criteria) {
    earlier[criterion.id] = outcome_text(criterion);
  }
  std::string out;
  for (const CriterionResult& criterion : after.criteria) {
    const auto found = earlier.find(criterion.id);
    const std::string now = outcome_text(criterion);
    const std::string then = found == earlier.end() ? "absent" : found->second;
    if (found != earlier.end()) earlier.erase(found);
    if (now != then) out += fmt::format("  {}: {} -> {}\n", printable(criterion.id), then, now);
  }
  for (const auto& [id, then] : earlier) {
    out += fmt::format("  {}: {} -> absent\n", printable(id), then);
  }
  return out;
}

}  // namespace

int run_command(const HistoryArgs& args) {
  Result<Store> store = Store::open(args.db.empty() ? default_store_path() : args.db);
  if (!store) return refuse(store.error());
  Result<std::vector<RunRow>> rows = store->history(args.most);
  if (!rows) return refuse(rows.error());
  if (rows->empty()) say("no run is recorded yet; 'assay grade' records each one\n");
  for (const RunRow& row : *rows) {
    say(fmt::format("{:>5}  {}  {:<24}  {:<20} {:<6}  {:<9}  {:>8}  [{}, {}]{}\n", row.id,
                    row.started, printable(shortened(row.candidate, 24)),
                    printable(shortened(row.rubric, 20)), row.level, row.verdict,
                    row.points < 0 ? "no total" : points_text(row.points), points_text(row.low),
                    points_text(row.high),
                    row.whole < 0 ? "" : fmt::format("  whole {}", points_text(row.whole))));
  }
  return kPassed;
}

int run_command(const DiffArgs& args) {
  Result<Store> store = Store::open(args.db.empty() ? default_store_path() : args.db);
  if (!store) return refuse(store.error());
  Result<Report> before = load_report(*store, args.before);
  if (!before) return refuse(before.error());
  Result<Report> after = load_report(*store, args.after);
  if (!after) return refuse(after.error());
  const std::string changed = differences(*before, *after);
  say(fmt::format("{} -> {}\n{}", total_of(*before), total_of(*after),
                  changed.empty() ? "  no criterion changed\n" : changed));
  return kPassed;
}

}  // namespace assay
