// SPDX-License-Identifier: MIT
// Looks at the images of all services in all compose files.
#include "repo/compose_start.h"

#include <algorithm>

#include "repo/command_table.h"
#include "repo/container/compose.h"

namespace assay {

bool starts_only_others(std::string_view command, const FileIndex& texts) {
  const bool compose = command.find("docker-compose") != std::string_view::npos ||
                       command.find("docker compose") != std::string_view::npos;
  if (!compose) return false;
  bool any = false;
  for (const SourceFile& file : texts.sources()) {
    if (!is_compose_file(file.path)) continue;
    const ComposeFile read = read_compose(file.path, file.text);
    const bool others = std::ranges::all_of(read.services, [](const ComposeService& service) {
      return !service.builds && !service.extended && is_image_of_others(service.image);
    });
    if (!others || read.merged || !read.problem.empty()) return false;
    any = any || !read.services.empty();
  }
  return any;
}

}  // namespace assay
