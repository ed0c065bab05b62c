// SPDX-License-Identifier: MIT
// Answers that show no item, or one that is marked as deleted.
#pragma once

#include <string_view>

#include "core/exchange.h"

namespace assay {

// No body, or a body without an item: null, {}, an empty list, an envelope around nothing.
bool shows_nothing(const Exchange& answer, std::string_view resource);

// An item that says it is deleted: a time of deletion, a flag, or a status (deleted, archived,
// removed, inactive).
bool is_tombstone(const Exchange& answer, std::string_view resource);

// Whether the item that one read shows is gone from the next: 404, 410, a tombstone that it was not
// before, or a 2xx that shows nothing or none of its ids (some services answer so for what is not
// there).
bool is_gone_from(const Exchange& after, const Exchange& before, std::string_view resource);

}  // namespace assay
