// SPDX-License-Identifier: MIT
// Waiting until a launched candidate answers, with words for when it does not.
#pragma once

#include <atomic>
#include <cstddef>
#include <functional>
#include <string>

#include "candidate/candidate.h"
#include "core/result.h"

namespace assay {

// The last lines of a log, each on a line of its own with a mark before it, safe to print.
std::string last_lines(const std::string& log, std::size_t count);

// Asks `ready` at growing intervals, 5 to 100 ms, until it says yes: the milliseconds that took.
// Fails (kUndecided) with the last lines of its log when the candidate ended, `stop` became true,
// or `within_ms` passed; then also with the ports that it listens on.
Result<double> wait_until_ready(Candidate& candidate,
                                const std::function<bool()>& ready,
                                int within_ms,
                                const std::atomic<bool>& stop);

}  // namespace assay
