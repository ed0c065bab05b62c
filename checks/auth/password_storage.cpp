// SPDX-License-Identifier: MIT
// auth.password-storage: passwords are hashed slowly.
#include <algorithm>
#include <vector>

#include <fmt/core.h>

#include "checks/auth/family.h"
#include "core/snapshot.h"

namespace assay::checks {
namespace auth_password_storage {
namespace {

constexpr Meta kMeta{
    .id = "auth.password-storage",
    .title = "Passwords are stored as slow hashes",
    .failure_title = "Passwords are stored as they are, or as fast hashes",
    .why =
        "A database that leaks gives away every password that a graphics card can guess, and "
        "people use theirs elsewhere too.",
    .fix =
        "Hash with argon2id, scrypt, bcrypt or PBKDF2 by a library that salts by itself, and "
        "compare with its own verify function.",
    .source = "OWASP Password Storage sheet; API2:2023",
    .severity = Severity::kCritical,
    .needs = need::kUsers,
    .scope = Scope::kRepository,
    .stage = Stage::kRepository,
    .reproduce = false,
};

constexpr double kSalted = 0.5;
constexpr std::size_t kConvicting = 2;  // signals

std::vector<const PasswordUse*> uses_of(const Snapshot& repo, PasswordCare care) {
  std::vector<const PasswordUse*> uses;
  for (const PasswordUse& use : repo.password_uses) {
    if (use.care == care) uses.push_back(&use);
  }
  return uses;
}

std::vector<Evidence> evidence_of(const std::vector<const PasswordUse*>& uses) {
  std::vector<Evidence> evidence;
  for (const PasswordUse* use : uses)
    evidence.push_back({.file = use->file, .line = use->line});
  return evidence;
}

Finding loss(double credit, const std::vector<const PasswordUse*>& uses, const char* what) {
  return graded(
      credit, evidence_of(uses),
      {.message = fmt::format("{}:{} {}", uses.front()->file, uses.front()->line, what),
       .expected = "argon2, scrypt, bcrypt, PBKDF2 or a framework's own hasher",
       .observed = fmt::format("{} lines like it ({})", uses.size(), uses.front()->word)});
}

Finding judge(const Tape& tape) {
  if (tape.snapshot == nullptr) {
    return not_applicable("no repository was given, and how passwords are stored shows only there");
  }
  const Snapshot& repo = *tape.snapshot;
  const auto slow = uses_of(repo, PasswordCare::kSlowHash);
  if (!slow.empty()) return pass({{.file = slow.front()->file, .line = slow.front()->line}});
  const auto salted = uses_of(repo, PasswordCare::kSaltedHash);
  auto bare = uses_of(repo, PasswordCare::kFastHash);
  const auto plain = uses_of(repo, PasswordCare::kPlain);
  if (!salted.empty()) {
    return loss(kSalted, salted, "hashes passwords with a salt, and with a hash made to be fast");
  }
  if (!bare.empty() && bare.size() + plain.size() >= kConvicting) {
    return loss(0, bare, "hashes passwords without a salt, with a hash made to be fast");
  }
  if (bare.empty() && plain.size() >= kConvicting) {
    return loss(0, plain, "handles passwords as they are");
  }
  if (bare.empty() && plain.empty() && !uses_of(repo, PasswordCare::kProvider).empty()) {
    return not_applicable("an identity provider keeps the passwords");
  }
  return inconclusive("how passwords are stored was not recognised in the source");
}

}  // namespace
}  // namespace auth_password_storage
const Check kPasswordStorage{auth_password_storage::kMeta, nullptr, auth_password_storage::judge};
}  // namespace assay::checks
