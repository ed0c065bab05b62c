// SPDX-License-Identifier: MIT
// Server errors of a run, grouped by what caused them.
#pragma once

#include <string>
#include <vector>

#include "core/tape.h"

namespace assay::checks {

// One way to break the service: one exception, or, where none is named, one error for the same kind
// of input on the same route.
struct Breakage {
  std::string route{};  // "/api/products/{id}"
  std::string input{};  // "an id of this kind", "a JSON object"
  std::string
      probe{};  // the name of what the check itself sent, or "of CHECK" where another met it
  const Exchange* first = nullptr;
  int seen = 0;
  double weight = 1;  // half for a NUL character, which PostgreSQL cannot store
};

// Every 5xx on client input, and every hang on it, from the tape and the pool, in the order of the
// routes. Left out: 501 to 505 and throttling, races, and valid creations, sign-ups and
// log-ins, whose failure is charged where they are asked for. Linear in the number of exchanges,
// and for hangs in that of their tape.
std::vector<Breakage> breakages(const Tape& tape);

// The tape of a check during which the service ended, its own included; null when none did.
const Tape* crash(const Tape& tape);

// The exchange that a service did not survive: not answered itself, and followed by refused
// connections or by nothing; null when there is none.
const Exchange* last_words(const std::vector<const Tape*>& tapes);

}  // namespace assay::checks
