// SPDX-License-Identifier: MIT
// Which state of an item an answer shows: alone, or in a list.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/exchange.h"
#include "core/json.h"
#include "core/tape.h"

namespace assay::checks {

// The item of this id in an answer's list, as an answer of its own; nothing when it is not listed.
std::optional<Exchange> in_list(const Exchange& answer,
                                std::string_view resource,
                                const std::string& id);

// An address that leads to no item any more: refused, empty, or marked as deleted.
bool is_absent(const Exchange& answer, std::string_view resource);

// A list that can be read and does not hold the item, or holds it marked as deleted.
bool is_unlisted(const Exchange& answer, std::string_view resource, const std::string& id);

// Of what a change gave new values, the old ones that an answer shows.
Json shown_before(const Tape& tape, const Json& changed, const Exchange& answer);

}  // namespace assay::checks
