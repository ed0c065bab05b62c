// SPDX-License-Identifier: MIT
// Commands mean what the repository's own targets and compose files make of them.
#include "repo/told_commands.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "core/text.h"
#include "core/word_list.h"
#include "repo/ci/targets.h"
#include "repo/compose_start.h"

namespace assay {
namespace {

// "rails server" on a line of its own, where a README has no fences.
bool is_bare_command(std::string_view line) {
  constexpr std::array<std::string_view, 22> kPrograms{
      "npm ",    "npx ",           "yarn ",  "pnpm ",    "rails ", "bundle ",
      "python ", "python3 ",       "go ",    "cargo ",   "mix ",   "dotnet ",
      "docker ", "docker-compose", "php ",   "mvn ",     "./mvnw", "./gradle",
      "gradle ", "uvicorn ",       "flask ", "bin/rails"};
  constexpr std::array<std::string_view, 6> kAlone{"rspec",    "pytest",  "phpunit",
                                                   "sbt test", "sbt run", "make test"};
  constexpr std::size_t kLongest = 60;
  const bool command = line.size() <= kLongest && begins_with_one_of(kPrograms, line) &&
                       !line.ends_with('.') && !line.ends_with(':');
  return command || lists(kAlone, line);
}

// What a command does in this repository.
CommandUse use_here(std::string_view command, bool cmake, const FileIndex& texts) {
  constexpr std::array<std::string_view, 3> kTargets{"make ", "just ", "task "};
  CommandUse use = use_of_command(command);
  // A target by a name of the author's own.
  if (begins_with_one_of(kTargets, command)) use.test = use.test || runs_tests(command, texts);
  // What cmake prepared is built by make, and not yet run.
  if ((cmake && command == "make") || starts_only_others(command, texts)) use.run = false;
  return use;
}

void add(std::string_view command, const CommandUse& use, ToldCommands& told) {
  told.use = both_of(told.use, use);
  if (use.run) told.starts.emplace_back(command);
}

void add_bare_lines(const Document& document, const FileIndex& texts, ToldCommands& told) {
  for (std::string_view line : split(document.prose, '\n')) {
    line = trimmed(line);
    if (!is_bare_command(line) || starts_only_others(line, texts)) continue;
    add(line, use_of_command(line), told);
  }
}

}  // namespace

ToldCommands told_commands_in(const Document& document, const FileIndex& texts) {
  ToldCommands told;
  add_bare_lines(document, texts, told);
  told.all = commands_in(document);
  const bool cmake = std::ranges::any_of(
      told.all, [](const std::string& command) { return command.find("cmake ") != command.npos; });
  for (const std::string& command : told.all)
    add(command, use_here(command, cmake, texts), told);
  return told;
}

}  // namespace assay
