// SPDX-License-Identifier: MIT
// What makes the schema of a database follow the code.
#pragma once

#include <string_view>

namespace assay {

enum class SchemaSync { kNone, kAny, kSequelize };

// Goes through the lines of one file: what one imports, a later one may call by a shorter name.
class SchemaSyncReader {
 public:
  SchemaSync take(std::string_view line);

 private:
  bool imported_ = false;
};

}  // namespace assay
