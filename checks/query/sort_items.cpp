// SPDX-License-Identifier: MIT
// Items whose order by a field is beyond doubt.
#include "checks/query/sort_items.h"

#include <algorithm>
#include <array>
#include <cstdlib>

#include "contract/number_value.h"
#include "contract/text_kind.h"
#include "dialect/envelope.h"
#include "dialect/instant.h"
#include "dialect/page.h"

namespace assay::checks {
namespace {

// Of different lengths, so that comparing them as text betrays itself.
constexpr std::array<std::int64_t, 11> kNumbers{47, 9, 100, 3, 25, 10, 81, 60, 15, 90, 5};
constexpr std::size_t kTelling = 3;  // items, at least, that an order is read from
constexpr std::string_view kLetters = "gcaebmdfkhjilnpoqsrt";

std::vector<Json> numbers(Session& session, const Field& field, std::size_t count) {
  const std::int64_t least = lowest_step(field).value_or(0);
  const std::optional<std::int64_t> most = highest_step(field);
  std::int64_t one = 1;
  for (int i = 0; i < field.scale; ++i)
    one *= 10;
  std::vector<Json> values;
  for (const std::int64_t number : kNumbers) {
    const bool legal = number * one >= least && (!most || number * one <= *most);
    if (legal && values.size() < count) {
      values.push_back(number_of_steps(number * one, field.scale));
    }
  }
  while (values.size() < count)
    values.push_back(session.maker().value(field));
  return values;
}

std::vector<Json> words(Session& session, const Field& field, std::size_t count) {
  std::string start = session.maker().unique();
  while (start.size() + 1 < static_cast<std::size_t>(field.min_length.value_or(0)))
    start += 'a';
  std::vector<Json> values;
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t turn = i / kLetters.size();
    values.emplace_back(start + kLetters[i % kLetters.size()] +
                        static_cast<char>('a' + static_cast<char>(turn % 26)));
  }
  return values;
}

std::optional<Instant> instant_in(std::string_view text) {
  const std::optional<Instant> time = parse_date_time(text);
  return time ? time : parse_date(text);
}

}  // namespace

bool comes_before(const SortPlace& left, const SortPlace& right) {
  if (left.number && right.number) return *left.number < *right.number;
  return left.text < right.text;
}

std::optional<SortPlace> place_of(const Json& value) {
  if (value.is_number()) return SortPlace{.number = value.as_double()};
  if (!value.is_string() || value.text().empty()) return std::nullopt;
  char* stop = nullptr;
  const double number = std::strtod(value.text().c_str(), &stop);
  if (*stop == '\0') return SortPlace{.number = number};
  const std::optional<Instant> time = instant_in(value.text());
  if (!time) return std::nullopt;
  return SortPlace{.number = static_cast<double>(time->seconds) + time->nanos * 1e-9};
}

std::vector<Json> unordered_values(Session& session, const Field& field, int count) {
  const auto wanted = static_cast<std::size_t>(count);
  const bool number = field.type == FieldType::kInteger || field.type == FieldType::kDecimal;
  if (number && field.members.empty()) return numbers(session, field, wanted);
  if (takes_marker(field)) return words(session, field, wanted);
  const TextKind kind = text_kind(field);
  const bool date = field.type == FieldType::kString && field.members.empty() &&
                    (kind == TextKind::kDate || kind == TextKind::kDateTime);
  std::vector<Json> values;
  while (date && values.size() < wanted)
    values.push_back(session.maker().value(field));
  return values;
}

std::vector<SortPlace> places_in(const std::vector<const Exchange*>& pages,
                                 std::string_view resource,
                                 const std::string& key,
                                 const std::map<std::string, SortPlace>& sent,
                                 const std::set<std::string>& own) {
  const Listed seen = listed(pages, resource, own);
  std::vector<SortPlace> places;
  std::set<std::string> taken;
  for (std::size_t i = 0; i < seen.ids().size(); ++i) {
    const std::string& id = seen.ids()[i];
    if (!own.contains(id) || !taken.insert(id).second) continue;
    if (const auto known = sent.find(id); known != sent.end()) {
      places.push_back(known->second);
      continue;
    }
    const Json* item = find_item(seen.items()[i], resource);
    const Json* shown = item == nullptr ? nullptr : member(*item, key);
    const std::optional<SortPlace> place = shown ? place_of(*shown) : std::nullopt;
    if (!place) return {};
    places.push_back(*place);
  }
  return places;
}

bool is_ordered(std::vector<SortPlace> places, bool descending) {
  if (descending) std::ranges::reverse(places);
  return std::ranges::is_sorted(places, comes_before);
}

bool tells(const std::vector<SortPlace>& places) {
  if (places.size() < kTelling) return false;
  const auto [least, most] = std::ranges::minmax_element(places, comes_before);
  return comes_before(*least, *most);
}

std::map<std::string, SortPlace> places_of_sent(const std::map<std::string, Json>& sent) {
  std::map<std::string, SortPlace> places;
  for (const auto& [id, value] : sent) {
    const std::optional<SortPlace> place = place_of(value);
    places[id] = place ? *place : SortPlace{.text = value.text()};
  }
  return places;
}

}  // namespace assay::checks
