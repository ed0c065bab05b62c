// SPDX-License-Identifier: MIT
// Small answers for the checks of a repository.
#include "checks/repo/asked.h"

#include <algorithm>
#include <utility>

#include <fmt/core.h>

namespace assay::checks {

std::optional<Finding> unread(const Tape& tape) {
  if (tape.snapshot == nullptr) return not_applicable("no repository was given");
  if (!tape.snapshot->surveyed) {
    return inconclusive("the run was recorded before this was looked for; grade it again");
  }
  return std::nullopt;
}

bool is_asked_for(const Tape& tape, std::string_view capability) {
  const Json::Array& demanded = tape.fact("demanded").items();
  return std::ranges::any_of(demanded, [&](const Json& name) { return name.text() == capability; });
}

void Listing::add(std::string item) {
  ++count_;
  if (count_ == 1)
    first_ = std::move(item);
  else if (count_ == 2)
    second_ = std::move(item);
}

std::string Listing::text() const {
  if (count_ < 2) return first_;
  if (count_ == 2) return first_ + " and " + second_;
  return fmt::format("{}, {} and {} more", first_, second_, count_ - 2);
}

}  // namespace assay::checks
