// SPDX-License-Identifier: MIT
// Ids and declared fields of an item.
#include <algorithm>
#include <utility>

#include "dialect/envelope.h"
#include "dialect/names.h"

namespace assay {
namespace {

void add_id(std::vector<ShownId>& ids, std::string_view name, std::string text) {
  const bool fresh = std::ranges::find(ids, text, &ShownId::text) == ids.end();
  if (!text.empty() && fresh) ids.push_back({std::string(name), std::move(text)});
}

std::string id_text(const Json* value) {
  if (value == nullptr) return {};
  if (const Json* oid = value->find("$oid")) value = oid;
  return is_scalar_id(*value) ? value->text() : std::string();
}

std::string last_segment(std::string_view link) {
  link = link.substr(0, link.find_first_of("?#"));
  while (link.ends_with('/'))
    link.remove_suffix(1);
  const std::size_t slash = link.rfind('/');
  return slash == std::string_view::npos ? std::string() : std::string(link.substr(slash + 1));
}

const Json* self_link(const Json& item) {
  for (const char* pointer : {"/_links/self/href", "/links/self/href", "/links/self",
                              "/_links/self", "/self", "/href", "/url", "/uri", "/@id"}) {
    const Json* link = item.at(pointer);
    if (link != nullptr && link->is_string()) return link;
  }
  return nullptr;
}

}  // namespace

std::vector<ShownId> named_ids_of(const Json& item, std::string_view resource) {
  std::vector<ShownId> ids;
  const std::string own = std::string(resource) + "_id";
  for (const std::string_view name :
       {std::string_view("id"), std::string_view("_id"), std::string_view("uuid"),
        std::string_view(own), std::string_view("key"), std::string_view("slug"),
        std::string_view("token")}) {
    add_id(ids, name, id_text(member(item, name)));
  }
  if (const Json* link = self_link(item)) add_id(ids, "self", last_segment(link->text()));
  return ids;
}

std::vector<std::string> ids_of(const Json& item, std::string_view resource) {
  std::vector<std::string> ids;
  for (ShownId& shown : named_ids_of(item, resource))
    ids.push_back(std::move(shown.text));
  return ids;
}

std::optional<std::string> id_of(const Json& item, std::string_view resource) {
  std::vector<std::string> ids = ids_of(item, resource);
  if (ids.empty()) return std::nullopt;
  return std::move(ids.front());
}

std::optional<std::string> bare_id(const Json& body) {
  constexpr std::size_t kLongest = 64;
  if (!body.is_number() && !body.is_string()) return std::nullopt;
  const std::string& text = body.text();
  const bool word = text.size() <= kLongest && text.find_first_of("0123456789") != text.npos &&
                    text.find_first_of(" \t\r\n.,:;!?/") == text.npos;
  return word ? std::optional(text) : std::nullopt;
}

const Json* field_of(const Json& item, const Field& field) {
  if (const Json* found = member(item, field.name, field.aka)) return found;
  if (field.type != FieldType::kReference) return nullptr;
  const std::string folded = fold(field.name);
  const std::string stem = folded.ends_with("id") ? folded.substr(0, folded.size() - 2) : folded;
  for (const std::string_view name : {std::string_view(stem), std::string_view(field.to)}) {
    if (name.empty()) continue;
    if (const Json* found = member(item, name)) return found;
    const Json* related = item.find("relationships");
    const Json* relation = related == nullptr ? nullptr : member(*related, name);
    const Json* data = relation == nullptr ? nullptr : relation->find("data");
    if (data != nullptr) return data;
  }
  return nullptr;
}

std::string plural(std::string_view singular) {
  std::string word(singular);
  const auto ends = [&](std::string_view tail) { return word.ends_with(tail); };
  if (word.empty()) return word;
  if (word == "person") return "people";
  if (ends("child")) return word + "ren";
  if (ends("ss") || ends("x") || ends("z") || ends("ch") || ends("sh") || ends("us")) {
    return word + "es";
  }
  if (ends("s")) return word;
  const bool vowel = word.size() > 1 && std::string_view("aeiou").find(word[word.size() - 2]) !=
                                            std::string_view::npos;
  if (ends("y") && !vowel) return word.substr(0, word.size() - 1) + "ies";
  return word + "s";
}

}  // namespace assay
