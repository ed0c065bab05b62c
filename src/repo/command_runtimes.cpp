// SPDX-License-Identifier: MIT
// Options and arguments, and what package managers and Python run.
#include "repo/command_runtimes.h"

#include <algorithm>
#include <array>

#include "core/word_list.h"
#include "repo/language.h"
#include "repo/script_name.h"

namespace assay {
namespace {

using Words = std::vector<std::string_view>;

constexpr CommandUse kRuns{.run = true};
constexpr CommandUse kTests{.test = true};
constexpr CommandUse kNeither{};

bool is_script_file(std::string_view name) {
  return name.ends_with(".ts") || name.ends_with(".js") || name.ends_with(".mjs");
}

CommandUse use_of_module(const Words& words, std::string_view module) {
  constexpr std::array<std::string_view, 10> kTools{
      "venv",       "virtualenv", "pip",     "ensurepip", "pdb",
      "compileall", "json.tool",  "alembic", "piptools",  "build"};
  constexpr std::array<std::string_view, 5> kTesters{"pytest", "unittest", "nose", "behave", "tox"};
  if (lists(kTesters, module)) return kTests;
  if (module == "coverage") return lists(words, "report") ? kNeither : kTests;
  return lists(kTools, module) ? kNeither : kRuns;
}

CommandUse use_of_django(std::string_view subcommand) {
  if (subcommand == "test") return kTests;
  const bool runs =
      subcommand.starts_with("runserver") || subcommand == "run_server" || subcommand == "run";
  return runs ? kRuns : kNeither;
}

}  // namespace

std::string_view argument(const Words& words, std::size_t from) {
  // Of package managers, dotnet and compose.
  constexpr std::array<std::string_view, 14> kWithValue{
      "--prefix",   "-w",        "--filter",       "--cwd",
      "-C",         "-f",        "--project",      "-p",
      "--file",     "--profile", "--project-name", "--project-directory",
      "--env-file", "--ansi"};
  for (std::size_t i = from; i < words.size(); ++i) {
    const bool takes_value = lists(kWithValue, words[i]);
    if (takes_value) ++i;
    if (!takes_value && !words[i].starts_with("-") && !words[i].starts_with("+")) return words[i];
  }
  return {};
}

CommandUse use_of_package_manager(const Words& words) {
  constexpr std::array<std::string_view, 24> kOwn{
      "install", "add",     "i",     "ci",   "init",    "build",  "create", "remove",
      "audit",   "global",  "set",   "link", "version", "config", "cache",  "update",
      "upgrade", "publish", "login", "why",  "list",    "prune",  "import", "workspace"};
  std::size_t at = 1;
  if (words.size() > 3 && words[1] == "workspace") at = 3;  // yarn workspace api start
  const std::string_view first = argument(words, at);
  if (first == "run" || first == "run-script") {
    const auto run = std::ranges::find(words, first) - words.begin();
    const std::string_view script = argument(words, static_cast<std::size_t>(run) + 1);
    return is_script_file(script) ? use_of_file(script) : use_of_script(script);
  }
  if (lists(kOwn, first)) return kNeither;
  if (is_script_file(first)) return use_of_file(first);
  return use_of_script(first);
}

CommandUse use_of_python(const Words& words) {
  if (lists(words, "-c") || lists(words, "--version") || lists(words, "-V")) return kNeither;
  const auto module = std::ranges::find(words, "-m");
  if (module != words.end() && module + 1 != words.end()) {
    return use_of_module(words, *(module + 1));
  }
  const std::string_view script = argument(words, 1);
  if (script.empty()) return kNeither;
  if (file_name(script) != "manage.py") return use_of_file(script);
  const auto at = std::ranges::find(words, script) - words.begin();
  return use_of_django(argument(words, static_cast<std::size_t>(at) + 1));
}

}  // namespace assay
