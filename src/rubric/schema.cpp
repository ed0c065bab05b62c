// SPDX-License-Identifier: MIT
// The JSON Schema of the rubric format, for editors; the reader in this folder decides.
#include "embedded/schema_json.h"
#include "rubric/load.h"

namespace assay {

std::string rubric_schema() {
  return std::string(embedded::schema_json::kText);
}

}  // namespace assay
