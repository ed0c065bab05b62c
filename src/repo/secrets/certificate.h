// SPDX-License-Identifier: MIT
// Certificates (RFC 5280) as far as they tell for whom a key beside them was made.
#pragma once

#include <string_view>

namespace assay {

// True when the text holds a certificate in PEM (RFC 7468) whose issuer is its own subject: nobody
// but its maker vouches for the key, which mostly is made for one's own machine.
bool holds_self_signed(std::string_view text);

// Whether a file by this name is looked into for one.
bool may_hold_certificate(std::string_view path);

}  // namespace assay
