// SPDX-License-Identifier: MIT
// Runs the gather half of checks, scenarios and commands, in stage order, into tapes.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "contract/contract.h"
#include "core/known_key.h"
#include "core/snapshot.h"
#include "core/tape.h"
#include "dialect/dialect.h"
#include "run/bind.h"
#include "run/live_world.h"
#include "run/options.h"
#include "run/progress.h"
#include "run/serve.h"

namespace assay {

// Everything that one criterion gathered. The tapes of one subject stand together, first attempt
// first.
struct Gathered {
  std::vector<Tape> tapes{};
  double ms = 0;
};

// By criterion id.
using Tapes = std::map<std::string, Gathered, std::less<>>;

struct GatherContext {
  const Contract& contract;
  Dialect& dialect;
  LiveWorld& world;
  Service& service;
  const Options& options;
  std::uint64_t seed = 1;
  Level level = Level::kMid;
  std::vector<KnownKey> keys{};    // that the service may sign with
  const Snapshot* repo = nullptr;  // null without one
};

// Gathers for each criterion once, and a second time on fresh data where a first loss must be
// reproduced; for a scenario with a race up to three times, until one is lost. Questions, and
// repository checks that ask nothing, are left out.
Tapes gather(const GatherContext& context, const std::vector<Bound>& bound, Progress& progress);

}  // namespace assay
