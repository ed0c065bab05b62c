// SPDX-License-Identifier: MIT
// One character, one item, one step too few or too many.
#include "contract/mutation_measures.h"

#include <cstdint>

#include <fmt/core.h>

#include "contract/number_value.h"

namespace assay {
namespace {

constexpr int kVeryLong = 10'000;

// ASCII, so that bytes, code points and UTF-16 units count alike.
Json text_of(MutationDraft& draft, const Field& field, int length) {
  const auto size = static_cast<std::size_t>(length);
  const std::string text = draft.maker().text_of_length(field, size);
  if (text.size() == size) return text;
  return draft.maker().text_of_length({.name = "text"}, size);
}

Json array_of(MutationDraft& draft, const Target& target, int length) {
  Json array = draft.value_at(target);
  while (static_cast<int>(array.size()) > length)
    array.items().pop_back();
  while (static_cast<int>(array.size()) < length) {
    array.push(array.empty() ? draft.maker().value(target.field->items.front())
                             : array.items().front());
  }
  return array;
}

void break_text_length(MutationDraft& draft, const Target& target) {
  const Field& field = *target.field;
  if (!field.members.empty()) return;
  const int least = field.min_length.value_or(0);
  // One less than 1 is the empty text, which has a rule of its own.
  if (least >= 2) {
    draft.set(target, text_of(draft, field, least - 1),
              fmt::format("of {} characters, below its minimum of {}", least - 1, least));
  }
  if (field.max_length) {
    const int most = *field.max_length;
    draft.set(target, text_of(draft, field, most + 1),
              fmt::format("of {} characters, above its maximum of {}", most + 1, most));
  } else if (takes_marker(field)) {
    draft.set_lenient(target, text_of(draft, field, kVeryLong),
                      fmt::format("of {} characters, without a declared maximum", kVeryLong));
  }
}

void break_array_length(MutationDraft& draft, const Target& target) {
  const Field& field = *target.field;
  constexpr int kMostItems = 2'000;
  const int least = field.min_length.value_or(0);
  if (least >= 2) {
    draft.set(target, array_of(draft, target, least - 1),
              fmt::format("of {} items, below its minimum of {}", least - 1, least));
  }
  if (!field.max_length || *field.max_length > kMostItems || field.items.empty()) return;
  const int most = *field.max_length;
  draft.set(target, array_of(draft, target, most + 1),
            fmt::format("of {} items, above its maximum of {}", most + 1, most));
}

void break_low(MutationDraft& draft, const Target& target, std::int64_t lowest) {
  const Field& field = *target.field;
  const Json value =
      number_of_steps(lowest - 1, field.type == FieldType::kDecimal ? field.scale : 0);
  draft.set(target, value,
            fmt::format("= {}, {} {}", value.text(),
                        field.exclusive_min ? "not above" : "below its minimum of", *field.min));
}

void break_high(MutationDraft& draft, const Target& target, std::int64_t highest) {
  const Field& field = *target.field;
  const Json value =
      number_of_steps(highest + 1, field.type == FieldType::kDecimal ? field.scale : 0);
  draft.set(target, value,
            fmt::format("= {}, {} {}", value.text(),
                        field.exclusive_max ? "not below" : "above its maximum of", *field.max));
}

}  // namespace

void break_length(MutationDraft& draft, const Target& target) {
  if (target.field->type == FieldType::kString) break_text_length(draft, target);
  if (target.field->type == FieldType::kArray) break_array_length(draft, target);
}

void break_range(MutationDraft& draft, const Target& target) {
  const Field& field = *target.field;
  const bool number = field.type == FieldType::kInteger || field.type == FieldType::kDecimal;
  const bool ruled = field.min || field.max;
  if (!number || (!ruled && field.type != FieldType::kInteger)) return;
  constexpr std::int64_t kBeyond32Bits = 2'147'483'648;
  const std::optional<std::int64_t> lowest = lowest_step(field);
  const std::optional<std::int64_t> highest = highest_step(field);
  if (lowest) break_low(draft, target, *lowest);
  if (highest) break_high(draft, target, *highest);
  if (field.type == FieldType::kInteger && !field.max) {
    draft.set_lenient(target, Json(kBeyond32Bits), "= 2147483648, beyond 32 bits");
  }
  if (ruled) draft.set_lenient(target, Json::number("1e400"), "= 1e400, beyond every number type");
}

}  // namespace assay
