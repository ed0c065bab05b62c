// SPDX-License-Identifier: MIT
// Polling a new state.
#include "checks/cache/poll.h"

#include <algorithm>

namespace assay::checks {

void poll(Session& session, const std::string& name, const std::string& path, const Fresh& fresh) {
  constexpr int kInARow = 4;
  constexpr int kLongestStepMs = 400;
  const double until = session.world().now_ms() + session.contract().consistency_ms;
  int step = 20;
  int row = 0;
  while (!session.stopped()) {
    Ask ask{.path = path};
    if (row > 0) ask.headers.push_back({"Connection", "close"});
    row = fresh(session.ask(name, ask)) ? row + 1 : 0;
    if (row == kInARow) return;
    if (row > 0) continue;
    if (session.world().now_ms() >= until) return;
    session.wait_ms(step);
    step = std::min(step * 2, kLongestStepMs);
  }
}

}  // namespace assay::checks
