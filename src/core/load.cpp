// SPDX-License-Identifier: MIT
// The figures of a load.
#include "core/load.h"

#include <string>

namespace assay {
namespace {

double ms_at(const Histogram& histogram, double share) {
  constexpr double kPerMs = 1000;
  return static_cast<double>(histogram.at(share)) / kPerMs;
}

}  // namespace

Json to_json(const Load& load) {
  const LoadResult& result = load.result;
  Json statuses = Json::object();
  for (const auto& [status, count] : result.statuses)
    statuses.set(std::to_string(status), count);
  Json failures = Json::object();
  for (const auto& [failure, count] : result.failures)
    failures.set(to_string(failure), count);
  return Json::object({{"due", result.due},
                       {"answered", result.answered},
                       {"put_off", result.put_off},
                       {"unsent", result.unsent},
                       {"ours", result.ours},
                       {"statuses", std::move(statuses)},
                       {"failures", std::move(failures)},
                       {"timed", result.latency.count()},
                       {"p50", ms_at(result.latency, 0.5)},
                       {"p95", ms_at(result.latency, 0.95)},
                       {"p99", ms_at(result.latency, 0.99)},
                       {"max", static_cast<double>(result.latency.max()) / 1000},
                       {"rate", result.rate()},
                       {"lag", ms_at(result.lag, 0.99)},
                       {"idle", load.calibration.idle_ms},
                       {"beside", load.calibration.beside_ms}});
}

}  // namespace assay
