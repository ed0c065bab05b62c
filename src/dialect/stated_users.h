// SPDX-License-Identifier: MIT
// How users sign up and log in, by an OpenAPI document.
#pragma once

#include <optional>
#include <string_view>

#include "contract/contract.h"
#include "core/json.h"

namespace assay {

// A POST of a password: of a path that is named for it ("/auth/register", "/login", "/users"), with
// the values that assay fills in. `users.token` is where the answer holds one. Nothing when no
// operation is one.
std::optional<Users> stated_users(const Json& document);

}  // namespace assay
