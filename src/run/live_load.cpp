// SPDX-License-Identifier: MIT
// A load on the candidate, and the same machine measured against itself.
#include <algorithm>
#include <thread>

#include "http/echo.h"
#include "http/load.h"
#include "run/live_world.h"

namespace assay {
namespace {

constexpr double kTicks = 100;  // requests to ourselves per second
constexpr int kIdleMs = 400;    // before the load
constexpr double kUsPerMs = 1000;
constexpr ClientLimits kLimits{.body_bytes = 64U << 10U, .header_bytes = 64U << 10U};

double p99_ms(const LoadResult& result) {
  constexpr double share = 0.99;
  return static_cast<double>(result.latency.at(share)) / kUsPerMs;
}

// The requests to ourselves that run in a thread of their own for as long as this stands.
class Beside {
 public:
  Beside(const EchoServer& echo, LoadOrder ticks) : echo_(echo), ticks_(std::move(ticks)) {}
  Beside(const Beside&) = delete;
  Beside& operator=(const Beside&) = delete;
  Beside(Beside&&) = delete;
  Beside& operator=(Beside&&) = delete;
  ~Beside() { end(); }

  double end() {
    done_ = true;
    if (thread_.joinable()) thread_.join();
    return p99_ms(result_);
  }

 private:
  const EchoServer& echo_;
  LoadOrder ticks_;
  std::atomic<bool> done_{false};
  LoadResult result_{};
  std::thread thread_{[this] { result_ = generate_load(ticks_, echo_.origin(), kLimits, done_); }};
};

}  // namespace

Load LiveWorld::load(const LoadOrder& order) {
  Load load;
  if (stopped()) return load;
  const double started = now_ms();
  if (order.calibrate) {
    const EchoServer echo;
    LoadOrder ticks{.reads = {{.url = echo.origin() + "/"}}, .rate = kTicks, .for_ms = kIdleMs};
    load.calibration.idle_ms = p99_ms(generate_load(ticks, echo.origin(), kLimits, stop_));
    ticks.for_ms = order.for_ms + order.drain_ms;
    Beside beside(echo, ticks);
    load.result = generate_load(order, service_.origin(), kLimits, stop_);
    load.calibration.beside_ms = beside.end();
  } else {
    load.result = generate_load(order, service_.origin(), kLimits, stop_);
  }
  const int numbered_before = count_;
  const int silent_before = silent_;
  for (Exchange& exchange : load.result.writes) {
    if (exchange.failure != Failure::kInterrupted) number(exchange, started);
  }
  for (Exchange& exchange : load.result.failed)
    number(exchange, started);
  silent_ = silent_before;  // a load that is too much is not a dead service
  unnumbered_ += std::max(0, static_cast<int>(load.result.due) - (count_ - numbered_before));
  return load;
}

}  // namespace assay
