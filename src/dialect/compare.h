// SPDX-License-Identifier: MIT
// Whether what came back is what was sent, and whether two answers are the same.
#pragma once

#include "contract/contract.h"
#include "core/json.h"

namespace assay {

// kNearly: the same but for precision that no contract promises (binary noise below 1e-9, fractions
// of a millisecond) or for its JSON type (1 for true, 5 for "5").
enum class Likeness { kDifferent, kNearly, kSame };

// Equal in every way that a service may choose: decimals as numbers, text or minor units, times as
// instants, ids as text, text trimmed, e-mail addresses in lower case, a reference as the object it
// names, members in any order and in any case style, further members beside them.
// `field` tells the type; without it only what is safe for every type is equal.
Likeness likeness(const Json& sent, const Json& got, const Field* field = nullptr);
bool same_value(const Json& sent, const Json& got, const Field* field = nullptr);

// The value with its volatile members blanked: times of the system's own, ids of requests and
// traces, ETags, nonces, signatures, durations. Null stays null, so that "deleted_at" still tells.
Json mask(const Json& value);

// Two answers of one candidate are the same once both are masked; an absent member is a null one.
bool same_after_masking(const Json& left, const Json& right);

}  // namespace assay
