// SPDX-License-Identifier: MIT
// Reading what an answer says to caches.
#include "dialect/caching.h"

#include <algorithm>
#include <charconv>
#include <string>

#include "core/text.h"
#include "dialect/instant.h"

namespace assay {
namespace {

// The seconds of "60" and "\"60\""; nothing for other text.
std::optional<std::int64_t> seconds_of(std::string_view text) {
  text = trimmed(text);
  if (text.size() >= 2 && text.starts_with('"') && text.ends_with('"')) {
    text = text.substr(1, text.size() - 2);
  }
  std::int64_t seconds = 0;
  const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), seconds);
  if (error != std::errc() || stop != text.data() + text.size()) return std::nullopt;
  return seconds;
}

// Without W/, quotes, and the mark of a content coding.
std::string_view opaque(std::string_view tag) {
  tag = trimmed(tag);
  if (is_weak_tag(tag)) tag.remove_prefix(2);
  if (tag.starts_with('"')) tag.remove_prefix(1);
  if (tag.ends_with('"')) tag.remove_suffix(1);
  for (const std::string_view mark : {"--gzip", "-gzip", ";gzip", "-br", ";br"}) {
    if (tag.size() > mark.size() && tag.ends_with(mark)) {
      tag.remove_suffix(mark.size());
      break;
    }
  }
  return tag;
}

}  // namespace

std::vector<std::string_view> elements_of(const Headers& headers, std::string_view name) {
  std::vector<std::string_view> elements;
  for (const Header& header : headers) {
    if (!equals_ignoring_case(header.name, name)) continue;
    for (const std::string_view part : split(header.value, ',')) {
      const std::string_view element = trimmed(part);
      if (!element.empty()) elements.push_back(element);
    }
  }
  return elements;
}

CacheControl cache_control_of(const Headers& headers) {
  CacheControl control;
  for (const std::string_view element : elements_of(headers, "Cache-Control")) {
    const std::size_t equals = element.find('=');
    const std::string name = lower(trimmed(element.substr(0, equals)));
    const bool bare = equals == std::string_view::npos;
    const std::string_view value = bare ? std::string_view() : element.substr(equals + 1);
    if (name == "public") control.is_public = true;
    // private="X-Name" and no-cache="X-Name" speak of one header.
    if (name == "private" && bare) control.is_private = true;
    if (name == "no-cache" && bare) control.no_cache = true;
    if (name == "no-store") control.no_store = true;
    if (name == "max-age") control.max_age = seconds_of(value);
    if (name == "s-maxage") control.s_maxage = seconds_of(value);
  }
  return control;
}

std::int64_t stated_freshness(const Exchange& answer) {
  const Headers& headers = answer.response.headers;
  const CacheControl control = cache_control_of(headers);
  if (control.no_store || control.no_cache) return 0;
  if (control.max_age || control.s_maxage) {
    return std::max(control.max_age.value_or(0), control.s_maxage.value_or(0));
  }
  const std::string* expires = find_header(headers, "Expires");
  const std::string* date = find_header(headers, "Date");
  if (expires == nullptr || date == nullptr) return 0;
  const std::optional<Instant> until = parse_http_date(*expires);
  const std::optional<Instant> now = parse_http_date(*date);
  return until && now ? std::max<std::int64_t>(0, until->seconds - now->seconds) : 0;
}

bool varies_by(const Headers& headers, std::string_view name) {
  const std::vector<std::string_view> named = elements_of(headers, "Vary");
  return std::ranges::any_of(
      named, [&](std::string_view one) { return one == "*" || equals_ignoring_case(one, name); });
}

bool is_weak_tag(std::string_view tag) {
  return trimmed(tag).starts_with("W/");
}

bool same_tag(std::string_view left, std::string_view right) {
  return opaque(left) == opaque(right);
}

}  // namespace assay
