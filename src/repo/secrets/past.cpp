// SPDX-License-Identifier: MIT
// Reads what a history held, in two halves at once, and keeps of each secret where it came from.
#include "repo/secrets/past.h"

#include <algorithm>
#include <array>
#include <future>
#include <map>
#include <set>
#include <span>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "core/text.h"
#include "core/word_list.h"
#include "repo/file_index.h"
#include "repo/secrets/certificate.h"
#include "repo/secrets/past_versions.h"

namespace assay {
namespace {

constexpr std::size_t kMostCommitsPast = 400'000;
constexpr std::size_t kPastMostRead = std::size_t{2} << 20U;   // of one version of a file
constexpr std::uint64_t kMostBytes = std::uint64_t{4} << 30U;  // of each half
constexpr std::size_t kMostHits = 200;
constexpr std::size_t kFew = 2'000;  // files that are not worth sorting or sharing out

// The oldest commit with each secret, by its fingerprint.
struct PastHits {
  std::map<std::uint64_t, std::pair<std::uint32_t, SecretHit>> found{};
  std::set<std::string> self_signed{};  // folders that held a certificate of their own making
  bool truncated = false;
};

// What is certain tells more than what is older.
bool goes_before(const std::pair<std::uint32_t, SecretHit>& one,
                 const std::pair<std::uint32_t, SecretHit>& other) {
  if (one.second.certain != other.second.certain) return one.second.certain;
  return one.first < other.first;
}

class PastReader {
 public:
  PastReader(const ObjectStore& store,
             const SecretSearch& search,
             const TreeSecrets& tree,
             const PastVersions& versions,
             std::span<const PastCommit> commits)
      : store_(store), search_(search), tree_(tree), versions_(versions), commits_(commits) {}

  PastHits read(std::span<const std::uint32_t> places) {
    for (const std::uint32_t place : places)
      read(versions_.all[place]);
    return std::move(hits_);
  }

 private:
  void read(const PastVersion& version) {
    if (bytes_ > kMostBytes) {
      hits_.truncated = true;
      return;
    }
    const std::string& path = versions_.paths[version.path];
    store_.read(version.id, kPastMostRead, [&](ObjectKind /*kind*/, std::string_view text) {
      bytes_ += text.size();
      search_.search(path, text, [&](const FoundSecret& one) { take(version, one); });
      if (may_hold_certificate(path) && holds_self_signed(text))
        hits_.self_signed.emplace(folder_of(path));
    });
  }

  // Of all the versions that hold a secret the oldest tells where it came from.
  void take(const PastVersion& version, const FoundSecret& one) {
    if (tree_.settled.contains(one.fingerprint)) return;
    if (!one.certain && tree_.asked.contains(one.fingerprint)) return;
    const auto known = hits_.found.find(one.fingerprint);
    if (known == hits_.found.end() && hits_.found.size() == kMostHits) return;
    std::pair<std::uint32_t, SecretHit> hit{version.commit,
                                            {.rule = std::string(one.rule),
                                             .what = std::string(one.what),
                                             .certain = one.certain,
                                             .shown = one.shown,
                                             .file = versions_.paths[version.path],
                                             .line = one.line}};
    if (known != hits_.found.end() && !goes_before(hit, known->second)) return;
    hit.second.commit = to_hex(commits_[version.commit].id);
    hits_.found[one.fingerprint] = std::move(hit);
  }

  const ObjectStore& store_;
  const SecretSearch& search_;
  const TreeSecrets& tree_;
  const PastVersions& versions_;
  std::span<const PastCommit> commits_;
  PastHits hits_{};
  std::uint64_t bytes_ = 0;
};

// The places of the versions, in the order in which reading them is quickest.
std::vector<std::uint32_t> reading_order(const ObjectStore& store,
                                         const std::vector<PastVersion>& versions) {
  std::vector<std::uint32_t> places;
  places.reserve(versions.size());
  if (versions.size() <= kFew) {
    for (std::uint32_t i = 0; i < versions.size(); ++i)
      places.push_back(i);
    return places;
  }
  store.each_as_stored([&](const ObjectId& id) {
    const auto found = std::ranges::lower_bound(versions, id, {}, &PastVersion::id);
    if (found == versions.end() || found->id != id) return;
    places.push_back(static_cast<std::uint32_t>(found - versions.begin()));
  });
  return places;
}

void merge(PastHits& into, PastHits&& other) {
  into.truncated = into.truncated || other.truncated;
  into.self_signed.merge(other.self_signed);
  for (auto& [fingerprint, hit] : other.found) {
    const auto known = into.found.find(fingerprint);
    if (known == into.found.end()) {
      into.found.emplace(fingerprint, std::move(hit));
    } else if (goes_before(hit, known->second)) {
      known->second = std::move(hit);
    }
  }
}

PastHits read_all(const GitView& view,
                  const SecretSearch& search,
                  const TreeSecrets& tree,
                  const PastVersions& versions,
                  std::span<const PastCommit> commits) {
  const std::vector<std::uint32_t> order = reading_order(view.store, versions.all);
  const std::span<const std::uint32_t> places(order);
  const std::size_t half = places.size() <= kFew ? places.size() : places.size() / 2;
  std::future<PastHits> rest = std::async(std::launch::async, [&]() -> PastHits {
    if (half == places.size()) return {};
    const ObjectStore own = view.store.again();
    const SecretSearch apart;  // a search serves one thread
    return PastReader(own, apart, tree, versions, commits).read(places.subspan(half));
  });
  PastHits hits = PastReader(view.store, search, tree, versions, commits).read(places.first(half));
  merge(hits, rest.get());
  return hits;
}

}  // namespace

bool tells_rotation(std::string_view text) {
  // What was done; of what should be done a list of security speaks as well.
  constexpr std::array<std::string_view, 5> kActs{"rotated", "revoked", "invalidated",
                                                  "regenerated", "reissued"};
  constexpr std::array<std::string_view, 6> kOrders{"rotate ",     "revoke ",   "invalidate ",
                                                    "regenerate ", "rotating ", "revoking "};
  // "remove the key from the repository and refresh the credentials"
  constexpr std::array<std::string_view, 4> kAlso{"and rotate ", "and revoke ", "and regenerate ",
                                                  "and refresh "};
  constexpr std::array<std::string_view, 4> kStates{"been expired", "been disabled", "now expired",
                                                    "now disabled"};
  constexpr std::array<std::string_view, 6> kThings{"key",      "secret",     "token",
                                                    "password", "credential", "webhook"};
  const std::string words = lower(text);
  return std::ranges::any_of(split(words, '\n'), [&](std::string_view line) {
    const std::string_view order = line.substr(std::min(line.find(": ") + 2, line.size()));
    const bool told = holds_one_of(kActs, line) || holds_one_of(kStates, line) ||
                      holds_one_of(kAlso, line) || begins_with_one_of(kOrders, line) ||
                      begins_with_one_of(kOrders, order);
    return told && holds_one_of(kThings, line);
  });
}

bool tells_of_leak(std::string_view text) {
  constexpr std::array<std::string_view, 12> kPast{"leak",    "expos", "committ",  "git ",
                                                   "history", "old ",  "previous", "hard",
                                                   "i have ", "i've ", "we have ", "we've "};
  constexpr std::array<std::string_view, 4> kSingular{"key", "secret", "password", "credential"};
  constexpr std::array<std::string_view, 4> kDone{" has been ", " was ", "s have been ", "s were "};
  const std::string words = lower(text);
  return std::ranges::any_of(split(words, '\n'), [&](std::string_view line) {
    const bool done = std::ranges::any_of(kSingular, [&](std::string_view thing) {
      return std::ranges::any_of(kDone, [&](std::string_view verb) {
        return line.find(std::string(thing).append(verb)) != line.npos;
      });
    });
    return (done || holds_one_of(kPast, line)) && tells_rotation(line);
  });
}

std::set<std::uint64_t> search_past(const GitView& view,
                                    const SecretSearch& search,
                                    const TreeSecrets& tree,
                                    Secrets& secrets) {
  IdSet seen;
  for (const PastCommit& commit : view.template_past)
    seen.insert(commit.id);
  const CommitWalk walk =
      walk_commits(view.store, view.tips, seen, kMostCommitsPast, [&](const Commit& one) {
        secrets.told_rotated = secrets.told_rotated || tells_rotation(one.message);
      });
  const PastVersions versions = past_versions(view.store, walk.commits, view.template_past);
  PastHits hits = read_all(view, search, tree, versions, walk.commits);
  secrets.past_searched = true;
  secrets.truncated = secrets.truncated || walk.truncated || versions.truncated || hits.truncated;
  std::set<std::uint64_t> charged;
  for (auto& [fingerprint, hit] : hits.found) {
    charged.insert(fingerprint);
    const bool own = hits.self_signed.contains(std::string(folder_of(hit.second.file)));
    if (own && hit.second.rule == "private-key") hit.second.certain = false;
    secrets.past.push_back(std::move(hit.second));
  }
  std::ranges::stable_sort(secrets.past, [](const SecretHit& left, const SecretHit& right) {
    return left.certain != right.certain
               ? left.certain
               : std::tie(left.file, left.line) < std::tie(right.file, right.line);
  });
  return charged;
}

}  // namespace assay
