// SPDX-License-Identifier: MIT
// Hashes of passwords among the bytes of a database's file.
#pragma once

#include <string_view>

namespace assay {

// True for a whole one of bcrypt, or the beginning of one of Argon2, Django's, Werkzeug's or
// ASP.NET Identity's, which nothing else begins with.
bool holds_password_hash(std::string_view bytes);

}  // namespace assay
