// SPDX-License-Identifier: MIT
// Making the items that everything about paging is learned from.
#include <algorithm>
#include <cstdint>

#include <fmt/core.h>

#include "dialect/paging.h"

namespace assay {
namespace {

// The newest seed, since a restart or a stranger's delete takes the newest along.
bool are_there(Session& session, const ResourceDialect& spoken) {
  if (!spoken.readable) return true;
  const std::string path = session.item_path(session.resource(), spoken.seeded.back());
  const Exchange& answer = session.get("seed (read)", path);
  return answer.is_2xx() || !answer.answered();
}

Made make_one(Session& session, const Resource& resource) {
  const Json body = seed_body(session);
  if (session.stopped()) return {};
  Made made = session.create("seed", resource, body);
  if (made.ok || !session.tape().at("seed").is_4xx() || session.stopped()) return made;
  // What the earlier ones referred to may be used up.
  session.forget_references();
  const Json another = seed_body(session);
  return session.stopped() ? made : session.create("seed", resource, another);
}

}  // namespace

// A list that hides drafts must hide all seeds or none.
Json seed_body(Session& session) {
  const Resource& resource = session.resource();
  Json body = session.sample(resource);
  // A purchase may use up what it buys from: the least there is.
  const bool uses_up = std::ranges::any_of(
      resource.fields, [](const Field& field) { return field.type == FieldType::kReference; });
  for (const Field& field : resource.fields) {
    if (body.find(field.name) == nullptr) continue;
    const bool chooses = field.type == FieldType::kBoolean || !field.members.empty();
    if (chooses && !field.required) body.erase(field.name);
    if (!field.members.empty() && field.required) body.set(field.name, field.members.front());
    if (field.type == FieldType::kBoolean && field.required) body.set(field.name, false);
    const bool amount = uses_up && field.type == FieldType::kInteger && field.required &&
                        !field.unique && field.members.empty() && !field.exclusive_min;
    if (amount && field.min.value_or(0) >= 1) {
      body.set(field.name, static_cast<std::int64_t>(*field.min));
    }
  }
  return body;
}

void seed_items(Session& session, int count) {
  const Resource& resource = session.resource();
  ResourceDialect& spoken = session.spoken(resource);
  if (!spoken.seeded.empty()) {
    session.act_as(spoken.seeded_by);
    if (!are_there(session, spoken)) {
      spoken.seeded.clear();
      session.act_as(session.user());
    }
  }
  const bool nobody = session.contract().users && session.current().headers.empty();
  if (spoken.seeded.empty() && nobody) session.act_as(session.user());
  bool accepted = false;  // and not yet made
  while (static_cast<int>(spoken.seeded.size()) < count && !session.stopped()) {
    Made made = make_one(session, resource);
    if (session.stopped()) return;
    if (!made.ok) {
      const Exchange& answer = session.tape().at("seed");
      session.block(fmt::format("blocked by http.create: POST of item {} of {} {}{}",
                                spoken.seeded.size() + 1, count, answer_of(answer),
                                answer.is_2xx() ? " without an id" : ""));
      return;
    }
    accepted = accepted || session.tape().at("seed").status() == 202;
    if (spoken.seeded.empty()) spoken.seeded_by = session.current();
    spoken.seeded.push_back(std::move(made.id));
  }
  if (accepted) session.wait_ms(session.contract().consistency_ms);
  if (!spoken.seeded.empty()) session.act_as(spoken.seeded_by);
}

}  // namespace assay
