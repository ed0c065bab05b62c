// SPDX-License-Identifier: MIT
// Finding the item, the list and the id in an answer, whatever stands around them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "contract/contract.h"
#include "core/json.h"

namespace assay {

// The item of an answer: bare, or under data | item | result | payload | attributes | the
// resource's name, up to three deep; the only element of a list of one. Of JSON:API it is the
// resource object: read its members with member(), which sees through `attributes`. Null when the
// body holds nothing but an envelope's own words ({"success": true, "message": "…"}), an error, or
// nothing at all.
const Json* find_item(const Json& body, std::string_view resource);

// The list of an answer: a bare array, or under data | items | results | content | records | value
// | rows | docs | hits | edges | _embedded | the plural, up to three deep. Its elements may be
// wrapped themselves: find_item() reads each. Null when there is none.
const Json* find_list(const Json& body, std::string_view resource);

// An id, and the member that it stands in.
struct ShownId {
  std::string name{};
  std::string text{};
};

// The ids that an item shows, the likeliest first: id, _id, uuid, <resource>_id, then key, slug,
// token, then the last segment of its link to itself (named "self"). Each text once.
std::vector<ShownId> named_ids_of(const Json& item, std::string_view resource);
// Their texts.
std::vector<std::string> ids_of(const Json& item, std::string_view resource);
// The first of them.
std::optional<std::string> id_of(const Json& item, std::string_view resource);

// The id of an answer that is an id and nothing else: a whole number, or a word that holds a digit.
std::optional<std::string> bare_id(const Json& body);

// A number, or a text that is not empty.
bool is_scalar_id(const Json& value);

// The value of a declared field: under its name or another spelling; for a reference also as an
// embedded or related object ("product" for "product_id"). Null when absent.
const Json* field_of(const Json& item, const Field& field);

// English plural of a singular: category, categories; box, boxes; a plural stays as it is.
std::string plural(std::string_view singular);

}  // namespace assay
