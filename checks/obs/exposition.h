// SPDX-License-Identifier: MIT
// Reads metrics in the Prometheus text format 0.0.4 and in OpenMetrics.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace assay::checks {

struct Series {
  std::string name{};
  std::map<std::string, std::string> labels{};
  double value = 0;
};

// The samples of a scrape. Nothing when most of its lines are no samples, or there is none.
std::optional<std::vector<Series>> read_exposition(std::string_view text);

}  // namespace assay::checks
