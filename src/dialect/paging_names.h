// SPDX-License-Identifier: MIT
// The spellings of page sizes and positions that are tried, the commonest first.
#pragma once

#include <algorithm>
#include <array>
#include <string_view>

namespace assay::paging_names {

inline constexpr std::array<std::string_view, 24> kSizes{
    "limit",    "per_page",  "page_size", "pageSize",       "size",         "perPage",
    "first",    "count",     "_limit",    "$limit",         "page[size]",   "page[limit]",
    "$top",     "take",      "_per_page", "pagesize",       "max_results",  "maxResults",
    "per-page", "page-size", "rows",      "items_per_page", "itemsPerPage", "n"};

inline constexpr std::array<std::string_view, 8> kOffsets{
    "offset", "skip", "$skip", "page[offset]", "_offset", "start", "_start", "from"};

inline constexpr std::array<std::string_view, 8> kPages{
    "page", "pageNumber", "page_number", "page[number]", "_page", "p", "pageNo", "pageIndex"};

// For tokens that a page hands out.
inline constexpr std::array<std::string_view, 16> kCursors{
    "cursor",      "after",       "page_token",   "pageToken",
    "next_cursor", "nextCursor",  "next",         "next_token",
    "nextToken",   "page[after]", "page[cursor]", "starting_after",
    "pageCursor",  "token",       "continuation", "continuationToken"};

// For the id of the last item seen.
inline constexpr std::array<std::string_view, 10> kAfterIds{
    "starting_after", "after",    "after_id",    "cursor",     "last_id",
    "lastId",         "since_id", "start_after", "startAfter", "max_id"};

template <std::size_t N>
bool holds(const std::array<std::string_view, N>& names, std::string_view name) {
  return std::ranges::find(names, name) != names.end();
}

}  // namespace assay::paging_names
