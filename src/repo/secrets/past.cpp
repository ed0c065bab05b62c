// SPDX-License-Identifier: MIT
// Trees and files that were seen once are passed over, so the work is linear in what differs.
#include "repo/secrets/past.h"

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <vector>

#include "core/text.h"
#include "core/word_list.h"
#include "repo/first_party.h"

namespace assay {
namespace {

constexpr std::size_t kMostCommitsPast = 400'000;
constexpr std::size_t kMostBlobs = 2'000'000;
constexpr std::size_t kPastMostRead = std::size_t{2} << 20U;  // of one version of a file
constexpr std::uint64_t kMostBytes = std::uint64_t{8} << 30U;
constexpr std::size_t kMostHits = 200;
constexpr std::size_t kFew = 2'000;  // files that are not worth sorting
constexpr int kDeepestPast = 40;

// One version of a file, and the oldest commit that has it.
struct Version {
  ObjectId id{};
  std::uint32_t commit = 0;
  std::uint32_t path = 0;
};

class Past {
 public:
  Past(const GitView& view, const SecretSearch& search, const std::set<std::uint64_t>& in_tree)
      : view_(view), search_(search), in_tree_(in_tree) {}

  void run(Secrets& secrets) {
    for (const PastCommit& commit : view_.template_past)
      collect(commit.tree, "", 0, nullptr);
    IdSet seen;
    for (const PastCommit& commit : view_.template_past)
      seen.insert(commit.id);
    CommitWalk walk =
        walk_commits(view_.store, view_.tips, seen, kMostCommitsPast, [&](const Commit& one) {
          secrets.told_rotated = secrets.told_rotated || tells_rotation(one.message);
        });
    commits_ = std::move(walk.commits);
    for (std::uint32_t i = 0; i < commits_.size(); ++i) {
      if (objects_.insert(commits_[i].tree)) collect(commits_[i].tree, "", 0, &i);
    }
    objects_ = IdSet();
    read_all();
    secrets.past_searched = true;
    secrets.truncated = secrets.truncated || truncated_ || walk.truncated;
    for (auto& [fingerprint, hit] : hits_)
      secrets.past.push_back(std::move(hit.second));
    std::ranges::stable_sort(secrets.past, [](const SecretHit& left, const SecretHit& right) {
      return left.certain != right.certain
                 ? left.certain
                 : std::tie(left.file, left.line) < std::tie(right.file, right.line);
    });
  }

 private:
  // With no commit the objects are only marked as seen.
  void collect(const ObjectId& tree,
               const std::string& prefix,
               int depth,
               const std::uint32_t* commit) {
    std::vector<std::pair<std::string, ObjectId>> folders;
    const bool whole = each_entry(view_.store, tree, [&](const TreeEntry& entry) {
      if (entry.kind == TreeKind::kFolder) {
        if (is_foreign_folder(entry.name) || !objects_.insert(entry.id)) return;
        folders.emplace_back(prefix + std::string(entry.name) + '/', entry.id);
      } else if (entry.kind == TreeKind::kFile && objects_.insert(entry.id) && commit != nullptr) {
        add_version(prefix + std::string(entry.name), entry.id, *commit);
      }
    });
    if (!whole || depth == kDeepestPast) truncated_ = true;
    if (depth == kDeepestPast) return;
    for (const auto& [path, id] : folders)
      collect(id, path, depth + 1, commit);
  }

  void add_version(const std::string& path, const ObjectId& id, std::uint32_t commit) {
    if (!is_first_party(path)) return;
    if (versions_.size() == kMostBlobs) {
      truncated_ = true;
      return;
    }
    const auto known = path_numbers_.emplace(path, static_cast<std::uint32_t>(paths_.size()));
    if (known.second) paths_.push_back(path);
    versions_.push_back({id, commit, known.first->second});
  }

  void read_all() {
    path_numbers_.clear();
    if (versions_.size() <= kFew) {
      for (const Version& version : versions_)
        read(version);
      return;
    }
    std::ranges::sort(versions_, {}, &Version::id);
    view_.store.each_as_stored([&](const ObjectId& id) {
      const auto found = std::ranges::lower_bound(versions_, id, {}, &Version::id);
      if (found != versions_.end() && found->id == id) read(*found);
    });
  }

  void read(const Version& version) {
    if (bytes_ > kMostBytes) {
      truncated_ = true;
      return;
    }
    const std::string& path = paths_[version.path];
    view_.store.read(version.id, kPastMostRead, [&](ObjectKind /*kind*/, std::string_view text) {
      bytes_ += text.size();
      search_.search(path, text, [&](const FoundSecret& one) { take(version, one); });
    });
  }

  // Of all the versions that hold a secret the oldest tells where it came from.
  void take(const Version& version, const FoundSecret& one) {
    if (in_tree_.contains(one.fingerprint)) return;
    const auto known = hits_.find(one.fingerprint);
    if (known == hits_.end() && hits_.size() == kMostHits) return;
    if (known != hits_.end() && known->second.first <= version.commit) return;
    hits_[one.fingerprint] = {version.commit,
                              {.rule = std::string(one.rule),
                               .what = std::string(one.what),
                               .certain = one.certain,
                               .shown = one.shown,
                               .file = paths_[version.path],
                               .line = one.line,
                               .commit = to_hex(commits_[version.commit].id)}};
  }

  const GitView& view_;
  const SecretSearch& search_;
  const std::set<std::uint64_t>& in_tree_;
  std::vector<PastCommit> commits_{};
  IdSet objects_{};
  std::vector<Version> versions_{};
  std::vector<std::string> paths_{};
  std::map<std::string, std::uint32_t> path_numbers_{};
  std::map<std::uint64_t, std::pair<std::uint32_t, SecretHit>> hits_{};
  std::uint64_t bytes_ = 0;
  bool truncated_ = false;
};

}  // namespace

bool tells_rotation(std::string_view text) {
  constexpr std::array<std::string_view, 6> acts{"rotat",     "revok",   "invalidat",
                                                 "regenerat", "expired", "disabled"};
  constexpr std::array<std::string_view, 6> things{"key",      "secret",     "token",
                                                   "password", "credential", "webhook"};
  const std::string words = lower(text);
  return std::ranges::any_of(split(words, '\n'), [&](std::string_view line) {
    return holds_one_of(acts, line) && holds_one_of(things, line);
  });
}

void search_past(const GitView& view,
                 const SecretSearch& search,
                 const std::set<std::uint64_t>& in_tree,
                 Secrets& secrets) {
  Past(view, search, in_tree).run(secrets);
}

}  // namespace assay
