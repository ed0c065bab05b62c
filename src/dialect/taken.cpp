// SPDX-License-Identifier: MIT
// Looking for what was sent in what is read.
#include "dialect/taken.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "dialect/compare.h"
#include "dialect/envelope.h"
#include "dialect/names.h"

namespace assay {
namespace {

using Leaves = std::vector<std::pair<std::string, const Json*>>;

void collect(const std::string& name, const Json& value, Leaves& leaves) {
  for (const auto& [key, inner] : value.members())
    collect(key, inner, leaves);
  const bool scalar = value.is_string() || value.is_number() || value.is_bool();
  if (scalar && !name.empty()) leaves.emplace_back(name, &value);
}

class Shown {
 public:
  Shown(const Exchange& read, std::string_view resource)
      : body_(Json::parse(read.response.body)),
        item_(body_ ? find_item(*body_, resource) : nullptr) {}
  Shown(const Shown&) = delete;
  Shown& operator=(const Shown&) = delete;
  Shown(Shown&&) = delete;
  Shown& operator=(Shown&&) = delete;
  ~Shown() = default;

  bool has(const std::string& name, const Json& value) const {
    const Json* shown = item_ == nullptr ? nullptr : member(*item_, name);
    return shown != nullptr && same_value(value, *shown);
  }

 private:
  std::optional<Json> body_;
  const Json* item_;
};

}  // namespace

bool took(const Exchange& before,
          const Exchange& after,
          std::string_view resource,
          const Json& sent) {
  Leaves leaves;
  collect("", sent, leaves);
  const Shown was(before, resource);
  const Shown is(after, resource);
  return std::ranges::any_of(leaves, [&](const auto& leaf) {
    return is.has(leaf.first, *leaf.second) && !was.has(leaf.first, *leaf.second);
  });
}

}  // namespace assay
