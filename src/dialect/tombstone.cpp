// SPDX-License-Identifier: MIT
// Reading that an item is absent or deleted.
#include "dialect/tombstone.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "core/json.h"
#include "core/text.h"
#include "dialect/envelope.h"
#include "dialect/names.h"

namespace assay {
namespace {

bool is_tombstone_status(std::string_view text) {
  constexpr std::array<std::string_view, 9> kWords = {"deleted",   "archived", "removed",
                                                      "inactive",  "canceled", "cancelled",
                                                      "withdrawn", "voided",   "disabled"};
  return std::ranges::find(kWords, lower(text)) != kWords.end();
}

bool says_deleted(const Json& item) {
  for (const char* name : {"deleted_at", "archived_at", "removed_at"}) {
    const Json* when = member(item, name);
    if (when != nullptr && (when->is_number() || (when->is_string() && !when->text().empty()))) {
      return true;
    }
  }
  for (const char* name : {"deleted", "is_deleted", "archived", "is_archived"}) {
    const Json* flag = member(item, name);
    if (flag != nullptr && (flag->boolean() || flag->text() == "1")) return true;
  }
  for (const char* name : {"active", "is_active"}) {
    const Json* flag = member(item, name);
    if (flag != nullptr && ((flag->is_bool() && !flag->boolean()) || flag->text() == "0"))
      return true;
  }
  for (const char* name : {"status", "state"}) {
    const Json* status = member(item, name);
    if (status != nullptr && is_tombstone_status(status->text())) return true;
  }
  return false;
}

}  // namespace

bool shows_nothing(const Exchange& answer, std::string_view resource) {
  if (trimmed(answer.response.body).empty()) return true;
  const std::optional<Json> body = Json::parse(answer.response.body);
  return body && find_item(*body, resource) == nullptr;
}

bool is_gone_from(const Exchange& after, const Exchange& before, std::string_view resource) {
  if (after.status() == 404 || after.status() == 410) return true;
  if (is_tombstone(after, resource)) return !is_tombstone(before, resource);
  const std::optional<Json> was = Json::parse(before.response.body);
  const Json* shown = was ? find_item(*was, resource) : nullptr;
  if (!after.is_2xx() || shown == nullptr) return false;
  if (shows_nothing(after, resource)) return true;
  const std::optional<Json> now = Json::parse(after.response.body);
  const Json* item = now ? find_item(*now, resource) : nullptr;
  const std::vector<std::string> ids = ids_of(*shown, resource);
  if (item == nullptr || ids.empty()) return false;
  const std::vector<std::string> left = ids_of(*item, resource);
  return std::ranges::find_first_of(left, ids) == left.end();
}

bool is_tombstone(const Exchange& answer, std::string_view resource) {
  const std::optional<Json> body = Json::parse(answer.response.body);
  const Json* item = body ? find_item(*body, resource) : nullptr;
  return item != nullptr && says_deleted(*item);
}

}  // namespace assay
