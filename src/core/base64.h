// SPDX-License-Identifier: MIT
// Base64 (RFC 4648 4), for bytes that JSON cannot hold, and its spelling in tokens (RFC 4648 5).
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace assay {

std::string base64_encoded(std::string_view bytes);

// Nothing when the text is not padded base64 of the standard alphabet.
std::optional<std::string> base64_decoded(std::string_view text);

// The alphabet of URLs, without padding.
std::string base64url_encoded(std::string_view bytes);
std::optional<std::string> base64url_decoded(std::string_view text);

}  // namespace assay
