// SPDX-License-Identifier: MIT
// Comparing one scalar that was sent with one that came back.
#pragma once

#include "contract/contract.h"
#include "core/json.h"
#include "dialect/compare.h"

namespace assay {

Likeness same_if(bool same);

// Neither an array nor an object.
bool is_scalar(const Json& value);

// `sent` is a flag, a number or a text; `got` is anything but null.
Likeness scalar_likeness(const Json& sent, const Json& got, const Field* field);

}  // namespace assay
