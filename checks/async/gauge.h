// SPDX-License-Identifier: MIT
// Reads, as a number, where an effect of the rubric shows: how much there is of what it changes.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "dialect/session.h"

namespace assay::checks {

// What an answer shows of the effect: a count of items, a number in millionths, or 1 for a value
// that became what it should and 0 for one that did not. Nothing where it shows none, or not all.
std::optional<std::int64_t> shown_in(const Exchange& answer,
                                     const Effect& effect,
                                     const std::string& resource);

class Gauge {
 public:
  // `path` is the effect's, filled. The session must outlive it; it reads as the session's current
  // user.
  Gauge(Session& session, const Effect& effect, std::string path);

  std::optional<std::int64_t> read(const std::string& name);
  // Reads until it shows enough or that time is over; gives the last reading.
  std::optional<std::int64_t> read_until(const std::string& name,
                                         int within_ms,
                                         const std::function<bool(std::int64_t)>& enough);

 private:
  std::optional<std::int64_t> count_all(const std::string& name);

  Session& session_;
  const Effect& effect_;
  std::string path_;
  std::string resource_{};
};

}  // namespace assay::checks
