// SPDX-License-Identifier: MIT
// Any bytes as the value of a Link header.
#include <cstdint>
#include <cstdlib>

#include "core/text.h"
#include "dialect/link_header.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string value(bytes, bytes + size);
  for (const assay::Link& link : assay::links_of({{.name = "Link", .value = value}})) {
    if (value.find(link.target) == std::string::npos) std::abort();
    for (const std::string& rel : link.rels) {
      if (rel.empty() || rel != assay::lower(rel)) std::abort();
    }
  }
  return 0;
}
