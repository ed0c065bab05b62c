// SPDX-License-Identifier: MIT
// Comparing what was sent with what came back.
#include "dialect/compare.h"

#include <algorithm>
#include <vector>

#include "dialect/compare_scalar.h"
#include "dialect/envelope.h"
#include "dialect/names.h"

namespace assay {
namespace {

// The same scalars in another order: a set that its service keeps sorted.
bool same_set(const Json& sent, const Json& got, const Field* item) {
  constexpr std::size_t kMost = 200;
  if (sent.size() > kMost || !std::ranges::all_of(sent.items(), is_scalar)) return false;
  std::vector<const Json*> left;
  for (const Json& each : got.items())
    left.push_back(&each);
  return std::ranges::all_of(sent.items(), [&](const Json& each) {
    const auto found = std::ranges::find_if(
        left, [&](const Json* other) { return same_value(each, *other, item); });
    if (found == left.end()) return false;
    left.erase(found);
    return true;
  });
}

Likeness compare_arrays(const Json& sent, const Json& got, const Field* field) {
  if (!got.is_array() || sent.size() != got.size()) return Likeness::kDifferent;
  const Field* item = field != nullptr && !field->items.empty() ? &field->items.front() : nullptr;
  Likeness least = Likeness::kSame;
  for (std::size_t i = 0; i < sent.size(); ++i) {
    least = std::min(least, likeness(sent.items()[i], got.items()[i], item));
  }
  return least == Likeness::kDifferent && same_set(sent, got, item) ? Likeness::kSame : least;
}

Likeness compare_objects(const Json& sent, const Json& got, const Field* field) {
  if (!got.is_object()) return Likeness::kDifferent;
  Likeness least = Likeness::kSame;
  for (const auto& [name, value] : sent.members()) {
    const Field* known = nullptr;
    if (field != nullptr) {
      const auto found = std::ranges::find(field->fields, name, &Field::name);
      known = found == field->fields.end() ? nullptr : &*found;
    }
    const Json* shown = known != nullptr ? field_of(got, *known) : member(got, name);
    least = std::min(least,
                     shown == nullptr ? same_if(value.is_null()) : likeness(value, *shown, known));
  }
  return least;
}

}  // namespace

Likeness likeness(const Json& sent, const Json& got, const Field* field) {
  if (sent.is_null() || got.is_null()) return same_if(sent.is_null() && got.is_null());
  if (sent.is_array()) return compare_arrays(sent, got, field);
  if (sent.is_object()) return compare_objects(sent, got, field);
  return scalar_likeness(sent, got, field);
}

bool same_value(const Json& sent, const Json& got, const Field* field) {
  return likeness(sent, got, field) == Likeness::kSame;
}

}  // namespace assay
