// SPDX-License-Identifier: MIT
// Reading and making JSON Web Tokens.
#include "checks/auth/jws.h"

#include <vector>

#include "core/base64.h"
#include "core/digest.h"
#include "core/text.h"

namespace assay::checks {
namespace {

std::optional<Json> object_in(std::string_view part) {
  const std::optional<std::string> text = base64url_decoded(part);
  std::optional<Json> json = text ? Json::parse(*text) : std::nullopt;
  if (!json || !json->is_object()) return std::nullopt;
  return json;
}

std::optional<Hash> hash_of(const Json& header) {
  const Json* algorithm = header.find("alg");
  if (algorithm == nullptr) return std::nullopt;
  if (algorithm->text() == "HS256") return Hash::kSha256;
  if (algorithm->text() == "HS384") return Hash::kSha384;
  if (algorithm->text() == "HS512") return Hash::kSha512;
  return std::nullopt;
}

}  // namespace

std::optional<Jws> read_jws(std::string_view token) {
  const std::vector<std::string_view> parts = split(token, '.');
  if (parts.size() != 3) return std::nullopt;
  std::optional<Json> header = object_in(parts[0]);
  std::optional<Json> payload = object_in(parts[1]);
  if (!header || !payload || header->find("alg") == nullptr) return std::nullopt;
  return Jws{.header = std::move(*header),
             .payload = std::move(*payload),
             .header_part = std::string(parts[0]),
             .payload_part = std::string(parts[1]),
             .signature_part = std::string(parts[2])};
}

std::string unsigned_jws(const Json& header, const Json& payload) {
  return base64url_encoded(header.dump()) + "." + base64url_encoded(payload.dump());
}

std::string signed_jws(const Json& header, const Json& payload, std::string_view key) {
  const std::optional<Hash> hash = hash_of(header);
  if (!hash) return {};
  const std::string text = unsigned_jws(header, payload);
  return text + "." + base64url_encoded(hmac(*hash, key, text));
}

bool is_signed_with(const Jws& token, std::string_view key) {
  const std::optional<Hash> hash = hash_of(token.header);
  if (!hash) return false;
  const std::string text = token.header_part + "." + token.payload_part;
  return base64url_encoded(hmac(*hash, key, text)) == token.signature_part;
}

}  // namespace assay::checks
