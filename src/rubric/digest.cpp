// SPDX-License-Identifier: MIT
// SHA-256; the only file that knows the hash library.
#include "rubric/digest.h"

#include <array>
#include <cstdint>
#include <nettle/sha2.h>
#include <vector>

#include <fmt/core.h>

namespace assay {

std::string digest_of(std::string_view text) {
  const std::vector<std::uint8_t> bytes(text.begin(), text.end());
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

}  // namespace assay
