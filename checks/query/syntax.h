// SPDX-License-Identifier: MIT
// The usual ways to ask a list for a part of itself, or for an order.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "contract/contract.h"
#include "core/json.h"
#include "dialect/names.h"

namespace assay::checks {

// Queries before they are encoded: '*' stands for the field, '#' for the value.
inline constexpr auto kFilterSyntaxes = std::to_array<std::string_view>({
    "*=#",
    "filter[*]=#",
    "filter=*:#",
    "*[eq]=#",
    "*__eq=#",
    "filter[*][eq]=#",
    "filter[*:eq]=#",
    "filter[*][$eq]=#",
    "filters[*]=#",
    "filters[*][$eq]=#",
    "filter.*=#",
    "filter.*=$eq:#",
    "*=eq:#",
    "*=eq.#",
    "filter=*==#",
    "filter=*=#",
    "filter=*||$eq||#",
    "filter={\"*\":\"#\"}",
    "filter=* eq '#'",
    "$filter=* eq '#'",
    "where[*]=#",
    "where={\"*\":\"#\"}",
    "query=*:#",
    "search=*:#",
    "min_*=#&max_*=#",
    "*_min=#&*_max=#",
    "*__gte=#&*__lte=#",
    "*[gte]=#&*[lte]=#",
});

struct SortSyntax {
  std::string_view ascending{};
  std::string_view descending{};
};
inline constexpr auto kSortSyntaxes = std::to_array<SortSyntax>({
    {"sort=*", "sort=-*"},
    {"sort=+*", "sort=-*"},
    {"sort=*:asc", "sort=*:desc"},
    {"sort=*,asc", "sort=*,desc"},
    {"sort=*.asc", "sort=*.desc"},
    {"sort=*_asc", "sort=*_desc"},
    {"sort=* asc", "sort=* desc"},
    {"sort=asc(*)", "sort=desc(*)"},
    {"sort=*&order=asc", "sort=*&order=desc"},
    {"sort=*&order=ASC", "sort=*&order=DESC"},
    {"sort=*&direction=asc", "sort=*&direction=desc"},
    {"sort=*&dir=asc", "sort=*&dir=desc"},
    {"sort=*&sort_order=asc", "sort=*&sort_order=desc"},
    {"sort=*&sortOrder=asc", "sort=*&sortOrder=desc"},
    {"sort_by=*&order=asc", "sort_by=*&order=desc"},
    {"sort_by=*&sort_order=asc", "sort_by=*&sort_order=desc"},
    {"sort_by=*&sort_dir=asc", "sort_by=*&sort_dir=desc"},
    {"sort_by=*&order_by=asc", "sort_by=*&order_by=desc"},
    {"sort_by=*", "sort_by=-*"},
    {"sort_by=*:asc", "sort_by=*:desc"},
    {"sort_by=*.asc", "sort_by=*.desc"},
    {"sort_field=*&sort_order=asc", "sort_field=*&sort_order=desc"},
    {"sortBy=*&order=asc", "sortBy=*&order=desc"},
    {"sortBy=*&order=ASC", "sortBy=*&order=DESC"},
    {"sortBy=*&sortOrder=asc", "sortBy=*&sortOrder=desc"},
    {"sortBy=*&sortOrder=ASC", "sortBy=*&sortOrder=DESC"},
    {"sortBy=*&sortDirection=asc", "sortBy=*&sortDirection=desc"},
    {"sortBy=*:asc", "sortBy=*:desc"},
    {"sortBy=*:ASC", "sortBy=*:DESC"},
    {"sortField=*&sortOrder=asc", "sortField=*&sortOrder=desc"},
    {"order_by=*", "order_by=-*"},
    {"order_by=* asc", "order_by=* desc"},
    {"order_by=*&order=asc", "order_by=*&order=desc"},
    {"order_by=*&direction=asc", "order_by=*&direction=desc"},
    {"orderBy=*", "orderBy=-*"},
    {"orderBy=*&order=asc", "orderBy=*&order=desc"},
    {"orderBy=*&order=ASC", "orderBy=*&order=DESC"},
    {"orderBy=*&direction=asc", "orderBy=*&direction=desc"},
    {"orderBy=*&orderDirection=asc", "orderBy=*&orderDirection=desc"},
    {"ordering=*", "ordering=-*"},
    {"order=*", "order=-*"},
    {"order=*.asc", "order=*.desc"},
    {"_sort=*&_order=asc", "_sort=*&_order=desc"},
    {"_sort=*", "_sort=-*"},
    {"sort[*]=asc", "sort[*]=desc"},
    {"order[*]=asc", "order[*]=desc"},
    {"sort=[\"*\",\"ASC\"]", "sort=[\"*\",\"DESC\"]"},
    {"$orderby=* asc", "$orderby=* desc"},
    {"$sort[*]=1", "$sort[*]=-1"},
});

// The query, encoded.
std::string query_of(std::string_view syntax,
                     const std::string& key,
                     const std::string& value,
                     NameStyle style);

// How the field may be called in a query: as the candidate spells it, as the rubric does, by its
// other names; a reference also without its "_id".
std::vector<std::string> keys_of(const std::string& name, const Field* field, NameStyle style);

// A scalar as it stands in a query.
std::string value_text(const Json& value);

}  // namespace assay::checks
