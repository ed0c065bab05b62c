// SPDX-License-Identifier: MIT
// Fingerprints of texts, and the keyed ones that sign tokens and events.
#pragma once

#include <string>
#include <string_view>

namespace assay {

// "sha256:" and 64 hexadecimal digits.
std::string digest_of(std::string_view text);

enum class Hash { kSha256, kSha384, kSha512 };

// HMAC (RFC 2104) as bytes.
std::string hmac(Hash hash, std::string_view key, std::string_view text);

}  // namespace assay
