// SPDX-License-Identifier: MIT
// Any bytes as a rubric: taken whole, or refused with a reason.
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <unistd.h>

#include "rubric/load.h"

namespace {

// One file for each process; the loader reads files.
const std::string& rubric_path() {
  static const std::string kPath = (std::filesystem::temp_directory_path() /
                                    ("assay-fuzz-" + std::to_string(getpid()) + ".yaml"))
                                       .string();
  return kPath;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string text(bytes, bytes + size);
  std::ofstream(rubric_path(), std::ios::binary) << text;
  const assay::LoadedRubric loaded = assay::load_rubric(rubric_path(), {});
  if (loaded.rubric.has_value() == !loaded.problems.empty()) std::abort();
  for (const assay::Problem& problem : loaded.problems) {
    if (assay::to_text(problem).empty()) std::abort();
  }
  std::filesystem::remove(rubric_path());
  return 0;
}
