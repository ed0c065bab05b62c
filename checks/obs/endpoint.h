// SPDX-License-Identifier: MIT
// Addresses at which a service speaks of itself, below the base address and below the host.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "dialect/session.h"

namespace assay::checks {

// The path that the expectation of this name gives; empty when it gives none.
std::string named_path(const Contract& contract, std::string_view expectation);

// The path that is named, else each of the usual ones: under the base address first, then under the
// root of the host.
std::vector<std::string> addresses_of(const std::string& base,
                                      std::string_view named,
                                      std::span<const std::string_view> usual);

// Asks nobody's address, for answers_everything().
void ask_nowhere(Session& session);

// A page that comes for every path is no endpoint: it is what an address that is not there gets.
bool answers_everything(const Tape& tape, const Exchange& answer);

}  // namespace assay::checks
