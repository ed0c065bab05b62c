// SPDX-License-Identifier: MIT
// What one resource's validators did, as the tape of cache.revalidation shows it.
#pragma once

#include <string>
#include <string_view>

#include "core/finding.h"
#include "core/tape.h"

namespace assay::checks {

enum class Use {
  kUnseen,  // its item could not be read again
  kNone,    // it shows no validator
  kUnused,  // it shows one, and reads in full whatever the client holds
  kUsed,    // it revalidates, or its validator is wrong
};

struct Seen {
  Use use = Use::kUnseen;
  Case line{};
};

// "product: first": the name of an exchange about one of several resources.
std::string of(std::string_view resource, std::string_view what);

// Whether two answers show the same, but for what changes by itself.
bool same_state(const Exchange& left, const Exchange& right);

Seen seen_of(const Tape& tape, const std::string& resource);

}  // namespace assay::checks
