// SPDX-License-Identifier: MIT
// Puts a snapshot together from one walk, one read of each file, and git's objects.
#include "repo/read.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <utility>

#include "core/text.h"
#include "core/word_list.h"
#include "repo/account_data.h"
#include "repo/api/read_api.h"
#include "repo/ci/ci.h"
#include "repo/code/copied.h"
#include "repo/code/read_code.h"
#include "repo/commit.h"
#include "repo/container/read_containers.h"
#include "repo/encoding.h"
#include "repo/environment_files.h"
#include "repo/git/work.h"
#include "repo/handed_in.h"
#include "repo/keys.h"
#include "repo/language.h"
#include "repo/litter.h"
#include "repo/packages/packages.h"
#include "repo/passwords.h"
#include "repo/readme.h"
#include "repo/schema/read_schema.h"
#include "repo/secrets/background_search.h"
#include "repo/secrets/collect.h"
#include "repo/secrets/default_keys.h"
#include "repo/tests/count.h"
#include "repo/tests/elsewhere.h"
#include "repo/walk.h"

namespace assay {
namespace {

constexpr std::size_t kHead = 32;  // bytes that tell what a file is
constexpr std::size_t kMostOfDatabase = std::size_t{16} << 20U;

bool is_wanted(std::string_view path) {
  return language_of(path) != nullptr || is_document(path) || may_hold_tests(path) ||
         may_hold_keys(path) || is_package_file(path) || is_ci_file(path) ||
         is_environment_file(path) || may_be_dump(path) || may_speak_of_containers(path) ||
         may_tell_of_schema(path) || may_tell_of_api(path) || is_licence(path);
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

// Git's own folder, and what can be read of it.
std::optional<GitView> git_of(const Folder& root,
                              const std::string& folder,
                              const ReadOptions& options,
                              Snapshot& snapshot) {
  std::optional<Folder> git = root.child(".git");
  std::string path = folder + "/.git";
  if (!options.git.empty()) {
    if (auto opened = Folder::open(options.git)) git = std::move(*opened);
    path = options.git;
  }
  if (!git) {
    snapshot.history.missing = "there is no .git folder";
    return std::nullopt;
  }
  snapshot.commit = head_commit(*git);
  std::string reason;
  auto view = view_git(*git, path, options.starter, reason, snapshot.notes);
  if (!view) {
    snapshot.history.missing = reason;
    snapshot.notes.push_back("git's past was not read: " + reason);
  }
  return view;
}

// Settings that a build has copied outlive those that it copied. Dependencies' are not the
// author's.
void search_output(const Folder& root, const FolderWalk& walk, BackgroundSearch& secrets) {
  constexpr std::array<std::string_view, 2> kDependencies{"vendor", "deps"};
  for (const std::string& path : walk.output) {
    const bool own = std::ranges::none_of(
        split(path, '/'), [&](std::string_view part) { return lists(kDependencies, part); });
    if (!own || !may_hold_keys(path) || !is_searched(path)) continue;
    if (const auto text = root.read_below(path, WalkLimits{}.file_bytes)) {
      secrets.take(path, *text);
    }
  }
}

// What the author wrote: the tests, languages and habits of the code.
void read_sources(const std::vector<SourceFile>& sources,
                  const std::vector<std::string>& paths,
                  const HandedIn& handed_in,
                  Snapshot& snapshot) {
  snapshot.languages = languages_of(sources);
  TestCount count = count_tests(sources);
  snapshot.tests = std::move(count.tests);
  snapshot.test_frameworks = std::move(count.frameworks);
  snapshot.tests_countable = main_language_is_countable(sources, snapshot.languages);
  snapshot.test_requests = count.requests;
  snapshot.generated_tests = std::move(count.generated);
  snapshot.unread_tests = std::move(count.unread);
  snapshot.other_tests =
      running_other_tests(FileIndex(sources), snapshot.ci, snapshot.test_frameworks);
  snapshot.password_uses = password_uses_in(sources);
  snapshot.code = read_code(sources);
  snapshot.schema = read_schema(sources);
  snapshot.api = read_api(sources, paths);
  snapshot.keys = keys_in(sources, [&](const std::string& path) { return handed_in.has(path); });
}

// What came along with it: settings, dependencies, output.
void read_company(const Folder& root,
                  const FolderWalk& walk,
                  const HandedIn& handed_in,
                  Snapshot& snapshot) {
  const FileIndex texts(walk.sources);
  const std::vector<std::string> paths = handed_in.paths(walk);
  snapshot.tracked = {
      .known = handed_in.is_known(),
      .litter = litter_in(
          {.paths = paths,
           .large = walk.large,
           .texts = texts,
           .head =
               [&](const std::string& path) { return root.read_below(path, kHead).value_or(""); },
           .holds_accounts =
               [&](const std::string& path) {
                 return holds_accounts(root.read_below(path, kMostOfDatabase).value_or(""));
               }}),
      .environment = environment_in(paths, texts),
      .reads_variables = reads_variables(texts)};
  std::ranges::copy_if(walk.paths, std::back_inserter(snapshot.tracked.examples),
                       is_environment_example);
  snapshot.packages =
      packages_in({.texts = texts,
                   .whole = WalkLimits{}.file_bytes,
                   .known = handed_in.is_known(),
                   .kept = [&](const std::string& path) { return handed_in.has(path); },
                   .vendored =
                       [&](const std::string& folder) {
                         return std::ranges::any_of(walk.output, [&](const std::string& path) {
                           return path.starts_with(folder);
                         });
                       }});
  snapshot.ci = ci_in(texts);
}

}  // namespace

Result<Snapshot> read_repository(const std::string& folder, const ReadOptions& options) {
  const auto root = Folder::open(folder);
  if (!root) return tl::unexpected(root.error());
  Snapshot snapshot{.root = folder, .surveyed = true, .notes = options.notes};
  const std::optional<GitView> view = git_of(*root, folder, options, snapshot);
  HandedIn handed_in(view ? &*view : nullptr, options.handed_in);

  BackgroundSearch searching(options.stated);
  FolderWalk walk = walk_repository(
      *root,
      {.wanted = is_wanted,
       .scanned =
           [&](const std::string& path) { return handed_in.may_have(path) && is_searched(path); },
       .scan = [&](const std::string& path, std::string_view text) { searching.take(path, text); },
       .ignores = !handed_in.has_git()});
  handed_in.leave_out(walk.ignored);
  if (handed_in.is_known()) search_output(*root, walk, searching);
  for (SourceFile& file : walk.sources)
    file.text = as_utf8(std::move(file.text));
  snapshot.truncated = walk.truncated || options.truncated;
  std::ranges::move(walk.notes, std::back_inserter(snapshot.notes));

  snapshot.readme = read_readme(walk);
  read_company(*root, walk, handed_in, snapshot);
  const std::vector<std::string> paths = walk.paths;  // an image is built from the template's too
  std::erase_if(walk.sources,
                [&](const SourceFile& file) { return handed_in.is_template(file.path); });
  std::erase_if(walk.paths, [&](const std::string& path) { return handed_in.is_template(path); });
  read_sources(walk.sources, paths, handed_in, snapshot);
  snapshot.containers = read_containers(walk.sources, paths);
  const bool told = tells_rotation_in(walk.sources);
  SecretCollector& secrets = searching.finish();
  secrets.hear(walk.sources);
  std::vector<DefaultKey> defaults = default_keys_in(walk.sources);
  std::erase_if(defaults, [&](const DefaultKey& key) { return !handed_in.has(key.file); });
  walk.sources = {};
  snapshot.files = std::move(walk.paths);
  if (view) snapshot.history = history_of(*view);
  snapshot.secrets = secrets.finish(view && !view->shallow ? &*view : nullptr, handed_in);
  snapshot.secrets.defaults = std::move(defaults);
  snapshot.secrets.told_rotated = snapshot.secrets.told_rotated || told;
  return snapshot;
}

}  // namespace assay
