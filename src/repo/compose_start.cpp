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

bool is_compose_command(std::string_view command) {
  return command.find("docker-compose") != command.npos ||
         command.find("docker compose") != command.npos;
}

// Of the services that are started, or of all where none is named.
bool holds_only_others(const ComposeFile& file, const std::vector<std::string_view>& started) {
  return std::ranges::all_of(file.services, [&](const ComposeService& service) {
    if (!started.empty() && std::ranges::find(started, service.name) == started.end()) return true;
    return !service.builds && !service.extended && is_image_of_others(service.image);
  });
}

}  // namespace

bool starts_only_others(std::string_view command, const FileIndex& texts) {
  if (!is_compose_command(command)) return false;
  const std::vector<std::string_view> named = services_named(command);
  bool any = false;
  for (const SourceFile& file : texts.sources()) {
    if (!is_compose_file(file.path)) continue;
    const ComposeFile read = read_compose(file.path, file.text);
    const bool known = !read.merged && read.problem.empty();
    if (!known || !holds_only_others(read, named)) return false;
    any = any || !read.services.empty();
  }
  return any;
}

}  // namespace assay
