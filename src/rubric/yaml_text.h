// SPDX-License-Identifier: MIT
// Scalars and keys as YAML that reads back as the same value.
#pragma once

#include <string>
#include <string_view>

#include "core/json.h"
#include "rubric/node.h"

namespace assay {

std::string yaml_scalar(const Node& node);
std::string yaml_text(std::string_view text);
// The key that the node stands under.
std::string yaml_key(const Node& node);

// A whole value on one line.
std::string yaml_flow(const Json& value);

}  // namespace assay
