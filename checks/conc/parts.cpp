// SPDX-License-Identifier: MIT
// Lists of parts, sent and answered.
#include "checks/conc/parts.h"

#include <algorithm>

#include "dialect/names.h"
#include "dialect/refusal.h"

namespace assay::checks {
namespace {

// The longest list within a value, the value itself included; null when there is none.
Json* longest_list(Json& value) {
  Json* longest = value.is_array() ? &value : nullptr;
  for (auto& [name, inner] : value.members()) {
    Json* found = longest_list(inner);
    const bool longer =
        found != nullptr && (longest == nullptr || found->items().size() > longest->items().size());
    if (longer) longest = found;
  }
  return longest;
}

// {"status": 422}, {"error": …}, {"success": false}
bool is_failed(const Json& part) {
  const Json* status = member(part, "status");
  if (status != nullptr && status->as_int().value_or(0) >= 400) return true;
  const Json* error = member(part, "error");
  const Json* errors = member(part, "errors");
  return (error != nullptr && !error->is_null()) || (errors != nullptr && !errors->empty()) ||
         says_refused(part).has_value();
}

bool names_failures(std::string_view name) {
  return std::ranges::any_of(
      std::initializer_list<std::string_view>{"errors", "failed", "failures", "rejected"},
      [&](std::string_view known) { return same_name(name, known); });
}

std::int64_t failed_within(const Json& value) {
  std::int64_t most = std::ranges::count_if(value.items(), is_failed);
  for (const auto& [name, inner] : value.members()) {
    const auto length = static_cast<std::int64_t>(inner.items().size());
    most = std::max(most, names_failures(name) ? length : failed_within(inner));
  }
  return most;
}

}  // namespace

std::size_t count_parts(const Json& body) {
  Json copy = body;
  const Json* parts = longest_list(copy);
  return parts == nullptr ? 0 : parts->items().size();
}

std::optional<Json> without_last_part(const Json& body) {
  Json rest = body;
  Json* parts = longest_list(rest);
  if (parts == nullptr || parts->items().size() < 2) return std::nullopt;
  parts->items().pop_back();
  return rest;
}

std::int64_t failed_parts(const Exchange& answer) {
  const std::optional<Json> body = Json::parse(answer.response.body);
  return body ? failed_within(*body) : 0;
}

}  // namespace assay::checks
