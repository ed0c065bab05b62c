// SPDX-License-Identifier: MIT
// A YAML file by its lines: keys, values and list items with their indents, as far as files that
// configure continuous integration need it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace assay {

struct OutlineLine {
  int indent = 0;     // of the key; behind the dashes of a list item
  int item = -1;      // indent of the dash that begins this item; -1 for none
  std::string key{};  // empty for a list item that is a plain value
  std::string value{};
  std::vector<std::string> block{};  // the lines of a block scalar ("run: |")
  bool folded = false;               // they are one line ("run: >")
  int line = 0;                      // 1-based
};

// Comments and document marks are left out; flow collections stay as they are written. At most
// 20,000 lines.
std::vector<OutlineLine> read_outline(std::string_view text);

}  // namespace assay
