// SPDX-License-Identifier: MIT
// A line of the repository that something was seen in.
#pragma once

#include <string>

namespace assay {

struct Place {
  std::string file{};
  int line = 0;        // 1-based
  std::string what{};  // the words that stand there
};

// See core/json_fields.h.
template <typename Fields>
void describe(Fields& fields, Place& place) {
  fields("file", place.file);
  fields("line", place.line);
  fields("what", place.what);
}

}  // namespace assay
