// SPDX-License-Identifier: MIT
// Finding out how a candidate's list is filtered, from what the spellings do.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "checks/query/filter_items.h"
#include "dialect/paging.h"
#include "dialect/session.h"

namespace assay::checks {

// What was asked of a filter, and what its answer must and must not show of the own items.
struct FilterProbe {
  std::string walk{};  // the name of its exchanges
  std::string what{};  // "category = book"
  std::vector<std::string> wanted{};
  std::vector<std::string> unwanted{};
  bool whole = true;  // all of it was seen, on one page: what is missing was left out
};

// Own ids that the walk misses or should not show.
struct FilterGap {
  std::vector<std::string> missing{};
  std::vector<std::string> extra{};

  bool none() const { return missing.empty() && extra.empty(); }
};

enum class FilterState { kWorks, kWrong, kIgnored, kRefused };

struct FoundFilter {
  FilterState state = FilterState::kIgnored;
  QuerySpelling spelling{};  // of kWorks and kWrong
  FilterProbe probe{};       // of kWorks and kWrong: with the field's first value
};

// Asks for the field's first value in every spelling until one shows all own items that have it and
// none that have not, and binds that one. `whole` is the unfiltered list. Without one: the spelling
// that does something else to the list (kWrong), or none (kRefused when the plain spelling answers
// 4xx).
FoundFilter find_filter(Session& session,
                        const FilterField& field,
                        const std::vector<OwnItem>& items,
                        const Walk& whole);

// The name of the requests that look for the field's spelling.
std::string attempt_name(const Field& field);

// "category=book", encoded.
std::string filter_query(Session& session, const QuerySpelling& spelling, const std::string& value);

// Reads the first large page of the list with this query, as the probe's walk.
FilterGap look(Session& session, FilterProbe& probe, const std::string& query);

FilterGap filter_gap(const std::vector<const Exchange*>& pages,
                     std::string_view resource,
                     const std::vector<std::string>& wanted,
                     const std::vector<std::string>& unwanted);

}  // namespace assay::checks
