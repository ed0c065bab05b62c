// SPDX-License-Identifier: MIT
// Any bytes read as JSON: a value that was read survives being written and read again.
#include <cstdint>
#include <cstdlib>

#include "core/json.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string text(bytes, bytes + size);
  const std::optional<assay::Json> value = assay::Json::parse(text);
  if (!value) return 0;
  for (const std::string& written : {value->dump(), value->pretty()}) {
    if (assay::Json::parse(written) != value) std::abort();
  }
  return 0;
}
