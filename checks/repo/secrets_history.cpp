// SPDX-License-Identifier: MIT
// Judges whether a credential can be dug out of the repository's past.
#include <algorithm>
#include <utility>

#include <fmt/core.h>

#include "checks/repo/asked.h"
#include "checks/repo/family.h"
#include "checks/repo/named_secret.h"

namespace assay::checks {
namespace repo_secrets_history {
namespace {

constexpr Meta kMeta{
    .id = "repo.secrets-history",
    .title = "No live secret is in the past",
    .failure_title = "A secret is in the past",
    .why = "A key that was removed by a later commit is still in every clone.",
    .fix = "Revoke the key and say so in the commit; rewriting history alone does not help.",
    .source = "CWE-798; OWASP Secrets Management Cheat Sheet",
    .severity = Severity::kMajor,
    .scope = Scope::kRepository,
    .stage = Stage::kRepository,
    .reproduce = false,
};

constexpr double kPleaseLook = 0.5;  // also for keys that are told to be revoked
constexpr std::size_t kShown = 5;
constexpr std::size_t kShortId = 10;

// What was removed, and whose form names no vendor, proves nothing by itself.
bool is_telling(const SecretHit& hit) {
  constexpr std::string_view kVague[] = {"random-assignment", "json-web-token",
                                         "password-in-address", "password-of-connection"};
  return hit.certain || std::ranges::find(kVague, hit.rule) == std::end(kVague);
}

Finding without_hits(const Secrets& secrets) {
  if (secrets.truncated) return inconclusive("none in what was read, and not all was read");
  return pass(
      std::vector<Evidence>{},
      secrets.past.empty()
          ? ""
          : fmt::format("{}:{} of the past may hold a secret ({})", secrets.past.front().file,
                        secrets.past.front().line, secrets.past.front().what));
}

Finding judge(const Tape& tape) {
  if (auto finding = unread(tape)) return *finding;
  const Snapshot& repo = *tape.snapshot;
  const Secrets& secrets = repo.secrets;
  if (!repo.history.missing.empty()) return not_applicable(repo.history.missing);
  if (!secrets.past_searched) {
    return secrets.searched ? not_applicable("there is no past to search")
                            : inconclusive("secrets could not be searched for on this processor");
  }
  std::vector<SecretHit> hits;
  std::ranges::copy_if(secrets.past, std::back_inserter(hits), is_telling);
  if (hits.empty()) return without_hits(secrets);
  Listing listing;
  std::vector<Evidence> evidence;
  const bool certain = std::ranges::any_of(hits, &SecretHit::certain);
  for (const SecretHit& hit : hits) {
    if (certain && !hit.certain) continue;
    listing.add(fmt::format("{} at {} line {} of commit {}", named(hit), hit.file, hit.line,
                            hit.commit.substr(0, kShortId)));
    if (evidence.size() < kShown) evidence.push_back({.file = hit.file, .line = hit.line});
  }
  const Loss loss{"The history holds " + listing.text(), "no credential in any commit",
                  listing.text()};
  if (certain && !secrets.told_rotated) return fail(std::move(evidence), loss);
  const std::string_view why = certain ? "; it is told to be revoked" : "; please look";
  return graded(kPleaseLook, std::move(evidence),
                {loss.message + std::string(why), loss.expected, loss.observed});
}

}  // namespace
}  // namespace repo_secrets_history
const Check kSecretsHistory{repo_secrets_history::kMeta, nullptr, repo_secrets_history::judge};
}  // namespace assay::checks
