// SPDX-License-Identifier: MIT
// Base64 (RFC 4648 4), for bytes that JSON cannot hold.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace assay {

std::string base64_encoded(std::string_view bytes);

// Nothing when the text is not padded base64 of the standard alphabet.
std::optional<std::string> base64_decoded(std::string_view text);

}  // namespace assay
