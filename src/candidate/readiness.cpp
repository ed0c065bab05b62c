// SPDX-License-Identifier: MIT
// Polling a service that starts.
#include "candidate/readiness.h"

#include <algorithm>
#include <chrono>
#include <string_view>
#include <thread>
#include <vector>

#include <fmt/format.h>

#include "core/text.h"

namespace assay {
namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

constexpr milliseconds kFirstPause{5};
constexpr milliseconds kLongestPause{100};
constexpr std::size_t kLogLines = 20;
constexpr std::size_t kLineBytes = 400;

tl::unexpected<Error> not_ready(const std::string& what, const Candidate& candidate) {
  const std::string lines = last_lines(candidate.log(), kLogLines);
  return failure(ErrorKind::kUndecided,
                 what + (lines.empty() ? "; it printed nothing" : "; its last lines:" + lines));
}

std::string where_it_listens(const Candidate& candidate) {
  const std::vector<int> ports = candidate.ports();
  if (ports.empty()) return "it listens on no port";
  return fmt::format("it listens on port {}", fmt::join(ports, ", "));
}

}  // namespace

std::string last_lines(const std::string& log, std::size_t count) {
  std::vector<std::string_view> lines = split(log, '\n');
  while (!lines.empty() && trimmed(lines.back()).empty())
    lines.pop_back();
  std::string text;
  for (std::size_t i = lines.size() - std::min(lines.size(), count); i < lines.size(); ++i) {
    text += "\n  | " + printable(shortened(lines[i], kLineBytes));
  }
  return text;
}

Result<double> wait_until_ready(Candidate& candidate,
                                const std::function<bool()>& ready,
                                int within_ms,
                                const std::atomic<bool>& stop) {
  const Clock::time_point begin = Clock::now();
  for (milliseconds pause = kFirstPause;; pause = std::min(2 * pause, kLongestPause)) {
    if (stop) return not_ready("interrupted while the service started", candidate);
    const bool answered = ready();
    const std::chrono::duration<double, std::milli> spent = Clock::now() - begin;
    if (answered) return spent.count();
    if (!candidate.alive()) {
      return not_ready("the service did not start: its command " + candidate.ending(), candidate);
    }
    if (spent.count() >= within_ms) {
      return not_ready(fmt::format("the service did not answer within {} s; {}", within_ms / 1000.0,
                                   where_it_listens(candidate)),
                       candidate);
    }
    std::this_thread::sleep_for(pause);
  }
}

}  // namespace assay
