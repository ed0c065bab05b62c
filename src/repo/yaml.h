// SPDX-License-Identifier: MIT
// The YAML seam of this room: a stranger's document as JSON.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/json.h"

namespace assay {

struct YamlDocument {
  Json value{};
  std::string problem{};   // with its line; empty: it was read whole
  bool too_large = false;  // left unread: beyond the bound in bytes, nodes or depth
};

// The first document of a text. Plain scalars become numbers, booleans and nulls as YAML 1.2 has
// them; merge keys (<<) are filled in; tags are passed over. Aliases count as what they stand for.
YamlDocument read_yaml_text(std::string_view text);

// The 1-based line of the first key of this name at the top of an indented block, by the text
// alone; 0 when there is none.
int line_of_key(std::string_view text, std::string_view key);

}  // namespace assay
