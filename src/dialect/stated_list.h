// SPDX-License-Identifier: MIT
// What a document says of a list by the query parameters that it takes.
#pragma once

#include <string>

#include "contract/contract.h"
#include "core/json.h"

namespace assay {

// Adds what one query parameter, with the rules of its schema, tells of the resource's list: how
// it is paged, and by which of the resource's fields it is sorted or filtered.
void add_list_parameter(const std::string& name, const Json& rules, Resource& resource);

}  // namespace assay
