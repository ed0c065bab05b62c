// SPDX-License-Identifier: MIT
// Points in time as services write them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace assay {

struct Instant {
  std::int64_t seconds = 0;  // since 1970-01-01T00:00:00Z
  std::int32_t nanos = 0;    // 0 to 999'999'999

  friend bool operator==(const Instant&, const Instant&) = default;
};

// RFC 3339, also with a space for the T and without an offset (read as UTC); nothing for other text
// and for days that do not exist. Digits of a fraction beyond the ninth are dropped.
std::optional<Instant> parse_date_time(std::string_view text);
// "2031-05-04": its midnight in UTC.
std::optional<Instant> parse_date(std::string_view text);
// "Sun, 06 Nov 1994 08:49:37 GMT" (RFC 9110 5.6.7, the form that is sent).
std::optional<Instant> parse_http_date(std::string_view text);

// "2031-05-04T10:20:30Z" for seconds since 1970.
std::string date_time_text(std::int64_t seconds);

double seconds_between(const Instant& from, const Instant& to);

}  // namespace assay
