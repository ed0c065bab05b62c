// SPDX-License-Identifier: MIT
// A property of an OpenAPI document as a field of the contract.
#pragma once

#include <string>
#include <vector>

#include "contract/contract.h"
#include "core/json.h"
#include "dialect/openapi_document.h"

namespace assay {

// With every rule that both know. A rule that a field cannot have (a pattern for a part of the
// text, bounds that contradict its type) is left out: a field demands less than it might, never
// more.
Field stated_field(const Json& document, const StatedProperty& property);

std::vector<Field> stated_fields(const Json& document, const StatedObject& object);

}  // namespace assay
