// SPDX-License-Identifier: MIT
// Counts, for each commit, the first-party lines that its parent does not have.
#include "repo/git/work.h"

#include <algorithm>
#include <functional>
#include <map>
#include <string_view>
#include <unordered_map>

#include "core/text.h"
#include "repo/first_party.h"
#include "repo/language.h"

namespace assay {
namespace {

constexpr std::size_t kMostCommitsWork = 300;
constexpr std::size_t kMostRead = std::size_t{1} << 20U;  // of a file; a larger one is data
constexpr std::size_t kSubject = 120;
constexpr int kDeepestWork = 24;

using LineCounts = std::unordered_map<std::size_t, int>;

LineCounts lines_of(const ObjectStore& store, const ObjectId& blob) {
  LineCounts counts;
  store.read(blob, kMostRead, [&](ObjectKind /*kind*/, std::string_view text) {
    for (const std::string_view line : split(text, '\n')) {
      const std::string_view words = trimmed(line);
      if (!words.empty()) ++counts[std::hash<std::string_view>{}(words)];
    }
  });
  return counts;
}

struct Entry {
  ObjectId id{};
  TreeKind kind = TreeKind::kFile;
};

class Comparison {
 public:
  explicit Comparison(const ObjectStore& store) : store_(store) {}

  // The tree of null stands for none.
  void compare(const ObjectId* before,
               const ObjectId* after,
               const std::string& prefix,
               int depth) {
    if (depth > kDeepestWork || after == nullptr) return;
    const std::map<std::string, Entry> old = entries(before);
    for (const auto& [name, entry] : entries(after)) {
      const auto same = old.find(name);
      const bool known = same != old.end() && same->second.kind == entry.kind;
      if (known && same->second.id == entry.id) continue;
      const ObjectId* past = known ? &same->second.id : nullptr;
      if (entry.kind == TreeKind::kFolder) {
        compare(past, &entry.id, prefix + name + '/', depth + 1);
      } else if (entry.kind == TreeKind::kFile && is_first_party(prefix + name)) {
        count(prefix + name, past, entry.id);
      }
    }
  }

  std::int64_t added() const { return added_; }
  bool tests() const { return tests_; }

 private:
  std::map<std::string, Entry> entries(const ObjectId* tree) const {
    std::map<std::string, Entry> found;
    if (tree == nullptr) return found;
    each_entry(store_, *tree, [&](const TreeEntry& entry) {
      found.emplace(entry.name, Entry{entry.id, entry.kind});
    });
    return found;
  }

  void count(const std::string& path, const ObjectId* before, const ObjectId& after) {
    LineCounts old = before == nullptr ? LineCounts{} : lines_of(store_, *before);
    for (const auto& [line, times] : lines_of(store_, after))
      added_ += std::max(0, times - old[line]);
    tests_ = tests_ || is_named_test(path) || is_below_tests(path);
  }

  const ObjectStore& store_;
  std::int64_t added_ = 0;
  bool tests_ = false;
};

CommitFact fact_of(const ObjectStore& store, const PastCommit& past, const Commit& commit) {
  const auto parent =
      commit.parents.empty() ? std::nullopt : read_commit(store, commit.parents.front());
  Comparison comparison(store);
  comparison.compare(parent ? &parent->tree : nullptr, &commit.tree, "", 0);
  return {.id = to_hex(past.id),
          .subject = shortened(printable(subject_of(commit)), kSubject),
          .added = comparison.added(),
          .tests = comparison.tests()};
}

}  // namespace

History history_of(const GitView& view) {
  History history;
  const auto head = object_id_from(view.head);
  if (!head) {
    history.missing = "git holds no commit yet";
    return history;
  }
  if (view.shallow) {
    history.missing = "a shallow clone holds no past";
    return history;
  }
  history.template_commits = static_cast<int>(view.template_past.size());
  IdSet seen;
  for (const PastCommit& commit : view.template_past)
    seen.insert(commit.id);
  const CommitWalk walk = walk_commits(view.store, {*head}, seen, 100 * kMostCommitsWork);
  history.truncated = walk.truncated;
  for (const PastCommit& past : walk.commits) {
    const auto commit = read_commit(view.store, past.id);
    if (!commit || commit->parents.size() > 1) continue;
    if (history.commits.size() == kMostCommitsWork) {
      history.truncated = true;
      break;
    }
    history.commits.push_back(fact_of(view.store, past, *commit));
  }
  return history;
}

}  // namespace assay
