// SPDX-License-Identifier: MIT
// The defect matrix: every defect of the reference candidate under the built command, in both
// dialects. UPDATE_MATRIX=1 rewrites tests/matrix/matrix.txt; MATRIX_ONLY=GLOB runs part of it;
// MATRIX_QUICK=1 runs of each defect the family that it is named for: whether it is caught, and not
// whether another family charges it too.
#include <algorithm>
#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <map>
#include <sstream>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include <fmt/core.h>
#include <gtest/gtest.h>

#include "core/json.h"
#include "core/text.h"
#include "tests/support/process.h"

namespace assay {
namespace {

const std::string kClean = "clean";
const std::string kFile = "tests/matrix/matrix.txt";
// Load is measured against a machine that is quiet, which CI's may not be.
const std::string kLoud = "perf.*";
constexpr int kWorkers = 6;  // a cell mostly waits

struct Cell {
  std::string dialect{};
  std::string defect{};
};

// How a criterion ended, in a word: "blocked" for one whose reason names what stood in its way.
std::string word_for(const Json& criterion) {
  const std::string& outcome = criterion.find("outcome")->text();
  const bool blocked =
      outcome == "inconclusive" && criterion.find("reason")->text().starts_with("blocked");
  return blocked ? "blocked" : outcome;
}

// "page.full-walk=fail page.total=blocked": every check that neither passed nor did not apply.
std::string marks(const std::string& report) {
  const std::optional<Json> json = Json::parse(report);
  if (!json) return "no report";
  std::string text;
  for (const Json& criterion : json->find("criteria")->items()) {
    const std::string& outcome = criterion.find("outcome")->text();
    if (criterion.find("kind")->text() != "check" || outcome == "pass" ||
        outcome == "not-applicable") {
      continue;
    }
    if (outcome == "inconclusive" && criterion.find("reason")->text() == "not in this version") {
      continue;
    }
    text += fmt::format(" {}={}", criterion.find("id")->text(), word_for(criterion));
  }
  return text.empty() ? " -" : text;
}

bool is_quick() {
  return std::getenv("MATRIX_QUICK") != nullptr;
}

// The check that a defect is named for: "http.create" of "http.create/no-id".
std::string owner_of(std::string_view defect) {
  return std::string(defect.substr(0, defect.find('/')));
}

// Load and races are measured against this machine, which has to be theirs alone.
bool needs_quiet(const Cell& cell) {
  return cell.defect.starts_with("perf.") || cell.defect.starts_with("conc.") ||
         cell.defect.ends_with("/check-then-insert");
}

// The checks that a cell runs.
std::string selected(const Cell& cell) {
  if (!is_quick() || cell.defect == kClean) return "*";
  const bool slow = cell.defect.starts_with("life.starts/");  // each start takes its minute
  if (slow || needs_quiet(cell)) return owner_of(cell.defect);
  return cell.defect.substr(0, cell.defect.find('.')) + ".*";
}

std::string graded(const Cell& cell) {
  const test::TemporaryFolder folder;
  const std::string defect = cell.defect == kClean ? "" : fmt::format(" --defect {}", cell.defect);
  const std::string report = folder.file("report.json");
  test::run({ASSAY_BINARY, "grade", "--rubric", "fixtures/rubrics/orders.yaml", "--start",
             fmt::format("exec {} --dialect {}{}", REFERENCE_BINARY, cell.dialect, defect),
             "--no-sandbox", "--quiet", "--only", selected(cell), "--skip", "repo.*", "--skip",
             is_quick() && cell.defect == kClean ? kLoud : "repo.*", "--db", folder.file("runs.db"),
             "-o", report});
  return marks(test::read_file(report));
}

// What --list-defects says of each: "Also CHECK" where another check sees the same mistake by a
// claim of its own, "snake: no deviation" where that dialect does not show it.
using Descriptions = std::map<std::string, std::string>;

Descriptions descriptions() {
  Descriptions all{{kClean, ""}};
  std::istringstream lines(test::run({REFERENCE_BINARY, "--list-defects"}).out);
  for (std::string line; std::getline(lines, line);) {
    const std::size_t tab = line.find('\t');
    all[line.substr(0, tab)] = line.substr(tab + 1);
  }
  return all;
}

std::vector<Cell> cells(const Descriptions& described) {
  const char* only = std::getenv("MATRIX_ONLY");
  std::vector<Cell> all;
  for (const std::string dialect : {"snake", "camel"}) {
    for (const auto& [defect, description] : described) {
      const bool wanted = only == nullptr || matches_glob(defect, only);
      const bool made = description.find(dialect + ": no deviation") == std::string::npos;
      const bool loud = is_quick() && only == nullptr && matches_glob(defect, kLoud);
      if (wanted && made && !loud) all.push_back({dialect, defect});
    }
  }
  return all;
}

// "http.create=fail" by "snake http.create/no-id", told as each cell ends.
std::map<std::string, std::string> seen_by(const std::vector<Cell>& all, int workers) {
  std::vector<std::string> results(all.size());
  std::atomic<std::size_t> next{0};
  const auto work = [&] {
    for (std::size_t i = next++; i < all.size(); i = next++) {
      results[i] = graded(all[i]);
      fmt::print("{} of {}  {} {}:{}\n", i + 1, all.size(), all[i].dialect, all[i].defect,
                 results[i]);
      std::fflush(stdout);
    }
  };
  std::vector<std::thread> threads;
  for (int i = 0; i < workers; ++i)
    threads.emplace_back(work);
  for (std::thread& thread : threads)
    thread.join();
  std::map<std::string, std::string> rows;
  for (std::size_t i = 0; i < all.size(); ++i) {
    rows[all[i].dialect + " " + all[i].defect] = results[i];
  }
  return rows;
}

std::map<std::string, std::string> seen(std::vector<Cell> all) {
  const auto quiet = std::ranges::stable_partition(all, std::not_fn(needs_quiet));
  std::map<std::string, std::string> rows = seen_by({all.begin(), quiet.begin()}, kWorkers);
  rows.merge(seen_by({quiet.begin(), quiet.end()}, 1));
  return rows;
}

std::map<std::string, std::string> committed() {
  std::map<std::string, std::string> rows;
  std::istringstream text(test::read_file(kFile));
  for (std::string line; std::getline(text, line);) {
    const std::size_t colon = line.find(':');
    if (!line.starts_with('#') && colon != std::string::npos) {
      rows[line.substr(0, colon)] = line.substr(colon + 1);
    }
  }
  return rows;
}

void rewrite(const std::map<std::string, std::string>& rows) {
  std::string text =
      "# The defect matrix: dialect, defect, and every check that does not pass on it.\n"
      "# Rewritten by UPDATE_MATRIX=1; a changed line is to be reviewed.\n";
  for (const auto& [cell, marked] : rows)
    text += cell + ":" + marked + "\n";
  test::write_file(kFile, text);
}

Cell cell_of(const std::string& name) {
  return {name.substr(0, name.find(' ')), name.substr(name.find(' ') + 1)};
}

// What a committed row says of the checks that its cell runs here.
std::string of_selected(const std::string& cell, const std::string& marked) {
  const std::string glob = selected(cell_of(cell));
  std::string left;
  std::istringstream marks(marked);
  for (std::string mark; marks >> mark;) {
    if (mark != "-" && matches_glob(mark.substr(0, mark.find('=')), glob)) left += " " + mark;
  }
  return left.empty() ? " -" : left;
}

std::vector<std::string> marks_in(const std::string& marked) {
  std::vector<std::string> all;
  std::istringstream marks(marked);
  for (std::string mark; marks >> mark;) {
    if (mark != "-") all.push_back(mark);
  }
  return all;
}

// Whether a run says what the row does. A family by itself may say less of what stands beside the
// defect's own check: that can hang on what other families did before.
bool agrees(const std::string& cell, const std::string& marked, const std::string& expected) {
  if (marked == expected || !is_quick()) return marked == expected;
  const std::string own = owner_of(cell_of(cell).defect) + "=";
  const std::vector<std::string> row = marks_in(expected);
  const std::vector<std::string> run = marks_in(marked);
  const auto is_own = [&](const std::string& mark) { return mark.starts_with(own); };
  return std::ranges::count_if(run, is_own) == std::ranges::count_if(row, is_own) &&
         std::ranges::all_of(run, [&](const std::string& mark) {
           return std::ranges::find(row, mark) != row.end();
         });
}

// Whether the defect's own check lost points by it, and no other did: a cause is charged once.
void expect_charged_once(const std::string& cell,
                         const std::string& marked,
                         const std::string& description) {
  const auto [dialect, defect] = cell_of(cell);
  const std::string owner = owner_of(defect);
  bool caught = description.find(dialect + ": no deviation") != std::string::npos;
  std::istringstream marks(marked);
  for (std::string mark; marks >> mark;) {
    if (!mark.ends_with("=fail") && !mark.ends_with("=partial")) continue;
    const std::string check = mark.substr(0, mark.find('='));
    const std::size_t also = description.find("Also ");
    const bool told =
        also != std::string::npos && description.find(check, also) != std::string::npos;
    EXPECT_TRUE(told || check == owner) << cell << " is charged by " << mark << " too";
    caught = caught || check == owner;
  }
  EXPECT_TRUE(caught) << cell << ":" << marked;
}

TEST(Matrix, EveryDefectIsSeenByItsOwnCheckAloneAndTheCleanCandidatePasses) {
  Descriptions described = descriptions();
  std::map<std::string, std::string> rows = seen(cells(described));
  ASSERT_FALSE(rows.empty());
  if (std::getenv("UPDATE_MATRIX") != nullptr && !is_quick()) {
    std::map<std::string, std::string> all = committed();
    for (const auto& [cell, marked] : rows)
      all[cell] = marked;
    rewrite(all);
  }
  const std::map<std::string, std::string> before = committed();
  for (auto& [cell, marked] : rows) {
    const auto row = before.find(cell);
    const std::string expected = row == before.end() ? "(no row)" : of_selected(cell, row->second);
    // A busy machine may hide a race or a limit; by itself, a cell differs for a reason.
    if (is_quick() && !agrees(cell, marked, expected)) {
      fmt::print("again, alone: {}:{}\n", cell, marked);
      marked = graded(cell_of(cell));
    }
    EXPECT_TRUE(agrees(cell, marked, expected)) << cell << ":" << marked << "\nrow:" << expected;
    if (cell.ends_with(kClean)) {
      EXPECT_EQ(marked, " -") << cell;
    } else {
      expect_charged_once(cell, marked, described[cell_of(cell).defect]);
    }
  }
}

}  // namespace
}  // namespace assay
