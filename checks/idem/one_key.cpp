// SPDX-License-Identifier: MIT
// Simultaneous retries of one key.
#include "checks/idem/one_key.h"

#include <string>
#include <vector>

#include "checks/conc/rounds.h"
#include "checks/idem/keys.h"

namespace assay::checks {

int made_for_one_key(const Tape& tape, int round) {
  std::vector<const Exchange*> all = tape.all(in_round("race", round));
  all.push_back(&tape.at(in_round("retry", round)));
  return effects(tape, in_round("before", round), in_round("after", round), all);
}

bool race_one_key(Session& session, int round) {
  const Json body = session.sample();
  note_own_count(session, in_round("before", round), body);
  const Ask ask = keyed(session, body, session.maker().uuid());
  if (session.stopped()) return true;
  race(session, round, std::vector<Ask>(together(round), ask));
  session.ask(in_round("retry", round), ask);
  note_own_count(session, in_round("after", round), body);
  return made_for_one_key(session.tape(), round) > 1;
}

}  // namespace assay::checks
