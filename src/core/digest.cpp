// SPDX-License-Identifier: MIT
// SHA-2 and HMAC; the only file that knows the hash library.
#include "core/digest.h"

#include <array>
#include <cstdint>
#include <nettle/hmac.h>
#include <nettle/sha2.h>
#include <vector>

#include <fmt/core.h>

namespace assay {
namespace {

using Bytes = std::vector<std::uint8_t>;

Bytes bytes_of(std::string_view text) {
  return {text.begin(), text.end()};
}

// The library's three calls for one hash, applied to one text.
template <std::size_t kSize, typename Context>
std::string keyed(void (*set_key)(Context*, std::size_t, const std::uint8_t*),
                  void (*update)(Context*, std::size_t, const std::uint8_t*),
                  void (*digest)(Context*, std::size_t, std::uint8_t*),
                  const Bytes& key,
                  const Bytes& text) {
  Context context{};
  set_key(&context, key.size(), key.data());
  update(&context, text.size(), text.data());
  std::array<std::uint8_t, kSize> result{};
  digest(&context, result.size(), result.data());
  return {result.begin(), result.end()};
}

}  // namespace

std::string digest_of(std::string_view text) {
  const Bytes bytes = bytes_of(text);
  std::array<std::uint8_t, SHA256_DIGEST_SIZE> digest{};
  sha256_ctx context{};
  sha256_init(&context);
  sha256_update(&context, bytes.size(), bytes.data());
  sha256_digest(&context, digest.size(), digest.data());
  std::string shown = "sha256:";
  for (const std::uint8_t byte : digest)
    shown += fmt::format("{:02x}", byte);
  return shown;
}

std::string hmac(Hash hash, std::string_view key, std::string_view text) {
  const Bytes secret = bytes_of(key);
  const Bytes message = bytes_of(text);
  switch (hash) {
    case Hash::kSha256:
      return keyed<SHA256_DIGEST_SIZE>(hmac_sha256_set_key, hmac_sha256_update, hmac_sha256_digest,
                                       secret, message);
    case Hash::kSha384:
      return keyed<SHA384_DIGEST_SIZE>(hmac_sha384_set_key, hmac_sha512_update, hmac_sha384_digest,
                                       secret, message);
    case Hash::kSha512:
      return keyed<SHA512_DIGEST_SIZE>(hmac_sha512_set_key, hmac_sha512_update, hmac_sha512_digest,
                                       secret, message);
  }
  return {};
}

}  // namespace assay
