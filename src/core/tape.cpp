// SPDX-License-Identifier: MIT
// Look-up in a tape.
#include "core/tape.h"

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace assay {

const Exchange& Tape::add(std::string name, Exchange exchange) {
  entries_.push_back({std::move(name), std::move(exchange)});
  return entries_.back().exchange;
}

const Exchange* Tape::find(std::string_view name) const {
  const auto found = std::find_if(entries_.rbegin(), entries_.rend(),
                                  [&](const Entry& entry) { return entry.name == name; });
  return found == entries_.rend() ? nullptr : &found->exchange;
}

const Exchange& Tape::at(std::string_view name) const {
  const Exchange* found = find(name);
  if (found == nullptr) {
    throw std::out_of_range(check_ + ": no exchange named " + std::string(name));
  }
  return *found;
}

std::vector<const Exchange*> Tape::all(std::string_view name) const {
  std::vector<const Exchange*> found;
  for (const Entry& entry : entries_) {
    if (entry.name == name) found.push_back(&entry.exchange);
  }
  return found;
}

const Json& Tape::fact(std::string_view name) const {
  static const Json kNull;
  const Json* found = facts_.find(name);
  return found == nullptr ? kNull : *found;
}

}  // namespace assay
