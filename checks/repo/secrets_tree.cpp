// SPDX-License-Identifier: MIT
// Judges whether the tree holds a credential that works somewhere, or a key to sign with.
#include <algorithm>
#include <utility>

#include <fmt/core.h>

#include "checks/repo/asked.h"
#include "checks/repo/family.h"
#include "checks/repo/named_secret.h"

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
        "Revoke the key, then read it from the environment, refuse to start without it, and keep "
        "an "
        "example without its value.",
    .source = "CWE-798; OWASP Secrets Management Cheat Sheet",
    .severity = Severity::kCritical,
    .scope = Scope::kRepository,
    .stage = Stage::kRepository,
    .reproduce = false,
};

constexpr double kPleaseLook = 0.5;  // also for a key that is used where none is given
constexpr std::size_t kShown = 5;

// The check that charges this very key: the running service was seen to sign with it, or was
// started without the variable. Empty for none.
std::string charged_by(const Tape& tape, const DefaultKey& key) {
  for (const Tape* other : tape.pool) {
    const Json* file = other->fact("key").find("file");
    const bool used = file != nullptr && file->text() == key.file;
    if (other->check() == "auth.jwt-tampered" && used) return other->check();
    const bool tried = !key.variable.empty() && other->fact("starts").find(key.variable) != nullptr;
    if (other->check() == "life.fail-fast" && tried) return other->check();
  }
  return {};
}

// A key that the running service was seen to sign with, which is charged there.
bool is_charged(const Tape& tape, const SecretHit& hit) {
  return std::ranges::any_of(tape.pool, [&](const Tape* other) {
    const Json* file = other->fact("key").find("file");
    const Json* line = other->fact("key").find("line");
    return other->check() == "auth.jwt-tampered" && file != nullptr && line != nullptr &&
           file->text() == hit.file && line->as_int() == hit.line;
  });
}

// "JWT_SECRET at src/a.js line 3"; one that no variable replaces by its place alone.
std::string place_of(const DefaultKey& key) {
  const std::string place = fmt::format("{} line {}", key.file, key.line);
  return key.variable.empty() ? place : key.variable + " at " + place;
}

Finding judge_defaults(const Tape& tape) {
  Listing defaults;
  Listing fixed;
  std::vector<Evidence> evidence;
  std::string charged;
  for (const DefaultKey& key : tape.snapshot->secrets.defaults) {
    if (const std::string check = charged_by(tape, key); !check.empty()) {
      charged = fmt::format("the key {} is charged once, by {}", place_of(key), check);
      continue;
    }
    (key.variable.empty() ? fixed : defaults).add(place_of(key));
    if (evidence.size() < kShown) evidence.push_back({.file = key.file, .line = key.line});
  }
  if (evidence.empty()) return pass(std::vector<Evidence>{}, charged);
  std::string all;
  if (fixed.count() > 0) {
    all = "a text in the source signs tokens or sessions: " + fixed.text();
  }
  if (defaults.count() > 0) {
    all += all.empty() ? "" : "; ";
    all += "a key in the source is used where none is given: " + defaults.text();
  }
  Finding finding =
      graded(kPleaseLook, std::move(evidence),
             {"Please look: " + all, "no start without a key of the installation's own", all});
  finding.severity = Severity::kMajor;
  return finding;
}

Finding judge(const Tape& tape) {
  if (auto finding = unread(tape)) return *finding;
  const Secrets& secrets = tape.snapshot->secrets;
  if (!secrets.searched) return inconclusive("secrets could not be searched for on this processor");
  const auto certain = std::ranges::count(secrets.tree, true, &SecretHit::certain);
  std::vector<SecretHit> tree = secrets.tree;
  std::erase_if(tree, [&](const SecretHit& hit) { return !hit.certain && is_charged(tape, hit); });
  if (tree.empty()) {
    return tape.snapshot->truncated
               ? inconclusive("none among the files read, and the repository was not read whole")
               : judge_defaults(tape);
  }
  // What its form tells comes before what its name alone does.
  std::ranges::stable_partition(
      tree, [](const SecretHit& hit) { return hit.rule != "random-assignment"; });
  Listing listing;
  Listing others;
  std::vector<Evidence> evidence;
  for (const SecretHit& hit : tree) {
    const bool aside = certain > 0 && !hit.certain;
    (aside ? others : listing).add(fmt::format("{} at {} line {}", named(hit), hit.file, hit.line));
    if (!aside && evidence.size() < kShown)
      evidence.push_back({.file = hit.file, .line = hit.line});
  }
  if (certain > 0) {
    Finding finding = fail(std::move(evidence),
                           {"The tree holds " + listing.text(), "no credential", listing.text()});
    if (others.count() > 0) finding.note = "please look as well: " + others.text();
    return finding;
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
