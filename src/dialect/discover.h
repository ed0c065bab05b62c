// SPDX-License-Identifier: MIT
// Reads a candidate's dialect out of its answers before anything is judged.
#pragma once

#include <cstdint>

#include "contract/contract.h"
#include "core/tape.h"
#include "core/world.h"
#include "dialect/dialect.h"

namespace assay {

// Creates one item of each resource in the spellings that a candidate may expect, and adopts the
// one that works. `base` is the URL that every path starts from. What was asked goes onto `tape`.
Dialect discover(World& world,
                 const Contract& contract,
                 const std::string& base,
                 std::uint64_t seed,
                 Tape& tape);

}  // namespace assay
