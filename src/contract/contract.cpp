// SPDX-License-Identifier: MIT
// Questions about the API as the rubric states it.
#include "contract/contract.h"

#include <algorithm>

namespace assay {

const Resource* find_resource(const Contract& contract, std::string_view name) {
  const auto found = std::ranges::find(contract.resources, name, &Resource::name);
  return found == contract.resources.end() ? nullptr : &*found;
}

const Field* find_field(const Resource& resource, std::string_view name) {
  const auto found = std::ranges::find(resource.fields, name, &Field::name);
  return found == resource.fields.end() ? nullptr : &*found;
}

bool is_server_controlled(const Resource& resource, std::string_view field) {
  return std::ranges::find(resource.server_controlled, field) != resource.server_controlled.end();
}

const Expectation* find_expectation(const Contract& contract, std::string_view capability) {
  const auto found = std::ranges::find(contract.expect, capability, &Expectation::name);
  return found == contract.expect.end() ? nullptr : &*found;
}

bool is_demanded(const Contract& contract, std::string_view capability) {
  const Expectation* expectation = find_expectation(contract, capability);
  if (expectation == nullptr) return false;
  const Json& need = expectation->need;
  if (!need.is_string()) return !need.empty();
  return need.text() != "optional" && need.text() != "none" && need.text() != "memory";
}

}  // namespace assay
