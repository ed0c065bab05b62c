// SPDX-License-Identifier: MIT
// Finding secrets in answers.
#include "checks/auth/exposure.h"

#include <algorithm>
#include <array>
#include <utility>

#include "core/text.h"
#include "dialect/names.h"

namespace assay::checks {
namespace {

constexpr std::string_view kCut = "(cut:";  // what stands for a secret in a saved run

bool is_hex(std::string_view text) {
  return std::ranges::all_of(text, [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
  });
}

// MD5, SHA-1, SHA-256 and SHA-512 in hexadecimal.
bool is_digest(std::string_view text) {
  constexpr std::array<std::size_t, 4> kLengths{32, 40, 64, 128};
  return std::ranges::find(kLengths, text.size()) != kLengths.end() && is_hex(text);
}

bool is_password_name(std::string_view name) {
  const std::string folded = fold(name);
  return std::ranges::any_of(
      std::array<std::string_view, 5>{"password", "passwd", "passhash", "pwhash", "hashedpw"},
      [&](std::string_view part) { return folded.find(part) != std::string::npos; });
}

class Search {
 public:
  Search(const GuardedSecrets& secrets, bool success) : secrets_(secrets), success_(success) {}

  std::optional<Exposure> in(const Json& value, const std::string& name) const {
    if (value.is_string()) return in_text(value.text(), name);
    if (value.is_number() && success_ && is_never_returned(name)) {
      return Exposure{"a member that is never to be returned", name};
    }
    for (const Json& item : value.items()) {
      if (std::optional<Exposure> found = in(item, name)) return found;
    }
    for (const auto& [key, member] : value.members()) {
      if (std::optional<Exposure> found = in(member, key)) return found;
    }
    return std::nullopt;
  }

 private:
  bool is_never_returned(const std::string& name) const {
    return std::ranges::any_of(secrets_.never_return,
                               [&](const std::string& one) { return same_name(one, name); });
  }

  std::optional<Exposure> in_text(const std::string& text, const std::string& name) const {
    if (text.empty() || is_masked(text)) return std::nullopt;
    if (secrets_.passwords.contains(text)) return Exposure{"the password that was sent", name};
    if (is_password_hash(text) || (is_password_name(name) && is_digest(text))) {
      return Exposure{"a password's hash", name};
    }
    if (!success_ || !is_never_returned(name)) return std::nullopt;
    if (text.starts_with(kCut)) return Exposure{"", name, true};
    return Exposure{"a member that is never to be returned", name};
  }

  const GuardedSecrets& secrets_;
  bool success_;
};

bool describes_api(const Json& body) {
  return body.find("openapi") != nullptr || body.find("swagger") != nullptr;
}

}  // namespace

bool is_password_hash(std::string_view text) {
  return text.starts_with("$2a$") || text.starts_with("$2b$") || text.starts_with("$2y$") ||
         text.starts_with("$argon2") || text.starts_with("$scrypt$") ||
         text.starts_with("scrypt:") || text.starts_with("pbkdf2") || text.starts_with("$pbkdf2");
}

bool is_masked(std::string_view text) {
  if (text.find_first_not_of("*xX.\xE2\x80\xA2") == std::string_view::npos) return true;
  const std::string word = lower(text);
  return word.find("redacted") != std::string::npos || word.find("hidden") != std::string::npos ||
         word.find("***") != std::string::npos;
}

std::optional<Exposure> find_exposure(const Exchange& answer, const GuardedSecrets& secrets) {
  if (!answer.answered() || answer.response.body.empty()) return std::nullopt;
  if (const std::optional<Json> body = Json::parse(answer.response.body)) {
    if (describes_api(*body)) return std::nullopt;
    if (auto found = Search(secrets, answer.is_2xx()).in(*body, "")) return found;
  }
  for (const std::string& password : secrets.passwords) {
    if (answer.response.body.find(password) != std::string::npos) {
      return Exposure{"the password that was sent", ""};
    }
  }
  return std::nullopt;
}

}  // namespace assay::checks
