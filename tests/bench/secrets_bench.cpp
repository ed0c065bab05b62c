// SPDX-License-Identifier: MIT
// secrets_bench FOLDER [GIT]: searches a tree, and with GIT (a repository's own folder) its past;
// prints what it read and found as JSON. secrets_bench --keywords prints 200 texts to look for.
#include <chrono>
#include <cstdio>
#include <optional>
#include <set>
#include <string>
#include <sys/resource.h>

#include "repo/git/view.h"
#include "repo/secrets/background_search.h"
#include "repo/secrets/past.h"
#include "repo/secrets/rules.h"
#include "repo/secrets/shape.h"
#include "repo/walk.h"

namespace {

using Clock = std::chrono::steady_clock;

double ms_since(Clock::time_point begin) {
  return std::chrono::duration<double, std::milli>(Clock::now() - begin).count();
}

int print_keywords() {
  std::set<std::string> all;
  for (const assay::SecretRule& rule : assay::secret_rules()) {
    const assay::Shape shape(rule.shape);
    all.insert(std::string(rule.name.empty() ? shape.anchor() : rule.name));
  }
  int left = 200;
  for (const std::string& keyword : all) {
    if (keyword.size() >= 3 && left-- > 0) std::puts(keyword.c_str());
  }
  return 0;
}

}  // namespace

int main(int count, char** words) {
  if (count == 2 && std::string(words[1]) == "--keywords") return print_keywords();
  if (count < 2) return 2;
  const Clock::time_point begin = Clock::now();
  const auto root = assay::Folder::open(words[1]);
  if (!root) return 2;
  assay::BackgroundSearch secrets({});
  long files = 0;
  std::size_t bytes = 0;
  const auto walk = assay::walk_repository(
      *root, {.wanted = [](std::string_view) { return false; },
              .scanned = [&](const std::string& path) { return assay::is_searched(path); },
              .scan =
                  [&](const std::string& path, std::string_view text) {
                    ++files;
                    bytes += text.size();
                    secrets.take(path, text);
                  }});
  secrets.finish();
  const double tree_ms = ms_since(begin);
  double past_ms = 0;
  assay::Secrets found;
  if (count > 2) {
    const Clock::time_point middle = Clock::now();
    const auto git = assay::Folder::open(words[2]);
    std::string reason;
    std::vector<std::string> notes;
    const auto view = git ? assay::view_git(*git, words[2], "", reason, notes) : std::nullopt;
    const assay::SecretSearch search;
    if (view) assay::search_past(*view, search, {}, found);
    past_ms = ms_since(middle);
  }
  rusage used{};
  getrusage(RUSAGE_SELF, &used);
  std::printf(
      "{\"files\": %ld, \"bytes\": %zu, \"tree_ms\": %.1f, \"past_ms\": %.1f, \"past_hits\": %zu, "
      "\"peak_mb\": %.1f}\n",
      files, bytes, tree_ms, past_ms, found.past.size(),
      static_cast<double>(used.ru_maxrss) / 1024);
  return 0;
}
