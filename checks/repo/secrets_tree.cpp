// SPDX-License-Identifier: MIT
// Judges whether the tree holds a credential that works somewhere.
#include <algorithm>
#include <utility>

#include <fmt/core.h>

#include "checks/repo/asked.h"
#include "checks/repo/family.h"

namespace assay::checks {
namespace repo_secrets_tree {
namespace {

constexpr Meta kMeta{
    .id = "repo.secrets-tree",
    .title = "No live secret is in the tree",
    .failure_title = "A secret is in the tree",
    .why =
        "Whoever can read the repository can use the key, and keys in public repositories are used "
        "within minutes.",
    .fix =
        "Revoke the key, then read it from the environment and keep an example without its value.",
    .source = "CWE-798; OWASP Secrets Management Cheat Sheet",
    .severity = Severity::kCritical,
    .scope = Scope::kRepository,
    .stage = Stage::kRepository,
    .reproduce = false,
};

constexpr double kPleaseLook = 0.5;
constexpr std::size_t kShown = 5;

Finding judge(const Tape& tape) {
  if (auto finding = unread(tape)) return *finding;
  const Secrets& secrets = tape.snapshot->secrets;
  if (!secrets.searched) return inconclusive("secrets could not be searched for on this processor");
  const auto certain = std::ranges::count(secrets.tree, true, &SecretHit::certain);
  if (secrets.tree.empty()) {
    return tape.snapshot->truncated
               ? inconclusive("none among the files read, and the repository was not read whole")
               : pass();
  }
  Listing listing;
  std::vector<Evidence> evidence;
  for (const SecretHit& hit : secrets.tree) {
    if (certain > 0 && !hit.certain) continue;
    listing.add(fmt::format("{} ({}) at {} line {}", hit.what, hit.shown, hit.file, hit.line));
    if (evidence.size() < kShown) evidence.push_back({.file = hit.file, .line = hit.line});
  }
  if (certain > 0) {
    return fail(std::move(evidence),
                {"The tree holds " + listing.text(), "no credential", listing.text()});
  }
  Finding finding = graded(kPleaseLook, std::move(evidence),
                           {"Please look: " + listing.text(), "no credential", listing.text()});
  finding.severity = Severity::kMajor;
  return finding;
}

}  // namespace
}  // namespace repo_secrets_tree
const Check kSecretsTree{repo_secrets_tree::kMeta, nullptr, repo_secrets_tree::judge};
}  // namespace assay::checks
