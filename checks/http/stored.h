// SPDX-License-Identifier: MIT
// Whether an item shows what was written into it, field by field.
#pragma once

#include <string>
#include <vector>

#include "core/exchange.h"
#include "core/json.h"
#include "core/tape.h"
#include "dialect/compare.h"
#include "dialect/session.h"

namespace assay::checks {

// Notes on the tape what `shown_fields` must know of the resource's fields. Those that no answer
// shows (passwords, never_return) are left out.
void note_fields(Session& session);

// One member of a body that was sent, beside what an item shows under its name.
struct Shown {
  std::string field{};
  Likeness likeness = Likeness::kDifferent;
  std::string sent{};
  std::string got{};  // JSON text, or "absent"
};

// The members of a canonical body as an answer's item shows them. Empty when the answer is no 2xx
// with an item in it.
std::vector<Shown> shown_fields(const Tape& tape, const Json& sent, const Exchange& answer);

// The names of the members that the answer shows unchanged.
std::vector<std::string> kept_fields(const Tape& tape, const Json& sent, const Exchange& answer);

// True when the answer shows an item with all of it unchanged (nearly counts, too).
bool shows_all(const Tape& tape, const Json& sent, const Exchange& answer);

}  // namespace assay::checks
