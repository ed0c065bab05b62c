// SPDX-License-Identifier: MIT
// Credentials that a repository holds, or held: where, of what kind, and never the credential.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/json.h"

namespace assay {

struct SecretHit {
  std::string rule{};    // "github-personal-token"
  std::string what{};    // "a GitHub personal access token"
  bool certain = false;  // its form alone says what it is; otherwise a person looks
  std::string shown{};   // what is public of it, and the length class of the rest
  std::string file{};
  int line = 0;          // 1-based, in the file as it stood then
  std::string commit{};  // that brought it; empty for the tree
};

// A text of the source's own that a service signs with.
struct DefaultKey {
  std::string variable{};  // that replaces it, named as a signing key's; empty where none does
  std::string file{};
  int line = 0;  // 1-based
};

struct Secrets {
  bool searched = false;          // false in runs recorded before secrets were searched for
  std::vector<SecretHit> tree{};  // certain ones first, each secret once
  std::vector<SecretHit> past{};  // in reachable commits, and in the tree no more
  std::vector<DefaultKey> defaults{};
  bool past_searched = false;
  bool told_rotated = false;  // a commit or document speaks of keys rotated or revoked
  bool truncated = false;     // a bound was reached
};

Json to_json(const Secrets& secrets);
Secrets secrets_from_json(const Json& json);

}  // namespace assay
