// SPDX-License-Identifier: MIT
// The load that perf.latency and perf.error-rate judge: put on once for both, and again for a
// second look.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "core/tape.h"
#include "dialect/session.h"

namespace assay::checks {

// Puts the load of the rubric on the service, four reads to a write, on own items; or takes over
// what another check of this run has seen of it. The tape then holds:
//   plan            rate, for_ms, budgets; whether the rubric states them
//   idle            median of the same read while nothing else is asked, in milliseconds
//   load            the figures, see core/load.h
//   written         a sample of the acknowledged writes, each followed by "written (read)"
void put_on_load(Session& session);

// The figures of a load on a tape.
struct Figures {
  explicit Figures(const Json& load);

  std::int64_t due = 0;
  std::int64_t put_off = 0;
  std::int64_t ours = 0;
  std::int64_t timed = 0;
  std::int64_t ok = 0;             // 2xx and 3xx
  std::int64_t server_errors = 0;  // 5xx that put nobody off
  std::int64_t broken = 0;         // timeouts, resets, refusals, and what was never sent
  double p50 = 0;                  // milliseconds
  double p95 = 0;
  double p99 = 0;
  double max = 0;
  double rate = 0;
  double noise = 0;  // what this machine took for a request to itself, the worst 99th percentile

  std::int64_t judged() const { return due - put_off - ours; }
  std::int64_t errors() const { return server_errors + broken; }
};

// "p50 1.2 ms, p95 3.0 ms, p99 8.1 ms of 500 requests at 50/s; idle 0.8 ms".
std::string shown(const Tape& tape, const Figures& figures);

// Why the figures say nothing of the service: it puts callers off, refuses what is asked, or the
// load never got to it. Nothing when they do.
std::optional<Finding> unusable(const Figures& figures);

// Whether this machine was too busy for a slow answer to be the service's doing.
bool is_noisy(const Figures& figures);
Finding too_noisy(const Tape& tape, const Figures& figures);

}  // namespace assay::checks
