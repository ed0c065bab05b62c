// SPDX-License-Identifier: MIT
// Which names carry credentials, and what stands in place of their values.
#include <algorithm>
#include <array>

#include "core/redact.h"
#include "core/text.h"

namespace assay {
namespace {

// Lower-case letters and digits only: "X-Api-Key", "api_key" and "user%5BapiKey%5D" all hold
// "apikey".
std::string plain(std::string_view name) {
  std::string letters;
  for (const char c : lower(percent_decoded(name))) {
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) letters += c;
  }
  return letters;
}

constexpr std::array<std::string_view, 21> kParts{
    "password",   "passwd",    "pwd",          "passphrase", "passcode",      "secret",
    "apikey",     "accesskey", "privatekey",   "signingkey", "authkey",       "jwt",
    "bearer",     "cookie",    "sessionid",    "sessionkey", "authorization", "credential",
    "csrfmiddle", "xsrf",      "encryptionkey"};
constexpr std::array<std::string_view, 6> kWhole{"pass", "pin", "otp", "auth", "session", "sid"};
// A place in a list, a bucket of a limiter, and CORS's own headers are no credentials.
constexpr std::array<std::string_view, 8> kHarmless{
    "page", "next", "prev", "continuation", "cursor", "synctoken", "ratelimit", "accesscontrol"};

constexpr std::size_t kLongestName = 128;  // bytes

bool holds_any(std::string_view name, const auto& parts) {
  return std::ranges::any_of(
      parts, [&](std::string_view part) { return name.find(part) != std::string_view::npos; });
}

}  // namespace

bool is_secret_name(std::string_view name) {
  if (name.empty() || name.size() > kLongestName) return false;
  const std::string letters = plain(name);
  if (holds_any(letters, kHarmless)) return false;
  return letters.ends_with("token") || letters.ends_with("tokens") ||
         std::ranges::count(kWhole, letters) > 0 || holds_any(letters, kParts);
}

std::string secret_mask(std::string_view secret) {
  if (secret.empty() || (secret.starts_with("(cut:") && secret.ends_with(')'))) {
    return std::string(secret);
  }
  if (secret.size() < 8) return "(cut:under-8)";
  if (secret.size() < 32) return "(cut:8-31)";
  return secret.size() < 128 ? "(cut:32-127)" : "(cut:128-up)";
}

}  // namespace assay
