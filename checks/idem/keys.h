// SPDX-License-Identifier: MIT
// What the checks of idempotency keys share: requests with a key, and counting effects.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "dialect/session.h"

namespace assay::checks {

// The creation of `canonical` under this key, on a connection of its own.
Ask keyed(Session& session, const Json& canonical, const std::string& key);

// Whether a key replays when the same request comes three times, one after the other, under a key
// of its own: the control of the checks that go on from there. Stops the gather when it does not,
// which is idem.key-replay's to charge.
bool replays_in_turn(Session& session);
// Whether the retries of that control were refused: charged there, and not again.
bool refuses_retries(const Tape& tape);
// The same for checks that cannot go on where retries are refused.
bool retries_replay(Session& session);

// Counts own items now and notes the number under `fact` (null where they cannot be counted).
void note_own_count(Session& session, const std::string& fact, const Json& sent);

// How many items came into being between two noted counts; where they could not be counted, the
// number of distinct ids that the answers show.
int effects(const Tape& tape,
            std::string_view before,
            std::string_view after,
            const std::vector<const Exchange*>& answers);

// The id of the item that an answer shows, in its body or its Location; empty when none.
std::string shown_id(const Exchange& answer, const std::string& resource);

// Whether two answers carry the same body once volatile members are masked.
bool same_answer(const Exchange& left, const Exchange& right);

// True when the rubric demands keys, so that a key without effect is a fail.
bool key_is_required(const Tape& tape);
void note_requirement(Session& session);

}  // namespace assay::checks
