// SPDX-License-Identifier: MIT
// Editing one place of a valid body at a time, each time with fresh unique values.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "contract/mutation.h"

namespace assay {

// A place in the body that a field rules.
struct Target {
  const Field* field = nullptr;
  std::vector<std::string> path{};  // member names, and "0" for the first element of an array
  std::string label{};              // "address.city", "lines[0].quantity"
  bool is_element = false;          // of an array: it has no name to leave out
};

class MutationDraft {
 public:
  // All must outlive the draft.
  MutationDraft(const Resource& resource, const Json& valid, SampleMaker& maker);

  // Every field that clients may write and the body holds, nested ones after their parents.
  const std::vector<Target>& targets() const { return targets_; }
  // False when the fields were inferred from a sample: then no rule is declared.
  bool declared() const { return !resource_.fields.empty(); }
  SampleMaker& maker() { return maker_; }
  const Resource& resource() const { return resource_; }
  // The valid body's value there.
  const Json& value_at(const Target& target) const;

  // Adds a body with this value there, or with nothing there. `what` follows the field's label.
  void set(const Target& target, Json value, std::string_view what);
  void drop(const Target& target, std::string_view what);
  // The same, where a refusal is not the only legal answer.
  void set_lenient(const Target& target, Json value, std::string_view what);

  std::vector<Mutation> take() { return std::move(drafted_); }

 private:
  void find_targets(const std::vector<Field>& fields, const Target& parent);
  void find_nested(const Target& target);
  Json fresh_body(const Target& mutated);

  const Resource& resource_;
  const Json& valid_;
  SampleMaker& maker_;
  std::vector<Field> inferred_{};
  std::vector<Target> targets_{};
  std::vector<Mutation> drafted_{};
};

// A value as messages show it: JSON, cut after 60 bytes.
std::string shown(const Json& value);

}  // namespace assay
