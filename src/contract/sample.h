// SPDX-License-Identifier: MIT
// Valid bodies for a resource: seeded, unique, and marked as one check's own.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "contract/contract.h"
#include "core/json.h"

namespace assay {

// An id for each resource that a reference field names, in the JSON type it is sent in.
using References = std::map<std::string, Json>;

// Makes values from a seed; the same seed, marker, first place and calls give the same values.
class SampleMaker {
 public:
  // `marker` names the check's own data ("g1f3-create-2"); it goes into a free-text field. All
  // values that must not repeat are drawn from one order that the seed decides, each from the next
  // place in it: makers of one seed never give the same one while their places do not overlap, so
  // a run spaces `first` out. Without it the place is taken from the marker, which makes a repeat
  // merely unlikely.
  SampleMaker(std::uint64_t seed, const std::string& marker);
  SampleMaker(std::uint64_t seed, std::string marker, std::uint64_t first);

  // A valid body with every declared field that clients may write. A reference that `references`
  // does not hold is left out. A resource without fields gives its sample, made fresh.
  Json body(const Resource& resource, const References& references);
  // One valid value of a field other than a reference; a unique field never repeats a value. Null
  // for a reference, and for a pattern beyond the generator where the rubric gives no sample.
  Json value(const Field& field);
  // The same for a free-text field, with the marker in it.
  Json marked(const Field& field);

  std::string uuid();
  // Its part before the '@' is a usable user name.
  std::string email();
  // At most 72 bytes: what bcrypt looks at.
  std::string password();
  // A short text that no other call returns.
  std::string unique();
  // A text that the pattern matches whole; empty when the pattern is beyond the generator.
  std::string matching(std::string_view pattern);
  // A valid text of exactly this many characters; empty where the field's kind has no such length.
  std::string text_of_length(const Field& field, std::size_t length);
  std::uint64_t number(std::uint64_t below);

  const std::string& marker() const { return marker_; }
  std::uint64_t next_place() const { return count_; }

 private:
  std::optional<Json> filled(const Field& field, const References& references);
  std::optional<Json> made_up(const Field& field, const References& references);
  Json filled_object(const std::vector<Field>& fields, const References& references);
  Json filled_array(const Field& field, const References& references);
  Json text(const Field& field);
  Json with_holes_filled(const Json& sample);
  Json fresh(const Json& sample, const References& references);

  std::uint64_t state_;
  std::uint64_t key_;
  std::string marker_;
  std::uint64_t count_ = 0;  // the next place
};

// A string field that takes free text of at least 40 characters and can hold a marker: the first
// that is named as prose, else the first; null when the resource has none.
const Field* free_text_field(const Resource& resource);
// Whether a field is such a one.
bool takes_marker(const Field& field);

// A Contract field list inferred from a sample body: types, plain formats and the values as
// samples; nothing required, nothing unique.
std::vector<Field> fields_from_sample(const Json& sample);

}  // namespace assay
