// SPDX-License-Identifier: MIT
// What a response's headers say of rate limits, in every family that is in use.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/exchange.h"

namespace assay {

struct RatePolicy {
  std::string name{};  // "default", "short"; empty where the family has no names
  std::optional<double> limit{};
  std::optional<double> remaining{};
  std::optional<double> reset_seconds{};  // from the time of the response
  std::optional<double> window_seconds{};
};

struct RateHeaders {
  std::string family{};  // "RateLimit", "RateLimit-Limit" or "X-RateLimit-Limit"; empty: none
  std::vector<RatePolicy> policies{};
  std::optional<double> retry_after{};  // seconds from the time of the response

  bool stated() const { return !policies.empty(); }
};

// Points in time are turned into seconds by the response's Date; without one they are left out.
RateHeaders rate_headers(const Headers& headers);

// The policy that speaks of the limit that is nearest: the lowest remaining, then the longest
// reset. Null when none is stated.
const RatePolicy* nearest_limit(const RateHeaders& headers);

}  // namespace assay
