// SPDX-License-Identifier: MIT
// Runs the gather half of checks, in stage order, into tapes.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "contract/contract.h"
#include "core/check.h"
#include "core/tape.h"
#include "dialect/dialect.h"
#include "run/live_world.h"
#include "run/progress.h"
#include "run/serve.h"

namespace assay {

// Everything that one check gathered. The tapes of one subject stand together, first attempt first.
struct Gathered {
  std::vector<Tape> tapes{};
  double ms = 0;
};

// By check id.
using Tapes = std::map<std::string, Gathered, std::less<>>;

struct GatherContext {
  const Contract& contract;
  Dialect& dialect;
  LiveWorld& world;
  Service& service;
  std::uint64_t seed = 1;
  Level level = Level::kMid;
};

// Gathers for each check once, and a second time on fresh data where a first loss must be
// reproduced. Repository checks gather nothing and are left out.
Tapes gather(const GatherContext& context, std::vector<const Check*> checks, Progress& progress);

}  // namespace assay
