// SPDX-License-Identifier: MIT
// Requests that are started at a fixed rate: what is ordered, and what came of it.
#pragma once

#include <cstdint>
#include <map>
#include <vector>

#include "core/exchange.h"
#include "core/histogram.h"
#include "core/json.h"

namespace assay {

// An open model: each request has its time, whatever became of those before it.
struct LoadOrder {
  std::vector<Request> reads{};  // sent over and over, each in its turn
  std::vector<Request>
      writes{};      // each sent once, spread over the time; all there is without reads
  double rate = 50;  // started per second
  int for_ms = 10'000;
  int timeout_ms = 5'000;   // of one request, once it is sent
  int connections = 1'000;  // at once, at most; what finds none free waits, and its time runs
  int drain_ms = 5'000;     // after the last one's time, for those that still wait
  bool calibrate = false;   // measure this machine against itself, before and beside it
};

struct LoadResult {
  std::int64_t due = 0;       // whose time came
  std::int64_t answered = 0;  // with a complete answer of any status
  std::int64_t put_off = 0;   // of these, by a 429, or a 503 that says when to come back
  std::int64_t unsent = 0;    // for which no connection was free in time
  std::int64_t ours = 0;      // that failed for want of ports, files or buffers on this side
  std::map<int, std::int64_t> statuses{};
  std::map<Failure, std::int64_t> failures{};
  Histogram latency{};  // in microseconds, from a request's time to the end of its answer, or until
                        // it was given up; without those that were put off or broken off
  Histogram lag{};      // in microseconds: by how much requests with a free connection started late
  double seconds = 0;   // from the first request's time to the last answer
  std::vector<Exchange> writes{};  // in the order of LoadOrder::writes
  std::vector<Exchange> failed{};  // the first few that got no answer or a 5xx

  double rate() const { return seconds > 0 ? static_cast<double>(answered) / seconds : 0; }
};

// How this machine does with requests to itself, of which nothing is to be expected but speed.
struct Calibration {
  double idle_ms = 0;    // the 99th percentile while nothing else was asked; 0: not measured
  double beside_ms = 0;  // the same while the candidate was under load
};

struct Load {
  LoadResult result{};
  Calibration calibration{};
};

// The figures, in milliseconds and numbers, without the exchanges: a fact of a tape.
Json to_json(const Load& load);

}  // namespace assay
