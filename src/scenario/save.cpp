// SPDX-License-Identifier: MIT
// Pointers into items, bodies and headers.
#include "scenario/save.h"

#include <charconv>

#include "core/redact.h"
#include "core/text.h"
#include "dialect/envelope.h"
#include "dialect/names.h"

namespace assay {
namespace {

constexpr std::string_view kHeader = "header ";

// A reference token of RFC 6901 without its escapes.
std::string unescaped(std::string_view token) {
  std::string out;
  for (std::size_t i = 0; i < token.size(); ++i) {
    const std::string_view pair = token.substr(i, 2);
    if (pair == "~0" || pair == "~1") {
      out += pair == "~0" ? '~' : '/';
      ++i;
    } else {
      out += token[i];
    }
  }
  return out;
}

const Json* element(const Json& list, std::string_view token) {
  std::size_t index = 0;
  const auto [stop, error] = std::from_chars(token.data(), token.data() + token.size(), index);
  const bool whole = error == std::errc() && stop == token.data() + token.size();
  return whole && index < list.items().size() ? &list.items()[index] : nullptr;
}

const Json* value_at(const Json& root, std::string_view pointer) {
  if (const Json* exact = root.at(pointer)) return exact;
  if (pointer.empty()) return nullptr;
  const Json* here = &root;
  for (const std::string_view token : split(pointer.substr(1), '/')) {
    here = here->is_array() ? element(*here, token) : member(*here, unescaped(token));
    if (here == nullptr) return nullptr;
  }
  return here;
}

const Json* shown_at(const Json& body, std::string_view pointer, const Resource* resource) {
  const Json* item = find_item(body, resource == nullptr ? "" : resource->name);
  const Json* found = item == nullptr ? nullptr : value_at(*item, pointer);
  if (found == nullptr) found = value_at(body, pointer);
  const Json* list =
      found != nullptr ? nullptr : find_list(body, resource == nullptr ? "" : resource->name);
  return list == nullptr ? found : value_at(*list, pointer);
}

// The last segment of the item's own path: how its id is written where it leads to it.
std::string address_of(const Made& made) {
  std::string_view path = made.path;
  if (path.ends_with('/')) path.remove_suffix(1);
  return std::string(path.substr(path.rfind('/') + 1));
}

}  // namespace

std::string_view header_of(std::string_view source) {
  return source.starts_with(kHeader) ? trimmed(source.substr(kHeader.size())) : std::string_view();
}

bool is_secret_source(std::string_view source) {
  const std::string_view header = header_of(source);
  return is_secret_name(header.empty() ? source.substr(source.rfind('/') + 1) : header);
}

std::optional<SavedValue> saved_from(std::string_view source, const Answered& answered) {
  if (const std::string_view header = header_of(source); !header.empty()) {
    const std::string* value = answered.exchange.header(header);
    return value == nullptr ? std::nullopt : std::optional(SavedValue{Json(*value), ""});
  }
  const bool id = fold(source) == "/id";
  const std::string address = id && answered.made.ok ? address_of(answered.made) : std::string();
  const std::optional<Json> body = Json::parse(answered.exchange.response.body);
  const Json* found = body ? shown_at(*body, source, answered.resource) : nullptr;
  if (found == nullptr && answered.made.ok && !id) found = value_at(answered.made.sent, source);
  if (found != nullptr && !found->is_null()) return SavedValue{*found, address};
  if (!id || !answered.made.ok) return std::nullopt;
  return SavedValue{Json(answered.made.id), address};
}

}  // namespace assay
