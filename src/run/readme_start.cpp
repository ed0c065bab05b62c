// SPDX-License-Identifier: MIT
// Takes the first plain start command.
#include "run/readme_start.h"

#include <algorithm>
#include <array>
#include <string_view>

#include <fmt/core.h>

#include "repo/commands.h"

namespace assay {
namespace {

bool is_plain(std::string_view command) {
  constexpr std::array<std::string_view, 19> words{
      "docker", "podman", "kubectl",  "minikube", "vagrant", "heroku", "sail",
      "helm",   "tilt",   "<",        "[",        "…",       "...",    "sls",
      "lambda", "vercel", "frontend", "client",   "firebase"};
  return std::ranges::none_of(
      words, [&](std::string_view word) { return command.find(word) != std::string_view::npos; });
}

}  // namespace

std::string readme_start(const Snapshot& repo) {
  const std::size_t slash = repo.readme.path.rfind('/');
  const std::string folder = slash == std::string::npos ? "" : repo.readme.path.substr(0, slash);
  const bool beside = !folder.empty() && folder != "docs" && folder != "doc" && folder != ".github";
  for (const std::string& command : repo.readme.commands) {
    const CommandUse use = use_of_command(command);
    if (!use.run || use.test || !is_plain(command)) continue;
    return beside ? fmt::format("cd '{}' && {}", folder, command) : command;
  }
  return {};
}

}  // namespace assay
