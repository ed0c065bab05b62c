// SPDX-License-Identifier: MIT
// A call that the rubric writes out, as the candidate spells it.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "contract/capability.h"
#include "core/json.h"
#include "dialect/session.h"

namespace assay {

// What holes stand for, by name: "product.id".
using CallValues = std::map<std::string, Json, std::less<>>;

// The call as a request, unsent, with an idempotency key of its own. A text that is one hole and
// nothing else becomes the value itself, so that a number stays one. Holes that `values` does not
// name are filled with an item of the resource ({{order.id}}), or with a fresh value ({{unique}}).
// Members are named in the style of the resource that the path belongs to.
Ask spoken_call(Session& session, const Call& call, const CallValues& values);

// Its body alone, with its holes filled alike and its members named as the rubric names them: what
// somebody else sends does not speak as the candidate does. Null where the call has none.
Json stated_body(Session& session, const Call& call, const CallValues& values);

// A reference to an item, in the JSON type in which the candidate shows the id.
Json reference_value(const Made& made);

// The resource whose collection a call's path is; null when it is none's.
const Resource* collection_at(const Contract& contract, std::string_view path);
// The resource below whose collection a path lies, the nearest one: that of "/orders" for
// "/orders/batch"; null when it lies below none.
const Resource* resource_at(const Contract& contract, std::string_view path);

}  // namespace assay
