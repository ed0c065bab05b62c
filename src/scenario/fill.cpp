// SPDX-License-Identifier: MIT
// Filling of holes with JSON values.
#include "scenario/fill.h"

#include "core/duration.h"
#include "core/text.h"
#include "dialect/instant.h"

namespace assay {
namespace {

// "90s" in seconds, a part of one taken for a whole.
std::int64_t seconds_of(std::string_view duration) {
  return (duration_ms(duration).value_or(0) + 999) / 1000;
}

}  // namespace

std::optional<std::string> RequestValues::generated(std::string_view name) {
  constexpr std::string_view kMatch = "match:";
  constexpr std::string_view kIn = "in:";
  constexpr std::string_view kAgo = "ago:";
  if (name.starts_with(kIn)) return date_time_text(now_ + seconds_of(name.substr(kIn.size())));
  if (name.starts_with(kAgo)) return date_time_text(now_ - seconds_of(name.substr(kAgo.size())));
  if (name == "unique") return maker_.unique();
  if (name == "uuid") return maker_.uuid();
  if (name == "email") return maker_.email();
  if (name == "password") return maker_.password();
  if (name.starts_with(kMatch)) return maker_.matching(name.substr(kMatch.size()));
  return std::nullopt;
}

std::optional<Json> RequestValues::value(std::string_view name) {
  if (const auto known = saved_.find(name); known != saved_.end()) return known->second.value;
  if (const auto drawn = drawn_.find(name); drawn != drawn_.end()) return Json(drawn->second);
  const std::optional<std::string> fresh = generated(name);
  if (!fresh) return std::nullopt;
  drawn_.emplace(name, *fresh);
  return Json(*fresh);
}

std::optional<std::string> RequestValues::address(std::string_view name) {
  const auto known = saved_.find(name);
  if (known != saved_.end() && !known->second.address.empty()) return known->second.address;
  const std::optional<Json> plain = value(name);
  return plain ? std::optional(percent_encoded(plain_text(*plain))) : std::nullopt;
}

}  // namespace assay
