// SPDX-License-Identifier: MIT
// Judges a literal snapshot.
#pragma once

#include <string>

#include "core/check.h"
#include "core/snapshot.h"

namespace assay::checks {

inline Tape tape_of(const Snapshot& repo, Level level = Level::kMid) {
  Tape tape("repo", "");
  tape.snapshot = &repo;
  tape.level = level;
  return tape;
}

inline Finding judged(const Check& check, const Snapshot& repo, Level level = Level::kMid) {
  return check.judge(tape_of(repo, level));
}

// The same where the brief asks for this capability.
inline Finding judged_when_demanded(const Check& check,
                                    const Snapshot& repo,
                                    const std::string& capability) {
  Tape tape = tape_of(repo);
  tape.note("demanded", Json::array({capability}));
  return check.judge(tape);
}

}  // namespace assay::checks
