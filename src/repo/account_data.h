// SPDX-License-Identifier: MIT
// Accounts of people among the bytes of a database's file.
#pragma once

#include <string_view>

namespace assay {

// True for a whole hash of bcrypt, the beginning of one of Argon2, Django's, Werkzeug's or ASP.NET
// Identity's, and for eight mail addresses that are no example's.
bool holds_accounts(std::string_view bytes);

}  // namespace assay
