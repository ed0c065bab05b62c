// SPDX-License-Identifier: MIT
// JSON Web Tokens in compact form (RFC 7515 3.1): taken apart, put together, signed.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/json.h"

namespace assay::checks {

struct Jws {
  Json header{};   // an object with "alg"
  Json payload{};  // an object
  std::string header_part{};
  std::string payload_part{};
  std::string signature_part{};
};

// Nothing for opaque tokens, encrypted ones (five parts) and other formats.
std::optional<Jws> read_jws(std::string_view token);

// "header.payload": what a signature stands for.
std::string unsigned_jws(const Json& header, const Json& payload);

// The whole token, signed by HMAC with the hash that the header's "alg" names; empty for another
// algorithm.
std::string signed_jws(const Json& header, const Json& payload, std::string_view key);

// Whether the token carries the HMAC that this key makes.
bool is_signed_with(const Jws& token, std::string_view key);

}  // namespace assay::checks
