// SPDX-License-Identifier: MIT
// Reading announcements.
#include "checks/ver/announcement.h"

#include <array>
#include <charconv>

#include "core/text.h"
#include "dialect/instant.h"
#include "dialect/link_header.h"

namespace assay::checks {
namespace {

// "@1735689600", with or without parameters (RFC 9651 3.3.7).
std::optional<std::int64_t> structured_date(std::string_view text) {
  text = trimmed(text.substr(0, text.find(';')));
  if (!text.starts_with('@')) return std::nullopt;
  text.remove_prefix(1);
  std::int64_t seconds = 0;
  const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), seconds);
  if (error != std::errc() || stop != text.data() + text.size()) return std::nullopt;
  return seconds;
}

// An HTTP-date, also with the zone in another spelling.
std::optional<std::int64_t> http_date(std::string_view text) {
  std::string date(trimmed(text));
  for (const std::string_view zone : {" UTC", " +0000", " Z"}) {
    if (date.ends_with(zone)) date.replace(date.size() - zone.size(), zone.size(), " GMT");
  }
  const std::optional<Instant> instant = parse_http_date(date);
  if (!instant) return std::nullopt;
  return instant->seconds;
}

std::optional<std::int64_t> other_date(std::string_view text) {
  text = trimmed(text);
  if (text.size() >= 2 && text.starts_with('"') && text.ends_with('"')) {
    text = text.substr(1, text.size() - 2);
  }
  std::optional<Instant> instant = parse_date_time(text);
  if (!instant) instant = parse_date(text);
  if (!instant) return std::nullopt;
  return instant->seconds;
}

void read_deprecation(const std::string& value, Announcement& announcement) {
  if (equals_ignoring_case(trimmed(value), "false") || trimmed(value) == "?0") return;
  announcement.deprecation = Announced::kStandard;
  announcement.deprecated_at = structured_date(value);
  if (announcement.deprecated_at) return;
  announcement.deprecation = Announced::kLegacy;
  announcement.deprecated_at = http_date(value);
  if (!announcement.deprecated_at) announcement.deprecated_at = other_date(value);
  const bool says_yes = equals_ignoring_case(trimmed(value), "true") || trimmed(value) == "?1";
  if (!announcement.deprecated_at && !says_yes) announcement.deprecation = Announced::kUnread;
}

void read_sunset(const std::string& value, Announcement& announcement) {
  announcement.sunset = Announced::kStandard;
  announcement.sunset_at = http_date(value);
  if (announcement.sunset_at) return;
  announcement.sunset_at = structured_date(value);
  if (!announcement.sunset_at) announcement.sunset_at = other_date(value);
  announcement.sunset = announcement.sunset_at ? Announced::kLegacy : Announced::kUnread;
}

}  // namespace

Announcement announcement_of(const Exchange& answer) {
  constexpr std::array<std::string_view, 3> relations{"deprecation", "sunset", "successor-version"};
  Announcement announcement;
  if (const std::string* value = answer.header("Deprecation")) {
    read_deprecation(*value, announcement);
  }
  if (const std::string* value = answer.header("Sunset")) read_sunset(*value, announcement);
  const std::vector<Link> links = links_of(answer.response.headers);
  for (const std::string_view relation : relations) {
    if (!target_of(links, relation).empty()) announcement.link_or_warning = true;
  }
  const std::string* warning = answer.header("Warning");
  if (warning != nullptr && contains_ignoring_case(*warning, "deprecat")) {
    announcement.link_or_warning = true;
  }
  return announcement;
}

}  // namespace assay::checks
