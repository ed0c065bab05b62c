// SPDX-License-Identifier: MIT
// Whether error answers that show stack frames do so in development mode alone.
#pragma once

#include <string_view>

#include "core/tape.h"
#include "dialect/session.h"

namespace assay::checks {

// What is asked again then, by its name on the tape.
inline constexpr std::string_view kInProduction = "in production";

// Starts the service anew with the variables by which frameworks leave their development mode, asks
// some of the tape's answers with frames again, and starts it as it was. Does nothing where there
// are none, or where assay did not launch the service.
void ask_in_production(Session& session);

// True when each of them kept its status and came without frames.
bool hidden_in_production(const Tape& tape);

}  // namespace assay::checks
