// SPDX-License-Identifier: MIT
// Credentials that nobody issued, tried on a guarded request, and whether any was taken.
#pragma once

#include <string>

#include "checks/auth/guard.h"
#include "core/tally.h"

namespace assay::checks {

// Sends the guarded request with this token; `what` says what the token is ("a random token").
const Exchange& try_forgery(Session& session,
                            const Guarded& guarded,
                            const std::string& what,
                            std::string token);

// Sees once more that the true credential is served: what was refused before was refused for
// itself. Stops the gather when it is not.
void confirm_credential(Session& session, const Guarded& guarded);

// Each forgery of the tape as a case: 1 for a 401, less for other refusals, 0 for being served.
Tally judged_forgeries(const Tape& tape);

// Zero when one was served, else the mean.
double credit_of_forgeries(const Tally& tally);

// A character in the middle of `text`, from `from` to `end`, turned into another of its kind. Never
// the last one: base64url leaves bits of it unread.
std::string changed_between(std::string text, std::size_t from, std::size_t end);

}  // namespace assay::checks
