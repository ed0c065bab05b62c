// SPDX-License-Identifier: MIT
// The items that a call of the rubric names by {{resource.id}}, made afresh for it.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "dialect/call.h"
#include "dialect/session.h"

namespace assay::checks {

class Props {
 public:
  explicit Props(Session& session) : session_(session) {}

  // Makes a fresh item of every resource that these texts name. A number that `effect` changes
  // starts low, so that there is room. False, and the gather is stopped, when one cannot be made.
  bool make(const std::vector<std::string>& texts, const std::optional<Effect>& effect);

  const CallValues& values() const { return values_; }
  // A stated path with its holes filled: an item's is the address at which it is read.
  std::string path(const std::string& stated, const CallValues& more = {}) const;

 private:
  bool make_one(const Resource& resource, const std::optional<Effect>& effect);

  Session& session_;
  std::map<std::string, Made> made_{};  // by resource
  CallValues values_{};
};

}  // namespace assay::checks
