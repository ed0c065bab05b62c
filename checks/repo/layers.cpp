// SPDX-License-Identifier: MIT
// Judges whether most routes stand in files that also speak to the database. Never a fail: style is
// taste.
#include <algorithm>
#include <map>

#include <fmt/core.h>

#include "checks/repo/family.h"
#include "core/snapshot.h"

namespace assay::checks {
namespace repo_layers {
namespace {

constexpr Meta kMeta{
    .id = "repo.layers",
    .title = "HTTP, rules and storage can be told apart",
    .failure_title = "HTTP and storage are mixed in most places",
    .why =
        "Rules that stand between a request and a query can be neither tested nor changed alone.",
    .fix =
        "Let handlers read the request and answer, and leave queries to functions or classes of "
        "their own.",
    .source = "Practice: separation of concerns",
    .severity = Severity::kMinor,
    .scope = Scope::kRepository,
    .stage = Stage::kRepository,
    .reproduce = false,
};

constexpr int kSmall = 400;  // lines; below this one file is the right size
constexpr int kFewRoutes = 4;
constexpr double kSome = 0.2;
constexpr double kMost = 0.5;
constexpr double kSomeCredit = 0.75;
constexpr double kMostCredit = 0.5;
constexpr std::size_t kSlices = 3;  // files
constexpr std::size_t kShown = 10;

// A file for each feature, with its routes and its queries: mixed by design, and told apart along
// another line.
bool is_sliced(const CodeFacts& code) {
  std::map<std::string, std::size_t> routes;
  for (const Place& place : code.mixed)
    ++routes[place.file];
  return routes.size() >= kSlices && std::ranges::all_of(routes, [&](const auto& file) {
           return file.second * 2 <= code.mixed.size();
         });
}

Finding judge(const Tape& tape) {
  if (tape.snapshot == nullptr) return not_applicable("no repository was given");
  const CodeFacts& code = tape.snapshot->code;
  if (code.lines == 0) return inconclusive("no code of a known language was found");
  if (code.lines < kSmall) {
    return not_applicable(fmt::format("{} lines of code need no layers", code.lines));
  }
  if (code.endpoints < kFewRoutes) {
    return not_applicable("fewer than four routes were recognised");
  }
  const bool storage = std::ranges::find(code.layers, "storage") != code.layers.end();
  const bool logic = std::ranges::find(code.layers, "logic") != code.layers.end();
  const bool http = std::ranges::find(code.layers, "http") != code.layers.end();
  const double share = static_cast<double>(code.mixed_endpoints) / code.endpoints;
  const bool styled = http && (storage || logic);
  if (share < kSome || styled) return pass();
  std::vector<Evidence> evidence;
  for (const Place& place : code.mixed) {
    const bool told = !evidence.empty() && evidence.back().file == place.file;
    if (!told && evidence.size() < kShown) {
      evidence.push_back({.file = place.file, .line = place.line});
    }
  }
  const Place& first = code.mixed.front();
  return graded(
      share > kMost && !is_sliced(code) ? kMostCredit : kSomeCredit, std::move(evidence),
      {fmt::format("{} of {} routes stand in files that also speak to the database, as {} "
                   "does in line {}; a place to look at",
                   code.mixed_endpoints, code.endpoints, first.file, first.line),
       "queries apart from routes",
       fmt::format("{} of {} routes", code.mixed_endpoints, code.endpoints)});
}

}  // namespace
}  // namespace repo_layers
const Check kLayers{repo_layers::kMeta, nullptr, repo_layers::judge};
}  // namespace assay::checks
