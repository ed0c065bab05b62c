// SPDX-License-Identifier: MIT
// Reading and writing the members of a JSON object that was written by us.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/json.h"

namespace assay {

// A member's value; a JSON null when it is absent.
const Json& member(const Json& json, std::string_view name);
// A member's characters; empty when it is absent.
const std::string& text_member(const Json& json, std::string_view name);
// A whole number that fits; 0 otherwise.
int int_member(const Json& json, std::string_view name);
std::int64_t long_member(const Json& json, std::string_view name);
bool bool_member(const Json& json, std::string_view name);

Json list_of(const std::vector<std::string>& texts);
std::vector<std::string> texts_of(const Json& list);

}  // namespace assay
