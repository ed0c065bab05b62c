// SPDX-License-Identifier: MIT
// Everything of a run that touches the world: start, discover, gather, stop.
#pragma once

#include <atomic>
#include <optional>
#include <string>
#include <vector>

#include "core/result.h"
#include "core/snapshot.h"
#include "core/tape.h"
#include "dialect/dialect.h"
#include "run/bind.h"
#include "run/configure.h"
#include "run/gather.h"
#include "run/progress.h"

namespace assay {

// What the world showed; the candidate is stopped and gone by the time this exists.
struct Seen {
  std::optional<Error> not_started{};  // then no check was asked
  bool tried = false;                  // the service was launched, or at least that was attempted
  std::string base{};
  std::string command{};  // that started the service; empty for a given URL
  std::string sandbox{};
  Dialect dialect{};
  Tape discovery{"discovery", ""};
  Tapes tapes{};
  int requests = 0;
  bool interrupted = false;
};

// Starts the service (by the rubric's word, the submission's or its README's, or takes the URL),
// reads its dialect and gathers for every criterion. With none only the dialect is read. Repository
// checks get a tape with what the runner knows, and those that ask or run something also with what
// that showed. `repo` is null without one.
Seen look(const Configured& configured,
          const std::vector<Bound>& bound,
          const Snapshot* repo,
          Progress& progress,
          const std::atomic<bool>& stop);

}  // namespace assay
