// SPDX-License-Identifier: MIT
// Updating and deleting with the current validator.
#include "dialect/update.h"

#include <algorithm>
#include <optional>

#include "core/text.h"
#include "dialect/envelope.h"
#include "dialect/names.h"
#include "dialect/spelling.h"

namespace assay {
namespace {

bool is_immutable(const Resource& resource, const Field& field) {
  return std::ranges::find(resource.immutable, field.name) != resource.immutable.end();
}

bool may_change(const Resource& resource, const Field& field) {
  return !is_immutable(resource, field) && !field.unique && field.type != FieldType::kReference;
}

std::string letters_and_digits(std::string_view text) {
  std::string kept;
  for (const char c : lower(text)) {
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) kept += c;
  }
  return kept;
}

// Whether the item's id is made of this text, as a slug is of a title: another text would move the
// item to another address.
bool names_item(const std::string& id, const Json& value) {
  constexpr std::ptrdiff_t kNoAccident = 8;
  const std::string left = letters_and_digits(id);
  const std::string right = letters_and_digits(value.text());
  const auto [end, other] = std::ranges::mismatch(left, right);
  return end - left.begin() >= kNoAccident;
}

// The item's validator as it stands now; none where the contract asks for no lock.
Validator present_validator(Session& session, const Made& made) {
  const Resource& resource = session.resource();
  if (resource.lock == LockKind::kNone) return {};
  return validator_in(session.get("lock", made.path), resource);
}

}  // namespace

Json replacement(Session& session, const Made& made) {
  const Resource& resource = session.resource();
  Json body = made.sent;
  const Json fresh = session.sample();
  for (const Field& field : resource.fields) {
    const Json* value = fresh.find(field.name);
    const Json* old = made.sent.find(field.name);
    const bool names = old != nullptr && old->is_string() && names_item(made.id, *old);
    if (value != nullptr && may_change(resource, field) && !names) body.set(field.name, *value);
    if (is_immutable(resource, field) && !field.required) body.erase(field.name);
  }
  return body;
}

Validator validator_in(const Exchange& read, const Resource& resource) {
  Validator seen;
  if (resource.lock != LockKind::kField) {
    if (const std::string* tag = read.header("ETag")) seen.tag = *tag;
    return seen;
  }
  const std::optional<Json> answer = Json::parse(read.response.body);
  const Json* item = answer ? find_item(*answer, resource.name) : nullptr;
  const Json* version = item == nullptr ? nullptr : member(*item, resource.lock_field);
  if (version != nullptr) seen.version = *version;
  return seen;
}

Ask guarded_update(Session& session, Ask update, const Json& canonical, const Validator& seen) {
  const Resource& resource = session.resource();
  if (!seen.tag.empty()) update.headers.push_back({"If-Match", seen.tag});
  Json body = canonical;
  if (!seen.version.is_null()) body.set(resource.lock_field, seen.version);
  update.body = spelled(body, resource, session.spoken(resource)).dump();
  return update;
}

Ask update(Session& session, const std::string& method, const Made& made, const Json& canonical) {
  const Validator seen = present_validator(session, made);
  return guarded_update(session, {.method = method, .path = made.path}, canonical, seen);
}

Ask deletion(Session& session, const Made& made) {
  Ask ask{.method = "DELETE", .path = made.path};
  const Validator seen = present_validator(session, made);
  if (!seen.tag.empty()) ask.headers.push_back({"If-Match", seen.tag});
  return ask;
}

}  // namespace assay
