// SPDX-License-Identifier: MIT
// Looks at the images of all services in all compose files.
#include "repo/compose_start.h"

#include <algorithm>
#include <vector>

#include "core/text.h"
#include "repo/command_table.h"
#include "repo/container/compose.h"

namespace assay {
namespace {

// docker compose up -d database queue
std::vector<std::string_view> services_named(std::string_view command) {
  std::vector<std::string_view> named;
  const std::size_t up = command.find(" up");
  if (up == command.npos) return named;
  for (const std::string_view word : split(command.substr(up + 3), ' ')) {
    if (!word.empty() && !word.starts_with('-') && word.find_first_of("&;|#") == word.npos)
      named.push_back(word);
    if (word.find_first_of("&;|#") != word.npos) break;
  }
  return named;
}

}  // namespace

bool starts_only_others(std::string_view command, const FileIndex& texts) {
  const bool compose = command.find("docker-compose") != std::string_view::npos ||
                       command.find("docker compose") != std::string_view::npos;
  if (!compose) return false;
  const std::vector<std::string_view> named = services_named(command);
  bool any = false;
  for (const SourceFile& file : texts.sources()) {
    if (!is_compose_file(file.path)) continue;
    const ComposeFile read = read_compose(file.path, file.text);
    const bool others = std::ranges::all_of(read.services, [&](const ComposeService& service) {
      if (!named.empty() && std::ranges::find(named, service.name) == named.end()) return true;
      return !service.builds && !service.extended && is_image_of_others(service.image);
    });
    if (!others || read.merged || !read.problem.empty()) return false;
    any = any || !read.services.empty();
  }
  return any;
}

}  // namespace assay
