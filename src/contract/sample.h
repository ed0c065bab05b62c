// SPDX-License-Identifier: MIT
// Valid bodies for a resource: seeded, unique, and marked as one check's own.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "contract/contract.h"
#include "core/json.h"

namespace assay {

// Makes values from a seed; the same seed and calls give the same values.
class SampleMaker {
 public:
  // `marker` names the check's own data ("g1f3-create-2"); it goes into a free-text field.
  SampleMaker(std::uint64_t seed, std::string marker);

  // A valid body with every declared writable field. `references` holds an id for each resource
  // that a reference field names; a reference without one is left out.
  Json body(const Resource& resource, const std::map<std::string, Json>& references);
  // One valid value of a field other than a reference; a unique field never repeats a value.
  Json value(const Field& field);

  std::string uuid();
  std::string email();
  std::string password();
  // A short text that no other call returns.
  std::string unique();
  // A text that the pattern matches whole; empty when the pattern is beyond the generator.
  std::string matching(std::string_view pattern);
  std::uint64_t number(std::uint64_t below);

  const std::string& marker() const { return marker_; }

 private:
  std::uint64_t state_;
  std::string marker_;
  std::uint64_t count_ = 0;
};

// The first string field that takes free text of at least 40 characters and can hold a marker;
// null when the resource has none.
const Field* free_text_field(const Resource& resource);

// A Contract field list inferred from a sample body: types only, nothing required.
std::vector<Field> fields_from_sample(const Json& sample);

}  // namespace assay
