// SPDX-License-Identifier: MIT
// Creating items and finding them again.
#include <algorithm>
#include <utility>

#include <fmt/core.h>

#include "core/template.h"
#include "core/text.h"
#include "dialect/blocker.h"
#include "dialect/envelope.h"
#include "dialect/names.h"
#include "dialect/session.h"

namespace assay {
namespace {

std::string last_part_of(std::string_view address) {
  address = address.substr(0, address.find('?'));
  if (address.ends_with('/')) address.remove_suffix(1);
  return std::string(address.substr(address.rfind('/') + 1));
}

// The members that no two bodies share: those of the sample that are drawn anew each time.
std::vector<std::string> drawn_members(const Resource& resource) {
  std::vector<std::string> names;
  if (!resource.sample) return names;
  const Json* body = &*resource.sample;
  if (const Json* inner = body->find(resource.wrapper)) body = inner;
  for (const auto& [name, value] : body->members()) {
    if (value.is_string() && !holes_in(value.text()).empty()) names.push_back(name);
  }
  return names;
}

// The ids that an item shows, then its values that exist only once, then its Location.
std::vector<ShownId> candidate_ids(const std::optional<Json>& body,
                                   const Json* item,
                                   const Resource& resource,
                                   const Exchange& answer) {
  std::vector<ShownId> ids;
  if (item == nullptr) {
    if (auto bare = body ? bare_id(*body) : std::nullopt) ids.push_back({"answer", *bare});
  } else {
    ids = named_ids_of(*item, resource.name);
    for (const Field& field : resource.fields) {
      const bool scalar = field.type == FieldType::kString || field.type == FieldType::kInteger;
      const Json* shown = field.unique && scalar ? field_of(*item, field) : nullptr;
      if (shown != nullptr && !shown->text().empty()) ids.push_back({field.name, shown->text()});
    }
    for (const std::string& name : drawn_members(resource)) {
      const Json* shown = member(*item, name);
      if (shown != nullptr && !shown->text().empty()) ids.push_back({name, shown->text()});
    }
  }
  if (const std::string* location = answer.header("Location")) {
    ids.push_back({"Location", last_part_of(*location)});
  }
  return ids;
}

bool serves(const Exchange& read, const Resource& resource, const Made& made) {
  const std::optional<Json> body = Json::parse(read.response.body);
  const Json* item = body && read.is_2xx() ? find_item(*body, resource.name) : nullptr;
  if (item == nullptr) return false;
  const std::vector<std::string> shown = ids_of(*item, resource.name);
  return shown.empty() || std::ranges::any_of(made.ids, [&](const ShownId& id) {
           return std::ranges::find(shown, id.text) != shown.end();
         });
}

// Refusals that another body may not meet with.
bool refuses_body(const Exchange& answer) {
  return (answer.is_4xx() && answer.status() != 401 && answer.status() != 404 &&
          answer.status() != 405) ||
         answer.is_5xx();
}

}  // namespace

Made Session::made_by(const Exchange& answer, const Resource& resource, const Json& canonical) {
  Made made{.sent = canonical, .exchange = answer.id};
  const bool created = answer.is_2xx() || answer.status() == 303;
  if (!created) return made;
  const std::optional<Json> body = Json::parse(answer.response.body);
  const Json* item = body ? find_item(*body, resource.name) : nullptr;
  if (item != nullptr) made.body = *item;
  made.ids = candidate_ids(body, item, resource, answer);
  if (made.ids.empty()) return made;
  const auto known = std::ranges::find(made.ids, spoken(resource).id_name, &ShownId::name);
  made.id = known == made.ids.end() ? made.ids.front().text : known->text;
  made.ok = !made.id.empty();
  if (made.ok) made.path = item_path(resource, made.id);
  return made;
}

Made Session::create(std::string name, const Resource& resource, const Json& canonical) {
  return made_by(ask(std::move(name), creation(resource, canonical)), resource, canonical);
}

Made Session::create_twice(const std::string& name, const Resource& resource, const Json& body) {
  Made made = create(name, resource, body);
  if (made.ok || stopped() || !refuses_body(tape_.at(name))) return made;
  forget_references();  // they may be used up
  const Json other = sample_unlike(resource, body);
  if (stopped()) return made;
  const bool by_key = resource.idempotency_key != Demand::kNone &&
                      contains_ignoring_case(tape_.at(name).response.body, "idempotency");
  if (by_key) dialect_.quoted_keys = !dialect_.quoted_keys;
  made = create(name, resource, other);
  if (by_key && !made.ok) dialect_.quoted_keys = !dialect_.quoted_keys;
  if (by_key && made.ok) {
    dialect_.bind("idempotency key", dialect_.quoted_keys ? "a quoted string" : "bare", "observed",
                  made.exchange);
  }
  return made;
}

const Exchange& Session::read_back(const std::string& name, const Resource& resource, Made& made) {
  ResourceDialect& dialect = spoken(resource);
  for (const ShownId& id : made.ids) {
    if (!dialect.id_name.empty() || stopped()) break;
    const std::string path = item_path(resource, id.text);
    const Exchange& read = get(name, path);
    if (!serves(read, resource, made)) continue;
    dialect.id_name = id.name;
    made.id = id.text;
    made.path = path;
    return read;
  }
  return get(name, made.path);
}

std::optional<Made> Session::control(std::string name) {
  const Resource& target = resource();
  const Json body = sample(target);
  if (stopped()) return std::nullopt;
  Made made = create_twice(name, target, body);
  const Exchange& created = tape_.at(name);
  if (!made.ok) {
    const std::string_view blocker = to_string(blocker_of(created));
    block(fmt::format("blocked by {}: POST {} {}{}", blocker.empty() ? "http.create" : blocker,
                      collection(target), answer_of(created),
                      created.is_2xx() ? " without an id" : ""));
    return std::nullopt;
  }
  const std::string read_name = name + " (read)";
  const bool known = !spoken(target).id_name.empty();
  if (!known && read_back(read_name, target, made).is_2xx()) return made;
  // A method that the path does not have will not come with time.
  const Exchange& read = settle(read_name, {.path = made.path}, [](const Exchange& answer) {
    return answer.is_2xx() || answer.status() == 405;
  });
  if (!read.is_2xx()) {
    block(fmt::format("blocked by http.create: the created item's GET {} {}", made.path,
                      answer_of(read)));
    return std::nullopt;
  }
  return made;
}

}  // namespace assay
