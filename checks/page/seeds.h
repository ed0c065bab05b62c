// SPDX-License-Identifier: MIT
// What the checks on paging share: the learned style, the seeds, and the length of the list.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/tape.h"
#include "dialect/paging.h"
#include "dialect/session.h"

namespace assay::checks {

// True when there is a way from page to page.
bool leads_on(const PagingStyle& style);

// The style of a list that leads from page to page, its seeds noted as "own". Null when there is
// none, and the gather is halted: not applicable where paging is optional, else blocked by
// page.default-bounded, which alone is charged for its absence.
const PagingStyle* paged_list(Session& session);

// The same for a list whose page size can be chosen, whether or not a way leads on.
const PagingStyle* sized_list(Session& session);

// What was not found, and the spellings tried: for whoever looks for it by hand.
std::string not_found(const PagingStyle& style);

// Halts a gather that found no paging, as paged_list() does.
void halt_unpaged(Session& session, const PagingStyle& style);

// The seeds as they are now, as fact "own".
void note_seeds(Session& session);

// The texts of an array that was noted.
std::set<std::string> noted_ids(const Tape& tape, std::string_view fact);
Json as_json(const std::vector<std::string>& texts);

// A walk in pages as large as the service takes: how long the list is, roughly.
Walk whole_list(Session& session);

// The working size, or as much more as keeps a walk within some 25 pages; 0 when it cannot be
// chosen.
int walking_size(const PagingStyle& style, std::size_t items);

}  // namespace assay::checks
