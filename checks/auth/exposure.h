// SPDX-License-Identifier: MIT
// Secrets in an answer: passwords, their hashes, and members that the rubric says never to return.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/exchange.h"
#include "core/json.h"

namespace assay::checks {

// What to look for.
struct GuardedSecrets {
  std::vector<std::string> never_return{};  // names of members
  std::set<std::string> passwords{};        // that were sent
};

struct Exposure {
  std::string what{};   // "the password that was sent", "a password's hash", …
  std::string where{};  // the member's name; empty outside of JSON
  bool cut = false;     // of a saved run, whose secrets are masked: what stood there is not known
};

// The gravest in the answer; nothing when there is none. Descriptions of an API (OpenAPI) hold
// examples and are not looked at. Names count in answers of success alone: a refusal names the
// members that it complains about.
std::optional<Exposure> find_exposure(const Exchange& answer, const GuardedSecrets& secrets);

// Whether a text is what a password hash looks like: $2b$…, $argon2…, $scrypt$…, pbkdf2….
bool is_password_hash(std::string_view text);

// A value that says "there is one" without saying what: "****", "[redacted]".
bool is_masked(std::string_view text);

}  // namespace assay::checks
