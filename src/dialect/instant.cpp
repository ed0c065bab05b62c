// SPDX-License-Identifier: MIT
// Reading of dates and times.
#include "dialect/instant.h"

#include <array>
#include <chrono>

#include <fmt/core.h>

#include "core/text.h"

namespace assay {
namespace {

// Takes what it reads off the front of a text; `ok` stays false once something did not fit.
struct InstantReader {
  std::string_view rest{};
  bool ok = true;

  int digits(std::size_t count) {
    int value = 0;
    if (rest.size() < count) ok = false;
    for (std::size_t i = 0; ok && i < count; ++i) {
      ok = rest[i] >= '0' && rest[i] <= '9';
      value = value * 10 + (rest[i] - '0');
    }
    if (ok) rest.remove_prefix(count);
    return value;
  }
  void literal(std::string_view text) {
    ok = ok && rest.starts_with(text);
    if (ok) rest.remove_prefix(text.size());
  }
  bool next_is(char c) const { return ok && rest.starts_with(c); }
};

std::optional<std::int64_t> day_seconds(int year, int month, int day) {
  const std::chrono::year_month_day date{std::chrono::year{year},
                                         std::chrono::month{static_cast<unsigned>(month)},
                                         std::chrono::day{static_cast<unsigned>(day)}};
  if (!date.ok()) return std::nullopt;
  constexpr std::int64_t kDay = 86'400;
  return std::chrono::sys_days(date).time_since_epoch().count() * kDay;
}

std::optional<std::int64_t> date_of(InstantReader& in) {
  const int year = in.digits(4);
  in.literal("-");
  const int month = in.digits(2);
  in.literal("-");
  const int day = in.digits(2);
  return in.ok ? day_seconds(year, month, day) : std::nullopt;
}

int clock_of(InstantReader& in) {
  const int hour = in.digits(2);
  in.literal(":");
  const int minute = in.digits(2);
  int second = 0;
  if (in.next_is(':')) {
    in.literal(":");
    second = in.digits(2);
  }
  in.ok = in.ok && hour < 24 && minute < 60 && second <= 60;
  return hour * 3600 + minute * 60 + second;
}

std::int32_t fraction_of(InstantReader& in) {
  std::int32_t nanos = 0;
  if (!in.next_is('.') && !in.next_is(',')) return nanos;
  in.rest.remove_prefix(1);
  std::int32_t unit = 100'000'000;
  in.ok = !in.rest.empty() && in.rest[0] >= '0' && in.rest[0] <= '9';
  while (in.ok && !in.rest.empty() && in.rest[0] >= '0' && in.rest[0] <= '9') {
    nanos += (in.rest[0] - '0') * unit;
    unit /= 10;
    in.rest.remove_prefix(1);
  }
  return nanos;
}

int offset_of(InstantReader& in) {
  if (in.rest.empty()) return 0;
  const char sign = in.rest[0];
  in.rest.remove_prefix(1);
  if (sign == 'Z' || sign == 'z') return 0;
  in.ok = in.ok && (sign == '+' || sign == '-');
  const int hours = in.digits(2);
  if (in.next_is(':')) in.literal(":");
  const int minutes = in.rest.empty() ? 0 : in.digits(2);
  in.ok = in.ok && hours < 24 && minutes < 60;
  return (sign == '-' ? -1 : 1) * (hours * 3600 + minutes * 60);
}

}  // namespace

std::optional<Instant> parse_date_time(std::string_view text) {
  InstantReader in{text};
  const std::optional<std::int64_t> day = date_of(in);
  if (!day || in.rest.empty() ||
      std::string_view("Tt ").find(in.rest[0]) == std::string_view::npos) {
    return std::nullopt;
  }
  in.rest.remove_prefix(1);
  const int clock = clock_of(in);
  const std::int32_t nanos = fraction_of(in);
  const int offset = offset_of(in);
  if (!in.ok || !in.rest.empty()) return std::nullopt;
  return Instant{*day + clock - offset, nanos};
}

std::optional<Instant> parse_date(std::string_view text) {
  InstantReader in{text};
  const std::optional<std::int64_t> day = date_of(in);
  if (!day || !in.rest.empty()) return std::nullopt;
  return Instant{*day, 0};
}

std::optional<Instant> parse_http_date(std::string_view text) {
  constexpr std::array<std::string_view, 12> kMonths = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                        "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  InstantReader in{trimmed(text)};
  in.rest.remove_prefix(std::min(in.rest.find(", "), in.rest.size()));
  in.literal(", ");
  const int day = in.digits(2);
  in.literal(" ");
  int month = 0;
  for (std::size_t i = 0; i < kMonths.size(); ++i) {
    if (in.rest.starts_with(kMonths[i])) month = static_cast<int>(i) + 1;
  }
  in.rest.remove_prefix(std::min<std::size_t>(3, in.rest.size()));
  in.literal(" ");
  const int year = in.digits(4);
  in.literal(" ");
  const int clock = clock_of(in);
  in.literal(" GMT");
  if (!in.ok || !in.rest.empty() || month == 0) return std::nullopt;
  const std::optional<std::int64_t> date = day_seconds(year, month, day);
  if (!date) return std::nullopt;
  return Instant{*date + clock, 0};
}

std::string date_time_text(std::int64_t seconds) {
  const std::chrono::sys_seconds time{std::chrono::seconds{seconds}};
  const auto day = std::chrono::floor<std::chrono::days>(time);
  const std::chrono::year_month_day date{day};
  const std::chrono::hh_mm_ss clock{time - day};
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                     clock.hours().count(), clock.minutes().count(), clock.seconds().count());
}

double seconds_between(const Instant& from, const Instant& to) {
  return static_cast<double>(to.seconds - from.seconds) + (to.nanos - from.nanos) / 1e9;
}

}  // namespace assay
