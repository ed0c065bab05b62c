// SPDX-License-Identifier: MIT
// The procedure of all eight val.field checks: break one rule of one field, see it refused.
#pragma once

#include <string>

#include "contract/mutation.h"
#include "core/tape.h"
#include "dialect/session.h"

namespace assay::checks {

// Sends every body that breaks this rule of some field, between a control before and one after.
void gather_rule(Session& session, Rule rule);

// The mean over fields of the mean over their bodies; `subject` opens the message.
Finding judge_rule(const Tape& tape, const std::string& subject);
// The same for a rule whose breach is critical where it is taken: refusals that are merely clumsy
// (a 500 that leaves nothing behind) are major.
Finding judge_grave_rule(const Tape& tape, const std::string& subject);

}  // namespace assay::checks
