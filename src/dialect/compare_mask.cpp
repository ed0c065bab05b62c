// SPDX-License-Identifier: MIT
// Blanking what changes from answer to answer by itself.
#include <algorithm>
#include <array>
#include <string_view>

#include "dialect/compare.h"
#include "dialect/instant.h"
#include "dialect/names.h"

namespace assay {
namespace {

bool ends_as_time(std::string_view name) {
  return name.ends_with("_at") || name.ends_with("-at") || name.ends_with("At") ||
         name.ends_with("_on") || name.ends_with("_time") || name.ends_with("Time");
}

bool is_volatile_name(std::string_view name) {
  constexpr std::array<std::string_view, 30> kNames = {
      "timestamp", "time",          "now",        "servertime",   "lastmodified",   "modified",
      "updated",   "created",       "lastseen",   "requestid",    "reqid",          "traceid",
      "spanid",    "correlationid", "xrequestid", "etag",         "nonce",          "signature",
      "sig",       "csrf",          "csrftoken",  "duration",     "durationms",     "elapsed",
      "elapsedms", "took",          "latency",    "responsetime", "processingtime", "uptime"};
  return ends_as_time(name) || std::ranges::find(kNames, fold(name)) != kNames.end();
}

// A "date" with a clock is the service's own; one without is more likely the user's.
bool is_own_date(std::string_view name, const Json& value) {
  return fold(name) == "date" && value.is_string() && parse_date_time(value.text()).has_value();
}

}  // namespace

Json mask(const Json& value) {
  if (value.is_array()) {
    Json masked = Json::array();
    for (const Json& item : value.items())
      masked.push(mask(item));
    return masked;
  }
  if (!value.is_object()) return value;
  Json masked = Json::object();
  for (const auto& [name, member_value] : value.members()) {
    const bool scalar = member_value.is_string() || member_value.is_number();
    const bool blank = scalar && (is_volatile_name(name) || is_own_date(name, member_value));
    masked.members().emplace_back(name, blank ? Json("*") : mask(member_value));
  }
  return masked;
}

bool same_after_masking(const Json& left, const Json& right) {
  const Json a = mask(left);
  const Json b = mask(right);
  return same_value(a, b) && same_value(b, a);
}

}  // namespace assay
