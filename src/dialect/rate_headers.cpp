// SPDX-License-Identifier: MIT
// Reading of rate-limit headers: drafts up to 06, draft 07, drafts from 08, and the X- families.
#include "dialect/rate_headers.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string_view>

#include "core/text.h"
#include "dialect/instant.h"

namespace assay {
namespace {

std::optional<double> number_in(std::string_view text) {
  text = trimmed(text);
  double value = 0;
  const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  // "100;w=60" and "100, 100;w=60" begin with the number.
  const bool ends =
      stop == text.data() + text.size() || *stop == ';' || *stop == ',' || *stop == ' ';
  if (error != std::errc() || !ends) return std::nullopt;
  return value;
}

std::optional<Instant> time_in(std::string_view text) {
  if (const auto time = parse_http_date(text)) return time;
  return parse_date_time(trimmed(text));
}

// A delta, an epoch in seconds or milliseconds, an HTTP-date or an ISO time, as seconds from now.
std::optional<double> seconds_until(std::string_view text, const std::optional<Instant>& now) {
  constexpr double kEpochMs = 1e12;
  constexpr double kEpoch = 1e9;
  std::optional<double> number = number_in(text);
  if (!number) {
    const std::optional<Instant> time = time_in(text);
    if (!time || !now) return std::nullopt;
    return seconds_between(*now, *time);
  }
  if (*number < kEpoch) return number;
  if (!now) return std::nullopt;
  const double seconds = *number >= kEpochMs ? *number / 1000 : *number;
  return seconds - static_cast<double>(now->seconds);
}

// Splits at a separator that stands outside quotes.
std::vector<std::string_view> parts_of(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  bool quoted = false;
  std::size_t from = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '"') quoted = !quoted;
    if (text[i] != separator || quoted) continue;
    parts.push_back(trimmed(text.substr(from, i - from)));
    from = i + 1;
  }
  parts.push_back(trimmed(text.substr(from)));
  return parts;
}

std::string_view unquoted(std::string_view text) {
  if (text.size() >= 2 && text.front() == '"' && text.back() == '"')
    return text.substr(1, text.size() - 2);
  return text;
}

RatePolicy& policy_named(RateHeaders& result, std::string_view name) {
  for (RatePolicy& policy : result.policies) {
    if (policy.name == name) return policy;
  }
  return result.policies.emplace_back(RatePolicy{.name = std::string(name)});
}

void set_parameter(RatePolicy& policy, std::string_view key, std::string_view value) {
  const std::optional<double> number = number_in(value);
  if (key == "limit" || key == "q") policy.limit = number;
  if (key == "remaining" || key == "r") policy.remaining = number;
  if (key == "reset" || key == "t") policy.reset_seconds = number;
  if (key == "w") policy.window_seconds = number;
}

void read_parameters(RatePolicy& policy, std::string_view text, char separator) {
  for (const std::string_view part : parts_of(text, separator)) {
    const std::size_t equals = part.find('=');
    if (equals == std::string_view::npos) continue;
    set_parameter(policy, lower(trimmed(part.substr(0, equals))),
                  unquoted(trimmed(part.substr(equals + 1))));
  }
}

// RateLimit: limit=100, remaining=50, reset=5 (draft 07) or "name";r=50;t=30 (from draft 08).
void read_combined(RateHeaders& result, std::string_view value) {
  const bool listed = value.find(';') != std::string_view::npos;
  if (!listed) return read_parameters(policy_named(result, ""), value, ',');
  for (const std::string_view item : parts_of(value, ',')) {
    read_parameters(policy_named(result, unquoted(parts_of(item, ';').front())), item, ';');
  }
}

// RateLimit-Policy: "name";q=100;w=60, or 100;w=60 whose first item is the limit itself.
void read_policy(RateHeaders& result, std::string_view value) {
  for (const std::string_view item : parts_of(value, ',')) {
    const std::string_view head = parts_of(item, ';').front();
    const std::optional<double> limit = number_in(head);
    RatePolicy& policy = policy_named(result, limit ? std::string_view() : unquoted(head));
    if (limit && policy.limit && *policy.limit != *limit) continue;
    if (limit) policy.limit = limit;
    read_parameters(policy, item, ';');
  }
}

enum class Part { kLimit, kRemaining, kReset, kResetAfter };

void set_part(RatePolicy& policy,
              Part part,
              std::string_view value,
              const std::optional<Instant>& now) {
  switch (part) {
    case Part::kLimit:
      policy.limit = number_in(value);
      read_parameters(policy, parts_of(value, ',').back(), ';');
      break;
    case Part::kRemaining:
      policy.remaining = number_in(value);
      break;
    case Part::kReset:
      if (!policy.reset_seconds) policy.reset_seconds = seconds_until(value, now);
      break;
    case Part::kResetAfter:
      policy.reset_seconds = number_in(value);
      break;
  }
}

struct Split {
  std::string_view part{};
  Part meaning = Part::kLimit;
};

// One header of a family whose parts are headers of their own, with or without a policy's name.
bool read_part(RateHeaders& result,
               const std::string& name,
               std::string_view value,
               const std::optional<Instant>& now) {
  constexpr std::array<std::string_view, 3> kFamilies = {"x-ratelimit-", "x-rate-limit-",
                                                         "ratelimit-"};
  constexpr std::array<Split, 4> kParts = {{{"reset-after", Part::kResetAfter},
                                            {"limit", Part::kLimit},
                                            {"remaining", Part::kRemaining},
                                            {"reset", Part::kReset}}};
  for (const std::string_view family : kFamilies) {
    if (!name.starts_with(family)) continue;
    std::string_view rest = std::string_view(name).substr(family.size());
    for (const Split& split : kParts) {
      if (!rest.starts_with(split.part)) continue;
      rest.remove_prefix(split.part.size());
      if (!rest.empty() && rest.front() != '-') return false;
      if (!rest.empty()) rest.remove_prefix(1);
      set_part(policy_named(result, rest), split.meaning, value, now);
      result.family = family.starts_with("x-") ? "X-RateLimit-Limit" : "RateLimit-Limit";
      return true;
    }
  }
  return false;
}

}  // namespace

RateHeaders rate_headers(const Headers& headers) {
  RateHeaders result;
  const std::string* date = find_header(headers, "Date");
  const std::optional<Instant> now = date == nullptr ? std::nullopt : parse_http_date(*date);
  for (const Header& header : headers) {
    const std::string name = lower(header.name);
    if (name == "ratelimit") {
      read_combined(result, header.value);
      result.family = "RateLimit";
    } else if (name == "retry-after" || name.starts_with("retry-after-")) {
      const std::optional<double> after = seconds_until(header.value, now);
      if (after) result.retry_after = std::max(result.retry_after.value_or(0), *after);
    } else {
      read_part(result, name, header.value, now);
    }
  }
  for (const Header& header : headers) {
    const std::string name = lower(header.name);
    const bool policy = name == "ratelimit-policy" || name == "x-ratelimit-policy";
    if (policy) read_policy(result, header.value);
    if (policy && result.family.empty()) result.family = "RateLimit";
  }
  return result;
}

const RatePolicy* nearest_limit(const RateHeaders& headers) {
  const RatePolicy* nearest = nullptr;
  constexpr double kUnknown = 1e18;
  for (const RatePolicy& policy : headers.policies) {
    if (nearest == nullptr) {
      nearest = &policy;
      continue;
    }
    const double left = policy.remaining.value_or(kUnknown);
    const double least = nearest->remaining.value_or(kUnknown);
    const bool later = policy.reset_seconds.value_or(0) > nearest->reset_seconds.value_or(0);
    if (left < least || (left == least && later)) nearest = &policy;
  }
  return nearest;
}

}  // namespace assay
