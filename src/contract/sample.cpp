// SPDX-License-Identifier: MIT
// Valid values, each from its place in the seed's order.
#include "contract/sample.h"

#include <algorithm>

#include "contract/number_value.h"
#include "contract/pattern.h"
#include "contract/permutation.h"
#include "contract/text_kind.h"
#include "contract/text_value.h"

namespace assay {
namespace {

constexpr std::size_t kMarkerRoom = 40;

}  // namespace

SampleMaker::SampleMaker(std::uint64_t seed, const std::string& marker)
    : SampleMaker(seed, marker, hash_of(marker)) {}

SampleMaker::SampleMaker(std::uint64_t seed, std::string marker, std::uint64_t first)
    : state_(seed ^ hash_of(marker) ^ (first << 20U)),
      key_(hash_of("assay") ^ seed),
      marker_(std::move(marker)),
      count_(first) {}

std::uint64_t SampleMaker::number(std::uint64_t below) {
  return below == 0 ? 0 : next_random(state_) % below;
}

std::string SampleMaker::uuid() {
  return valid_text({.format = "uuid"}, number(std::uint64_t{1} << 62U), key_);
}

std::string SampleMaker::email() {
  return valid_text({.format = "email"}, count_++, key_);
}

std::string SampleMaker::password() {
  return password_text(count_++, key_, {});
}

std::string SampleMaker::unique() {
  constexpr std::size_t kLetters = 10;
  return letters_at(count_++, key_, kLetters);
}

std::string SampleMaker::matching(std::string_view pattern) {
  return matching_text(pattern, count_++, key_);
}

std::string SampleMaker::text_of_length(const Field& field, std::size_t length) {
  return assay::text_of_length(field, length, count_++, key_);
}

Json SampleMaker::text(const Field& field) {
  const std::string made = valid_text(field, count_++, key_);
  if (!made.empty()) return made;
  return field.sample.value_or(Json());
}

Json SampleMaker::marked(const Field& field) {
  const LengthRange length = length_of(field);
  std::string text = marker_ + " " + unique();
  if (field.sample && field.sample->is_string()) {
    const std::string longer = field.sample->text() + " " + text;
    if (longer.size() <= length.most) text = longer;
  }
  if (text.size() < length.least) text += free_text(count_++, key_, {length.least - text.size()});
  return text.substr(0, length.most);
}

Json SampleMaker::value(const Field& field) {
  return filled(field, {}).value_or(Json());
}

std::optional<Json> SampleMaker::filled(const Field& field, const References& references) {
  if (field.type == FieldType::kReference) {
    const auto known = references.find(field.to);
    if (known != references.end()) return known->second;
    return field.sample;
  }
  if (field.sample && !field.unique) return field.sample;
  // Always the same: that every member is accepted is val.boundary-accept's to see, and a member
  // that is not must not decide at random what the other checks see.
  if (!field.members.empty()) return field.members.front();
  return made_up(field, references);
}

std::optional<Json> SampleMaker::made_up(const Field& field, const References& references) {
  switch (field.type) {
    case FieldType::kString:
      return text(field);
    case FieldType::kInteger:
    case FieldType::kDecimal:
      return typical_number(field, count_++, key_);
    case FieldType::kBoolean:
      return Json(number(2) == 0);
    case FieldType::kArray:
      return filled_array(field, references);
    case FieldType::kObject:
      return filled_object(field.fields, references);
    case FieldType::kReference:
      break;
  }
  return std::nullopt;
}

Json SampleMaker::filled_object(const std::vector<Field>& fields, const References& references) {
  Json object = Json::object();
  for (const Field& field : fields) {
    if (std::optional<Json> value = filled(field, references)) {
      object.set(field.name, std::move(*value));
    }
  }
  return object;
}

Json SampleMaker::filled_array(const Field& field, const References& references) {
  Json array = Json::array();
  if (field.items.empty()) return array;
  const LengthRange length = length_of(field);
  // Two of what is made up anew: an item with more than one part is where a page that counts joined
  // rows shows.
  const Field& each = field.items.front();
  const bool fresh = each.type == FieldType::kString && each.members.empty() && !each.sample;
  const std::size_t usual = fresh ? 2 : 1;
  const std::size_t count = std::min(std::max(length.least, usual), length.most);
  for (std::size_t i = 0; i < count; ++i) {
    if (std::optional<Json> item = filled(field.items.front(), references)) array.push(*item);
  }
  return array;
}

Json SampleMaker::body(const Resource& resource, const References& references) {
  if (resource.fields.empty()) {
    return resource.sample ? fresh(*resource.sample, references) : Json::object();
  }
  const Field* marked_field = free_text_field(resource);
  Json body = Json::object();
  for (const Field& field : resource.fields) {
    if (is_server_controlled(resource, field.name)) continue;
    if (&field == marked_field) {
      body.set(field.name, marked(field));
    } else if (std::optional<Json> value = filled(field, references)) {
      body.set(field.name, std::move(*value));
    }
  }
  return body;
}

bool takes_marker(const Field& field) {
  return field.type == FieldType::kString && field.members.empty() && field.pattern.empty() &&
         field.format.empty() && text_kind(field) == TextKind::kFree &&
         length_of(field).most >= kMarkerRoom;
}

const Field* free_text_field(const Resource& resource) {
  const Field* first = nullptr;
  for (const Field& field : resource.fields) {
    if (!takes_marker(field) || is_server_controlled(resource, field.name)) continue;
    if (is_named_as_prose(field)) return &field;
    if (first == nullptr) first = &field;
  }
  return first;
}

}  // namespace assay
