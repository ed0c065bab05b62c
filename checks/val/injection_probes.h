// SPDX-License-Identifier: MIT
// Hostile strings, each where it could be taken for more than a string.
#pragma once

#include <string_view>

#include "dialect/session.h"

namespace assay::checks {

// What a template engine makes of the product that the texts ask for.
inline constexpr std::string_view kRendered = "7006652";
// The start of /etc/passwd.
inline constexpr std::string_view kPasswd = "root:x:0:0";
inline constexpr double kSleptMs = 4'000;
inline constexpr double kAwakeMs = 1'000;

// Texts in the body, noted as "texts", the free-text field as "field"; where one is slow, three
// pairs "slow control" and "slow again".
void probe_texts(Session& session);

// Pairs of queries and paths, one true and one false if they reach a database: noted as "pairs",
// each with the name of its exchanges: "<name> plain", "<name> true", "<name> false", and
// "<name> true again".
void probe_filters(Session& session);
void probe_sort(Session& session);
void probe_path(Session& session, const Made& made);

// Log-ins without the password, noted as "logins"; "log in wrongly" is their control.
void probe_login(Session& session);

}  // namespace assay::checks
