// SPDX-License-Identifier: MIT
// Signing events, and reading signatures.
#include "dialect/signing.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include <fmt/core.h>

#include "core/base64.h"
#include "core/digest.h"
#include "core/json.h"
#include "core/text.h"
#include "dialect/envelope.h"
#include "dialect/names.h"

namespace assay {
namespace {

constexpr std::string_view kSecretPrefix = "whsec_";
constexpr std::string_view kSignatureEnd = "signature";

std::string hex(std::string_view bytes) {
  std::string text;
  for (const char byte : bytes)
    text += fmt::format("{:02x}", static_cast<unsigned char>(byte));
  return text;
}

std::string written(std::string_view digest, Writing writing) {
  switch (writing) {
    case Writing::kHex:
      break;
    case Writing::kPrefixedHex:
      return "sha256=" + hex(digest);
    case Writing::kBase64:
      return base64_encoded(digest);
  }
  return hex(digest);
}

// A Standard Webhooks secret is base64; one that is not is taken as it stands.
std::string key_of(SignatureScheme scheme, std::string_view secret) {
  if (scheme != SignatureScheme::kStandardWebhooks) return std::string(secret);
  const bool prefixed = secret.starts_with(kSecretPrefix);
  const std::string_view rest = prefixed ? secret.substr(kSecretPrefix.size()) : secret;
  return base64_decoded(rest).value_or(std::string(secret));
}

std::string digest_of(const Signing& signing, std::string_view secret, const SignedEvent& event) {
  const std::string key = key_of(signing.scheme, secret);
  switch (signing.scheme) {
    case SignatureScheme::kHmacHex:
    case SignatureScheme::kGithub:
      break;
    case SignatureScheme::kStripe:
      return hmac(Hash::kSha256, key, fmt::format("{}.{}", event.time, event.body));
    case SignatureScheme::kStandardWebhooks:
      return hmac(Hash::kSha256, key, fmt::format("{}.{}.{}", event.id, event.time, event.body));
  }
  return hmac(Hash::kSha256, key, event.body);
}

// "webhook-" of "webhook-signature".
std::string header_start(const Signing& signing) {
  const std::string header = signature_header(signing);
  if (!lower(header).ends_with(kSignatureEnd)) return "webhook-";
  return header.substr(0, header.size() - kSignatureEnd.size());
}

// The parts of "t=1,v1=ab,v1=cd" under this name.
std::vector<std::string> parts_named(std::string_view value, std::string_view name) {
  std::vector<std::string> found;
  for (const std::string_view part : split(value, ',')) {
    const std::string_view one = trimmed(part);
    if (one.starts_with(name)) found.emplace_back(one.substr(name.size()));
  }
  return found;
}

std::int64_t seconds_in(std::string_view text) {
  const std::optional<Json> number = Json::parse(text);
  return number ? number->as_int().value_or(0) : 0;
}

bool is_stripe_true(const Signing& signing, std::string_view value, const std::string& body) {
  const std::vector<std::string> times = parts_named(value, "t=");
  if (times.empty()) return false;
  const std::string expected =
      hex(digest_of(signing, signing.secret, {"", seconds_in(times[0]), body}));
  return std::ranges::count(parts_named(value, "v1="), expected) > 0;
}

bool is_standard_true(const Signing& signing,
                      const Headers& headers,
                      std::string_view value,
                      const std::string& body) {
  const std::string* id = find_header(headers, header_start(signing) + "id");
  const std::string* time = find_header(headers, header_start(signing) + "timestamp");
  if (id == nullptr || time == nullptr) return false;
  const std::string expected =
      "v1," + base64_encoded(digest_of(signing, signing.secret, {*id, seconds_in(*time), body}));
  const std::vector<std::string_view> sent = split(value, ' ');
  return std::ranges::count(sent, expected) > 0;
}

bool is_plain_true(const Signing& signing, std::string_view value, const std::string& body) {
  const std::string digest = digest_of(signing, signing.secret, {"", 0, body});
  const std::string_view digits = value.substr(value.starts_with("sha256=") ? 7 : 0);
  const bool hexadecimal = equals_ignoring_case(digits, hex(digest));
  if (signing.scheme == SignatureScheme::kGithub) return hexadecimal && digits != value;
  return hexadecimal || digits == base64_encoded(digest) || digits == base64url_encoded(digest);
}

}  // namespace

std::string signature_header(const Signing& signing) {
  if (!signing.header.empty()) return signing.header;
  switch (signing.scheme) {
    case SignatureScheme::kHmacHex:
      break;
    case SignatureScheme::kGithub:
      return "X-Hub-Signature-256";
    case SignatureScheme::kStripe:
      return "Stripe-Signature";
    case SignatureScheme::kStandardWebhooks:
      return "webhook-signature";
  }
  return "X-Signature";
}

bool has_timestamp(SignatureScheme scheme) {
  return scheme == SignatureScheme::kStripe || scheme == SignatureScheme::kStandardWebhooks;
}

std::string other_secret(const Signing& signing) {
  const std::string bytes = hmac(Hash::kSha256, "another secret", signing.secret).substr(0, 24);
  if (signing.scheme == SignatureScheme::kHmacHex || signing.scheme == SignatureScheme::kGithub) {
    return hex(bytes);
  }
  return std::string(kSecretPrefix) + base64_encoded(bytes);
}

Headers signed_headers(const Signing& signing,
                       const SignedEvent& event,
                       std::span<const std::string> secrets,
                       Writing writing) {
  const std::string name = signature_header(signing);
  switch (signing.scheme) {
    case SignatureScheme::kHmacHex:
      break;
    case SignatureScheme::kGithub:
      return {{name, written(digest_of(signing, secrets.front(), event), Writing::kPrefixedHex)},
              {"X-GitHub-Delivery", event.id}};
    case SignatureScheme::kStripe: {
      std::string value = fmt::format("t={}", event.time);
      for (const std::string& secret : secrets)
        value += ",v1=" + hex(digest_of(signing, secret, event));
      return {{name, value}};
    }
    case SignatureScheme::kStandardWebhooks: {
      std::string value;
      for (const std::string& secret : secrets) {
        value += value.empty() ? "v1," : " v1,";
        value += base64_encoded(digest_of(signing, secret, event));
      }
      const std::string start = header_start(signing);
      return {{start + "id", event.id},
              {start + "timestamp", std::to_string(event.time)},
              {name, value}};
    }
  }
  return {{name, written(digest_of(signing, secrets.front(), event), writing)}};
}

Headers signed_headers(const Signing& signing, const SignedEvent& event, Writing writing) {
  return signed_headers(signing, event, std::span(&signing.secret, 1), writing);
}

Seal seal_of(const Signing& signing, const Headers& headers, const std::string& body) {
  const std::string* value = find_header(headers, signature_header(signing));
  if (value == nullptr) return Seal::kMissing;
  bool is_true = false;
  switch (signing.scheme) {
    case SignatureScheme::kHmacHex:
    case SignatureScheme::kGithub:
      is_true = is_plain_true(signing, *value, body);
      break;
    case SignatureScheme::kStripe:
      is_true = is_stripe_true(signing, *value, body);
      break;
    case SignatureScheme::kStandardWebhooks:
      is_true = is_standard_true(signing, headers, *value, body);
      break;
  }
  return is_true ? Seal::kTrue : Seal::kFalse;
}

std::string delivered_id(const Headers& headers, const std::string& body) {
  constexpr std::array<std::string_view, 8> kNames{"webhookid",  "eventid",   "xeventid",
                                                   "xwebhookid", "svixid",    "xgithubdelivery",
                                                   "messageid",  "xmessageid"};
  for (const Header& header : headers) {
    if (std::ranges::count(kNames, fold(header.name)) > 0) return header.value;
  }
  const std::optional<Json> event = Json::parse(body);
  if (!event) return {};
  for (const char* name : {"id", "event_id", "webhook_id", "message_id", "uuid"}) {
    const Json* id = member(*event, name);
    if (id != nullptr && (id->is_string() || id->is_number())) return id->text();
  }
  return {};
}

}  // namespace assay
