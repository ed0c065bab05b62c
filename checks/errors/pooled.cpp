// SPDX-License-Identifier: MIT
// Choosing which exchanges of a run speak of ordinary requests.
#include "checks/errors/pooled.h"

namespace assay::checks {
namespace {

bool is_special_stage(std::string_view check) {
  return check.starts_with("rate.") || check.starts_with("perf.") || check.starts_with("life.") ||
         check == "obs.readiness";
}

void visit_tape(const Tape& tape, bool own, const std::function<void(const Pooled&)>& visit) {
  for (const Tape::Entry& entry : tape.entries()) {
    if (entry.name.ends_with("(blocked)") || entry.name.ends_with("(connection closed)")) continue;
    visit({&tape, entry.name, &entry.exchange, own});
  }
}

}  // namespace

void for_each_exchange(const Tape& tape, const std::function<void(const Pooled&)>& visit) {
  visit_tape(tape, true, visit);
  for (const Tape* other : tape.pool) {
    if (!is_special_stage(other->check())) visit_tape(*other, false, visit);
  }
}

bool is_race(std::string_view check) {
  return check.starts_with("conc.") || check.ends_with("-concurrent");
}

}  // namespace assay::checks
