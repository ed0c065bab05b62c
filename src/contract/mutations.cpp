// SPDX-License-Identifier: MIT
// One broken rule at a time (the table of val.field).
#include <algorithm>
#include <array>
#include <utility>

#include <fmt/core.h>

#include "contract/mutation.h"
#include "contract/mutation_draft.h"
#include "contract/mutation_measures.h"
#include "contract/pattern.h"
#include "contract/text_value.h"

namespace assay {
namespace {

void break_missing(MutationDraft& draft, const Target& target) {
  if (target.field->required && !target.is_element) draft.drop(target, "left out, though required");
}

void break_null(MutationDraft& draft, const Target& target) {
  const Field& field = *target.field;
  if (!field.required || field.nullable || target.is_element) return;
  draft.set(target, Json(), "= null, though required");
}

// Nothing here is coerced by a common framework: "5" for a number or 5 for a text would be.
void break_type(MutationDraft& draft, const Target& target) {
  const Json object = Json::object({{"unexpected", Json::object({{"nested", "object"}})}});
  const auto set = [&](const Json& value, std::string_view type) {
    draft.set(target, value, fmt::format("= {}, where {} belongs", shown(value), type));
  };
  switch (target.field->type) {
    case FieldType::kString:
      set(object, "a text");
      set(Json::array(), "a text");
      break;
    case FieldType::kInteger:
    case FieldType::kDecimal:
      set("abc", "a number");
      set(object, "a number");
      break;
    case FieldType::kBoolean:
      set("x", "true or false");
      set(object, "true or false");
      break;
    case FieldType::kReference:
      set(object, "an id");
      break;
    case FieldType::kArray:
      set(object, "an array");
      break;
    case FieldType::kObject:
      set("abc", "an object");
      break;
  }
}

void break_empty(MutationDraft& draft, const Target& target) {
  const Field& field = *target.field;
  if (!draft.declared()) {
    if (field.type == FieldType::kString) draft.set_lenient(target, "", "= \"\"");
    return;
  }
  // An optional field may take "" or [] for "not given".
  if (!field.required) return;
  const bool least_one = field.min_length.value_or(0) >= 1;
  if (field.type == FieldType::kArray && least_one) {
    draft.set(target, Json::array(), "= [], though it must hold something");
  }
  if (field.type != FieldType::kString) return;
  const bool ruled_out = least_one || field.non_blank || !field.format.empty() ||
                         !field.members.empty() ||
                         (!field.pattern.empty() && !matches_whole(field.pattern, ""));
  if (ruled_out) draft.set(target, "", "= \"\", though it must hold something");
  if (field.non_blank) draft.set(target, "   ", "= \"   \", though blanks alone are ruled out");
}

void break_enum(MutationDraft& draft, const Target& target) {
  const Field& field = *target.field;
  if (field.members.empty()) return;
  const bool texts = std::ranges::any_of(field.members, &Json::is_string);
  const Json stranger = texts ? Json("__not_a_member__") : Json(987'654'321);
  if (std::ranges::find(field.members, stranger) != field.members.end()) return;
  const std::string what = fmt::format("= {}, not one of its members", shown(stranger));
  if (field.open) {
    draft.set_lenient(target, stranger, what);
  } else {
    draft.set(target, stranger, what);
  }
}

struct BadFormat {
  std::string_view format{};
  std::string_view value{};
  std::string_view name{};
};

// Plainly wrong ones alone: what counts as an e-mail address at the edges is disputed.
constexpr std::array<BadFormat, 6> kBadFormats = {{
    {"email", "no-at-sign", "an e-mail address"},
    {"uuid", "123", "a UUID"},
    {"uri", "::", "a URI"},
    {"date", "2024-13-40", "a date"},
    {"date-time", "2024-13-40T25:61:61Z", "a date with its time"},
    {"currency", "ZZZZ", "a currency code"},
}};

void break_format(MutationDraft& draft, const Target& target) {
  const Field& field = *target.field;
  if (field.type != FieldType::kString) return;
  for (const BadFormat& bad : kBadFormats) {
    if (field.format != bad.format) continue;
    draft.set(target, bad.value, fmt::format("= \"{}\", not {}", bad.value, bad.name));
  }
  if (field.pattern.empty()) return;
  std::string good = draft.value_at(target).text();
  if (!matches_whole(field.pattern, good)) good = draft.maker().matching(field.pattern);
  const std::string bad = near_miss(field.pattern, good);
  if (bad.empty()) return;
  draft.set(target, bad, fmt::format("= \"{}\", not of the pattern {}", bad, field.pattern));
}

void break_rule(MutationDraft& draft, Rule rule, const Target& target) {
  switch (rule) {
    case Rule::kMissing:
      return break_missing(draft, target);
    case Rule::kNull:
      return break_null(draft, target);
    case Rule::kType:
      return break_type(draft, target);
    case Rule::kEmpty:
      return break_empty(draft, target);
    case Rule::kLength:
      return break_length(draft, target);
    case Rule::kRange:
      return break_range(draft, target);
    case Rule::kFormat:
      return break_format(draft, target);
    case Rule::kEnum:
      return break_enum(draft, target);
  }
}

}  // namespace

std::string_view to_string(Rule rule) {
  switch (rule) {
    case Rule::kMissing:
      return "missing";
    case Rule::kNull:
      return "null";
    case Rule::kType:
      return "type";
    case Rule::kEmpty:
      return "empty";
    case Rule::kLength:
      return "length";
    case Rule::kRange:
      return "range";
    case Rule::kFormat:
      return "format";
    case Rule::kEnum:
      return "enum";
  }
  return "";
}

std::vector<Mutation> mutations(const Resource& resource,
                                Rule rule,
                                const Json& valid,
                                SampleMaker& maker) {
  MutationDraft draft(resource, valid, maker);
  const bool told_by_a_sample = rule == Rule::kType || rule == Rule::kEmpty;
  if (!draft.declared() && !told_by_a_sample) return {};
  for (const Target& target : draft.targets())
    break_rule(draft, rule, target);
  return draft.take();
}

}  // namespace assay
