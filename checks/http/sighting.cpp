// SPDX-License-Identifier: MIT
// Finding items in answers by their ids.
#include "checks/http/sighting.h"

#include <algorithm>
#include <optional>

#include "dialect/envelope.h"

namespace assay::checks {
namespace {

bool share_one(const std::vector<std::string>& left, const std::vector<std::string>& right) {
  return std::ranges::any_of(
      left, [&](const std::string& id) { return std::ranges::find(right, id) != right.end(); });
}

}  // namespace

std::vector<std::string> shown_ids(const Exchange& answer, std::string_view resource) {
  const std::optional<Json> body = Json::parse(answer.response.body);
  const Json* item = body ? find_item(*body, resource) : nullptr;
  if (item != nullptr) return ids_of(*item, resource);
  if (const std::optional<std::string> bare = body ? bare_id(*body) : std::nullopt) return {*bare};
  return {};
}

bool shows_item(const Exchange& answer,
                std::string_view resource,
                const std::vector<std::string>& ids) {
  if (!answer.is_2xx()) return false;
  const std::optional<Json> body = Json::parse(answer.response.body);
  const Json* item = body ? find_item(*body, resource) : nullptr;
  if (item == nullptr) return false;
  const std::vector<std::string> shown = ids_of(*item, resource);
  return shown.empty() || ids.empty() || share_one(shown, ids);
}

bool lists_item(const Exchange& answer,
                std::string_view resource,
                const std::vector<std::string>& ids) {
  const std::optional<Json> body = Json::parse(answer.response.body);
  const Json* list = body && answer.is_2xx() ? find_list(*body, resource) : nullptr;
  if (list == nullptr) return false;
  return std::ranges::any_of(list->items(), [&](const Json& each) {
    const Json* item = find_item(each, resource);
    return share_one(ids_of(item == nullptr ? each : *item, resource), ids);
  });
}

}  // namespace assay::checks
