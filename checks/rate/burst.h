// SPDX-License-Identifier: MIT
// What the checks of rate limits share: a client of its own, and calls until it is refused.
#pragma once

#include <string>
#include <vector>

#include "contract/contract.h"
#include "dialect/session.h"

namespace assay::checks {

// The limit that this session may test, in a fresh window of its own; null (and the gather is
// stopped) when it is not switched on or too large to reach.
const RateLimit* limit_under_test(Session& session);

// A cheap call that the limit counts.
Ask counted_call(Session& session);

// Calls, one after the other, until one is refused or `most` were sent; then `more` further ones.
// Each goes onto the tape as `name`. Returns whether one was refused.
bool call_until_refused(Session& session, const std::string& name, int most, int more);

// True for an answer that a limiter gives: 429, 503, or 403 with a used-up limit in its headers.
bool is_refusal(const Exchange& answer);

// How many of a run of equal calls were accepted before the first refusal; all of them when there
// was none. Once calls were accepted, one error for all further ones, kConfirmed at least, is a
// refusal too, whatever its status.
std::size_t accepted_before_refusal(const std::vector<const Exchange*>& calls);

// The first refused call; null when there is none.
const Exchange* first_refusal(const std::vector<const Exchange*>& calls);

// Stops the gather: a limit that is not there is rate.enforced's to charge.
void block_unlimited(Session& session, int calls);

}  // namespace assay::checks
