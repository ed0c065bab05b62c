// SPDX-License-Identifier: MIT
// Items whose order by a field is beyond doubt.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/exchange.h"
#include "core/json.h"
#include "dialect/session.h"

namespace assay::checks {

// A place in an order: a number, or a text of small ASCII letters.
struct SortPlace {
  std::optional<double> number{};
  std::string text{};
};
bool comes_before(const SortPlace& left, const SortPlace& right);

// A number (decimals as text are some, too) or a time, as an item shows it; nothing for other text,
// whose order depends on a language.
std::optional<SortPlace> place_of(const Json& value);

// `count` valid values of the field in no order: numbers of different lengths, dates, or words of
// small letters and one length. Empty for a field whose order nobody can tell.
std::vector<Json> unordered_values(Session& session, const Field& field, int count);

// The places of values that were sent, by the id of their item.
std::map<std::string, SortPlace> places_of_sent(const std::map<std::string, Json>& sent);

// Own items in the order shown, each by its first showing, as places. Values that were not sent are
// read from the items. Empty when one of them has no certain place.
std::vector<SortPlace> places_in(const std::vector<const Exchange*>& pages,
                                 std::string_view resource,
                                 const std::string& key,
                                 const std::map<std::string, SortPlace>& sent,
                                 const std::set<std::string>& own);

bool is_ordered(std::vector<SortPlace> places, bool descending);
// Whether there are enough of them, and not all alike.
bool tells(const std::vector<SortPlace>& places);

}  // namespace assay::checks
