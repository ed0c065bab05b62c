// SPDX-License-Identifier: MIT
// Envelope-blind reading of items and lists.
#include "dialect/envelope.h"

#include <algorithm>
#include <array>

#include "core/word_list.h"
#include "dialect/names.h"

namespace assay {
namespace {

constexpr int kDepth = 3;

// What stands beside an item in an envelope, folded; no word here is an item's content by itself.
bool is_envelope_word(std::string_view name) {
  constexpr std::array<std::string_view, 28> kWords = {
      "success", "ok",        "status",  "statuscode", "code",       "message",   "msg",
      "error",   "errors",    "detail",  "meta",       "metadata",   "links",     "timestamp",
      "path",    "requestid", "traceid", "version",    "apiversion", "jsonrpc",   "included",
      "jsonapi", "count",     "total",   "took",       "cursor",     "succeeded", "reason"};
  const std::string folded = fold(name);
  return lists(kWords, folded) || name == "_links";
}

bool is_item_wrapper(std::string_view folded, std::string_view resource) {
  constexpr std::array<std::string_view, 8> kWrappers = {
      "data", "item", "result", "payload", "response", "record", "node", "attributes"};
  return lists(kWrappers, folded) ||
         (!resource.empty() && folded.find(resource) != std::string_view::npos);
}

// An id that no envelope has: what tells an item from its wrapping.
bool has_own_id(const Json& object, std::string_view resource) {
  for (const auto& [name, value] : object.members()) {
    const std::string folded = fold(name);
    const bool id = folded == "id" || folded == "uuid" || folded == fold(resource) + "id";
    if (id && (is_scalar_id(value) || value.is_object())) return true;
  }
  return false;
}

// Words that may stand beside a wrapped item: an envelope's own, the item's id once more, a token.
bool is_beside(std::string_view name, std::string_view resource) {
  const std::string folded = fold(name);
  return is_envelope_word(name) || folded == "id" || folded == fold(resource) + "id" ||
         folded.ends_with("token");
}

const Json* item_in(const Json& body, std::string_view resource, int depth);

// The wrapped item of an object, unless the object itself is the item.
const Json* unwrapped(const Json& object, std::string_view resource, int depth) {
  const std::string folded_resource = fold(resource);
  const bool own_id = has_own_id(object, resource);
  for (const Json::Member& wrapper : object.members()) {
    const bool named = fold(wrapper.first) == folded_resource;
    if (!is_item_wrapper(fold(wrapper.first), folded_resource) || wrapper.second.empty()) continue;
    const bool pure = std::ranges::all_of(object.members(), [&](const Json::Member& each) {
      return &each == &wrapper || is_beside(each.first, resource);
    });
    if (own_id && !(pure && named)) continue;
    const Json* inner = item_in(wrapper.second, resource, depth - 1);
    if (inner == nullptr) continue;
    if (pure || id_of(*inner, resource) || !id_of(object, resource)) return inner;
  }
  return nullptr;
}

// Nothing but envelope: no id, no content, and no wrapper with anything in it.
bool is_hollow(const Json& object, std::string_view resource, int depth) {
  if (has_own_id(object, resource)) return false;
  const std::string folded_resource = fold(resource);
  return std::ranges::all_of(object.members(), [&](const Json::Member& each) {
    if (is_envelope_word(each.first)) return true;
    const bool nothing = each.second.is_null() || each.second.is_array() || each.second.is_object();
    return nothing && is_item_wrapper(fold(each.first), folded_resource) &&
           item_in(each.second, resource, depth - 1) == nullptr;
  });
}

const Json* item_in(const Json& body, std::string_view resource, int depth) {
  if (depth < 0 || body.empty()) return nullptr;
  if (body.is_array()) {
    const bool only = body.items().size() == 1 && body.items()[0].is_object();
    return only ? item_in(body.items()[0], resource, depth) : nullptr;
  }
  if (const Json* inner = unwrapped(body, resource, depth)) return inner;
  return is_hollow(body, resource, depth) ? nullptr : &body;
}

bool is_list_of_items(const Json& value) {
  return value.is_array() && std::ranges::all_of(value.items(), &Json::is_object);
}

bool is_list_wrapper(std::string_view folded, std::string_view resource) {
  constexpr std::array<std::string_view, 16> kWrappers = {
      "data", "items", "results", "result", "content", "records", "value",    "rows",
      "docs", "hits",  "edges",   "nodes",  "list",    "payload", "embedded", "response"};
  return lists(kWrappers, folded) || folded == fold(plural(resource)) || folded == fold(resource) ||
         folded == fold(resource) + "list";
}

// An unknown name is taken where it is the only array of objects, and not an item's own.
const Json* only_list(const Json& body, std::string_view resource) {
  const Json* only = nullptr;
  for (const auto& [name, value] : body.members()) {
    if (!is_list_of_items(value) || is_envelope_word(name)) continue;
    if (only != nullptr) return nullptr;
    only = &value;
  }
  return has_own_id(body, resource) ? nullptr : only;
}

const Json* list_in(const Json& body, std::string_view resource, int depth) {
  if (body.is_array()) return &body;
  if (depth == 0) return nullptr;
  for (const auto& [name, value] : body.members()) {
    if (value.is_array() && is_list_wrapper(fold(name), resource)) return &value;
  }
  for (const auto& [name, value] : body.members()) {
    if (!value.is_object() || !is_list_wrapper(fold(name), resource)) continue;
    if (const Json* inner = list_in(value, resource, depth - 1)) return inner;
  }
  return only_list(body, resource);
}

}  // namespace

bool is_scalar_id(const Json& value) {
  return value.is_number() || (value.is_string() && !value.text().empty());
}

const Json* find_item(const Json& body, std::string_view resource) {
  return item_in(body, resource, kDepth);
}

const Json* find_list(const Json& body, std::string_view resource) {
  return list_in(body, resource, kDepth);
}

}  // namespace assay
