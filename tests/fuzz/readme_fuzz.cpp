// SPDX-License-Identifier: MIT
// Any bytes as a README, in each markup.
#include <cstdint>

#include "repo/document.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string text(bytes, bytes + size);
  for (const char* path : {"README.md", "README.rst", "README.adoc", "README"})
    assay::read_document(path, text);
  return 0;
}
