// SPDX-License-Identifier: MIT
// Legal extremes (the list of val.boundary-accept).
#include <algorithm>
#include <cstdint>
#include <string>

#include <fmt/core.h>

#include "contract/mutation.h"
#include "contract/mutation_draft.h"
#include "contract/number_value.h"
#include "contract/text_kind.h"
#include "contract/text_value.h"

namespace assay {
namespace {

void number_edges(MutationDraft& draft, const Target& target) {
  const Field& field = *target.field;
  // Two items may not share an edge that must be unique.
  if (field.unique || !field.members.empty()) return;
  const int scale = field.type == FieldType::kDecimal ? field.scale : 0;
  const std::optional<std::int64_t> lowest = lowest_step(field);
  const std::optional<std::int64_t> highest = highest_step(field);
  const auto set = [&](std::int64_t steps, std::string_view what) {
    const Json value = number_of_steps(steps, scale);
    draft.set(target, value, fmt::format("= {}, {}", value.text(), what));
  };
  if (lowest) set(*lowest, "its lowest legal value");
  if (highest) set(*highest, "its highest legal value");
  if (lowest && *lowest < 0 && (!highest || *highest > 0)) set(0, "between its bounds");
}

void text_length(MutationDraft& draft,
                 const Target& target,
                 std::size_t length,
                 std::string_view what) {
  constexpr std::size_t kBcrypt = 72;
  constexpr std::size_t kLongestAddress = 254;  // RFC 5321 4.5.3.1.3 leaves so much of a path
  const Field& field = *target.field;
  const TextKind kind = text_kind(field);
  if (kind == TextKind::kPassword && length > kBcrypt) return;
  if (kind == TextKind::kEmail && length > kLongestAddress) return;
  std::string text = draft.maker().text_of_length(field, length);
  if (length == 0 || text.size() != length) return;
  draft.set(target, std::move(text), fmt::format("of {} characters, {}", length, what));
}

void text_edges(MutationDraft& draft, const Target& target) {
  const Field& field = *target.field;
  if (!field.pattern.empty() || !field.members.empty()) return;
  const LengthRange length = length_of(field);
  if (field.min_length) text_length(draft, target, length.least, "its shortest legal length");
  if (field.max_length) text_length(draft, target, length.most, "its longest legal length");
}

void names(MutationDraft& draft, const Target& target) {
  const Field& field = *target.field;
  const bool is_name =
      takes_marker(field) && (&field == free_text_field(draft.resource()) ||
                              has_word(field, {"name", "title", "author", "city"}));
  if (!is_name) return;
  for (const char* name : {"Ñandú", "O'Brien", "张伟"}) {
    std::string text =
        fmt::format("{} {} {}", name, draft.maker().marker(), draft.maker().unique());
    if (text.size() > length_of(field).most)
      text = fmt::format("{} {}", name, draft.maker().unique());
    if (text.size() < length_of(field).least) continue;
    draft.set(target, text, fmt::format("= \"{} …\", a name in use", name));
  }
}

void fits(MutationDraft& draft,
          const Target& target,
          const std::string& text,
          std::string_view what) {
  const LengthRange length = length_of(*target.field);
  if (text.size() < length.least || text.size() > length.most) return;
  draft.set(target, text, fmt::format("= \"{}\", {}", text, what));
}

void formats(MutationDraft& draft, const Target& target) {
  const Field& field = *target.field;
  if (!field.pattern.empty()) return;
  // A leap day that lies on the side of today that the name speaks of.
  const bool ahead =
      has_word(field, {"due", "deadline", "expires", "expiry", "until", "end", "scheduled"});
  const std::string leap_day = ahead ? "2028-02-29" : "2024-02-29";
  if (field.format == "email") {
    const std::string unique = draft.maker().unique();
    fits(draft, target, unique + "+tag@example.com", "a plus tag");
    fits(draft, target, unique + "@a-rather-long-but-legal-name-of-a-host.sub-domain.example.com",
         "a long domain");
  }
  if (field.unique) return;
  if (field.format == "date") fits(draft, target, leap_day, "a leap day");
  if (field.format == "date-time") fits(draft, target, leap_day + "T12:00:00Z", "a leap day");
}

void array_edges(MutationDraft& draft, const Target& target) {
  const Field& field = *target.field;
  constexpr int kMostItems = 1'000;
  if (field.items.empty() || !field.items.front().members.empty()) return;
  const FieldType item = field.items.front().type;
  // Lines that repeat one reference may break a rule of the business.
  if (item == FieldType::kReference || item == FieldType::kObject) return;
  const auto set = [&](int count, std::string_view what) {
    Json array = Json::array();
    for (int i = 0; i < count; ++i)
      array.push(draft.maker().value(field.items.front()));
    draft.set(target, std::move(array), fmt::format("of {} items, {}", count, what));
  };
  if (field.min_length) set(std::min(*field.min_length, kMostItems), "the fewest that are legal");
  if (field.max_length && *field.max_length <= kMostItems)
    set(*field.max_length, "the most that are legal");
}

void members(MutationDraft& draft, const Target& target) {
  if (target.field->unique) return;
  for (const Json& each : target.field->members) {
    draft.set(target, each, fmt::format("= {}, one of its members", shown(each)));
  }
}

void edges(MutationDraft& draft, const Target& target) {
  const Field& field = *target.field;
  members(draft, target);
  switch (field.type) {
    case FieldType::kString:
      text_edges(draft, target);
      names(draft, target);
      formats(draft, target);
      break;
    case FieldType::kInteger:
    case FieldType::kDecimal:
      number_edges(draft, target);
      break;
    case FieldType::kBoolean:
      draft.set(target, Json(false), "= false");
      draft.set(target, Json(true), "= true");
      break;
    case FieldType::kArray:
      array_edges(draft, target);
      break;
    case FieldType::kReference:
    case FieldType::kObject:
      break;
  }
  if (target.is_element) return;
  if (field.nullable) draft.set(target, Json(), "= null, as a nullable field may be");
  if (!field.required) draft.drop(target, "left out, as an optional field may be");
}

}  // namespace

std::vector<Mutation> boundaries(const Resource& resource, const Json& valid, SampleMaker& maker) {
  MutationDraft draft(resource, valid, maker);
  if (!draft.declared()) return {};
  for (const Target& target : draft.targets())
    edges(draft, target);
  std::vector<Mutation> accepted = draft.take();
  for (Mutation& each : accepted)
    each.must_reject = false;
  return accepted;
}

}  // namespace assay
