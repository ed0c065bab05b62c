// SPDX-License-Identifier: MIT
// Puts a snapshot together from one walk.
#include "repo/read.h"

#include <algorithm>
#include <map>
#include <utility>

#include "repo/commit.h"
#include "repo/encoding.h"
#include "repo/keys.h"
#include "repo/language.h"
#include "repo/passwords.h"
#include "repo/readme.h"
#include "repo/tests/count.h"
#include "repo/walk.h"

namespace assay {
namespace {

bool is_wanted(std::string_view path) {
  return language_of(path) != nullptr || is_document(path) || may_hold_tests(path) ||
         may_hold_keys(path);
}

// Languages with their lines, most first; shell scripts serve every project and come last.
std::vector<std::string> languages_of(const std::vector<SourceFile>& sources) {
  std::map<std::string_view, std::ptrdiff_t> lines;
  for (const SourceFile& file : sources) {
    const Language* language = language_of(file.path);
    if (language == nullptr) continue;
    lines[language->name] += std::ranges::count(file.text, '\n') + 1;
  }
  std::vector<std::pair<std::string_view, std::ptrdiff_t>> sorted(lines.begin(), lines.end());
  std::ranges::stable_sort(sorted, [](const auto& left, const auto& right) {
    const bool left_last = left.first == "Shell";
    const bool right_last = right.first == "Shell";
    return left_last != right_last ? right_last : left.second > right.second;
  });
  std::vector<std::string> names;
  for (const auto& [name, count] : sorted)
    names.emplace_back(name);
  return names;
}

bool main_language_is_countable(const std::vector<SourceFile>& sources,
                                const std::vector<std::string>& languages) {
  return !languages.empty() && std::ranges::any_of(sources, [&](const SourceFile& file) {
    const Language* language = language_of(file.path);
    return language != nullptr && language->name == languages.front() &&
           language->family != Family::kNone;
  });
}

}  // namespace

Result<Snapshot> read_repository(const std::string& folder) {
  const auto root = Folder::open(folder);
  if (!root) return tl::unexpected(root.error());
  FolderWalk walk = walk_repository(*root, is_wanted);
  for (SourceFile& file : walk.sources)
    file.text = as_utf8(std::move(file.text));

  Snapshot snapshot{.root = folder, .commit = commit_of(*root), .truncated = walk.truncated};
  snapshot.languages = languages_of(walk.sources);
  snapshot.readme = read_readme(walk);
  TestCount count = count_tests(walk.sources);
  snapshot.tests = std::move(count.tests);
  snapshot.test_frameworks = std::move(count.frameworks);
  snapshot.tests_countable = main_language_is_countable(walk.sources, snapshot.languages);
  snapshot.unread_tests = std::move(count.unread);
  snapshot.password_uses = password_uses_in(walk.sources);
  snapshot.keys = keys_in(walk.sources);
  snapshot.files = std::move(walk.paths);
  return snapshot;
}

}  // namespace assay
