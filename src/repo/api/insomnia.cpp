// SPDX-License-Identifier: MIT
// Told by the path, or by the first line.
#include "repo/api/insomnia.h"

#include "core/text.h"
#include "repo/language.h"

namespace assay {

bool is_insomnia(const SourceFile& file) {
  const std::string path = lower(file.path);
  if (is_data_file(path) && path.find(".insomnia/request/") != std::string::npos) return true;
  if (path.ends_with(".json")) return path.find("insomnia") != std::string::npos;
  return is_data_file(path) && file.text.starts_with("type: collection.insomnia.rest/");
}

}  // namespace assay
