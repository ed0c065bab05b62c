// SPDX-License-Identifier: MIT
// Keys that everybody tries first.
#pragma once

#include <array>
#include <string_view>

namespace assay::checks {

// From tutorials, templates and the web page that decodes tokens; the empty one is what an unset
// variable gives.
inline constexpr std::array<std::string_view, 31> kWeakKeys{
    "",
    "secret",
    "changeme",
    "change-me",
    "change_me",
    "changeit",
    "your-256-bit-secret",
    "your-384-bit-secret",
    "your-512-bit-secret",
    "your-secret-key",
    "your_secret_key",
    "your_jwt_secret",
    "your-jwt-secret",
    "yoursecretkey",
    "secret-key",
    "secret_key",
    "secretkey",
    "supersecret",
    "super-secret",
    "super-secret-key",
    "mysecret",
    "my-secret-key",
    "mysecretkey",
    "jwt-secret",
    "jwt_secret",
    "jwtsecret",
    "dev-secret",
    "test",
    "password",
    "key",
    "123456",
};

}  // namespace assay::checks
