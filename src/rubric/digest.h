// SPDX-License-Identifier: MIT
// A fingerprint of a text.
#pragma once

#include <string>
#include <string_view>

namespace assay {

// "sha256:" and 64 hexadecimal digits.
std::string digest_of(std::string_view text);

}  // namespace assay
