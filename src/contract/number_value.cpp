// SPDX-License-Identifier: MIT
// Choosing of numbers.
#include "contract/number_value.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "contract/permutation.h"
#include "contract/text_kind.h"

namespace assay {
namespace {

int scale_of(const Field& field) {
  return field.type == FieldType::kDecimal ? std::clamp(field.scale, 0, 9) : 0;
}

std::int64_t unit_of(const Field& field) {
  std::int64_t unit = 1;
  for (int i = 0; i < scale_of(field); ++i)
    unit *= 10;
  return unit;
}

std::optional<double> in_steps(const std::optional<double>& bound, const Field& field) {
  constexpr double kExact = 9e15;
  if (!bound) return std::nullopt;
  const double steps = *bound * static_cast<double>(unit_of(field));
  if (!(std::abs(steps) < kExact)) return std::nullopt;
  // 0.07 × 100 is 7.000000000000001.
  const double near = std::round(steps);
  return std::abs(steps - near) < 1e-6 ? near : steps;
}

struct Span {
  std::int64_t from = 0;
  std::int64_t to = 0;
};

bool is_stock(const Field& field) {
  return has_word(field, {"stock", "inventory", "available", "balance", "capacity", "seats"});
}

bool is_quantity(const Field& field) {
  return has_word(field, {"quantity", "qty", "count", "amount", "units", "pieces"});
}

struct Usual {
  std::string_view word{};
  Span span{};
};

// Where nothing bounds a number, its name may: an age of 500 is refused by the careful.
std::optional<Span> usual_span(const Field& field) {
  constexpr std::array<Usual, 16> kUsual = {{{"age", {20, 60}},
                                             {"year", {2020, 2026}},
                                             {"month", {2, 11}},
                                             {"day", {2, 27}},
                                             {"hour", {1, 22}},
                                             {"minute", {1, 58}},
                                             {"rating", {2, 4}},
                                             {"stars", {2, 4}},
                                             {"percent", {5, 15}},
                                             {"percentage", {5, 15}},
                                             {"discount", {5, 15}},
                                             {"tax", {5, 15}},
                                             {"priority", {1, 3}},
                                             {"latitude", {10, 50}},
                                             {"longitude", {10, 50}},
                                             {"position", {1, 9}}}};
  for (const Usual& usual : kUsual) {
    if (!has_word(field, {usual.word})) continue;
    const std::int64_t unit = unit_of(field);
    return Span{usual.span.from * unit, usual.span.to * unit};
  }
  return std::nullopt;
}

Span between(const Field& field, std::int64_t low, std::int64_t high) {
  const std::int64_t unit = unit_of(field);
  const std::int64_t width = high - low;
  if (width < 2) return {low, high};
  if (field.unique) return {low + 1, high - 1};
  if (is_quantity(field) && width > 4 * unit) return {low + unit, low + 3 * unit};
  if (width < 8) return {low + 1, high - 1};
  return {low + width / 4, high - width / 4};
}

Span above(const Field& field, std::int64_t low) {
  const std::int64_t unit = unit_of(field);
  constexpr std::int64_t kManyUnique = 100'000'000;
  if (field.unique) return {low + 100 * unit, low + kManyUnique};
  if (is_stock(field) || (is_quantity(field) && low == 0)) {
    return {low + 5'000 * unit, low + 9'999 * unit};
  }
  if (is_quantity(field)) return {low + unit, low + 3 * unit};
  return {low + 100 * unit, low + 999 * unit};
}

Span below(const Field& field, std::int64_t high) {
  const std::int64_t unit = unit_of(field);
  if (high > 8) return {std::max<std::int64_t>(high / 4, 1), high - high / 4};
  return {high - 999 * unit, high - unit};
}

Span span_of(const Field& field) {
  const std::optional<std::int64_t> low = lowest_step(field);
  const std::optional<std::int64_t> high = highest_step(field);
  if (low && high) return between(field, *low, std::max(*low, *high));
  const std::optional<Span> usual = usual_span(field);
  const bool fits = usual && (!low || usual->from >= *low) && (!high || usual->to <= *high);
  if (fits && !field.unique) return *usual;
  if (low) return above(field, *low);
  if (high) return below(field, *high);
  return above(field, 0);
}

}  // namespace

std::optional<std::int64_t> lowest_step(const Field& field) {
  const std::optional<double> steps = in_steps(field.min, field);
  if (!steps) return std::nullopt;
  const double first = std::ceil(*steps);
  const bool excluded = field.exclusive_min && first == *steps;
  return static_cast<std::int64_t>(first) + (excluded ? 1 : 0);
}

std::optional<std::int64_t> highest_step(const Field& field) {
  const std::optional<double> steps = in_steps(field.max, field);
  if (!steps) return std::nullopt;
  const double last = std::floor(*steps);
  const bool excluded = field.exclusive_max && last == *steps;
  return static_cast<std::int64_t>(last) - (excluded ? 1 : 0);
}

Json number_of_steps(std::int64_t steps, int scale) {
  std::string digits = std::to_string(std::abs(steps));
  if (scale > 0) {
    const auto places = static_cast<std::size_t>(scale);
    if (digits.size() <= places) digits.insert(0, places + 1 - digits.size(), '0');
    digits.insert(digits.size() - places, ".");
  }
  return Json::number((steps < 0 ? "-" : "") + digits);
}

Json typical_number(const Field& field, std::uint64_t place, std::uint64_t key) {
  const Span span = span_of(field);
  const auto count = static_cast<std::uint64_t>(span.to - span.from) + 1;
  const auto offset = static_cast<std::int64_t>(permuted(place, count, key));
  return number_of_steps(span.from + offset, scale_of(field));
}

}  // namespace assay
