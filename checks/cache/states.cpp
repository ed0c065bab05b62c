// SPDX-License-Identifier: MIT
// Reading states out of answers.
#include "checks/cache/states.h"

#include <algorithm>
#include <vector>

#include "checks/http/stored.h"
#include "dialect/envelope.h"
#include "dialect/tombstone.h"

namespace assay::checks {

std::optional<Exchange> in_list(const Exchange& answer,
                                std::string_view resource,
                                const std::string& id) {
  const std::optional<Json> body = Json::parse(answer.response.body);
  const Json* list = body && answer.is_2xx() ? find_list(*body, resource) : nullptr;
  if (list == nullptr) return std::nullopt;
  for (const Json& each : list->items()) {
    const Json* found = find_item(each, resource);
    const Json& item = found == nullptr ? each : *found;
    const std::vector<std::string> ids = ids_of(item, resource);
    if (std::ranges::find(ids, id) == ids.end()) continue;
    Exchange alone = answer;
    alone.response.body = item.dump();
    return alone;
  }
  return std::nullopt;
}

bool is_absent(const Exchange& answer, std::string_view resource) {
  if (answer.is_4xx()) return true;
  return answer.is_2xx() && (shows_nothing(answer, resource) || is_tombstone(answer, resource));
}

bool is_unlisted(const Exchange& answer, std::string_view resource, const std::string& id) {
  const std::optional<Json> body = Json::parse(answer.response.body);
  if (!body || !answer.is_2xx() || find_list(*body, resource) == nullptr) return false;
  const std::optional<Exchange> listed = in_list(answer, resource, id);
  return !listed || is_tombstone(*listed, resource);
}

Json shown_before(const Tape& tape, const Json& changed, const Exchange& answer) {
  const Json& sent = tape.fact("sent");
  Json old = Json::object();
  for (const std::string& name : kept_fields(tape, sent, answer)) {
    if (changed.find(name) != nullptr) old.set(name, *sent.find(name));
  }
  return old;
}

}  // namespace assay::checks
