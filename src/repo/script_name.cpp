// SPDX-License-Identifier: MIT
// The words in names of scripts.
#include "repo/script_name.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "core/text.h"
#include "core/word_list.h"
#include "repo/language.h"

namespace assay {
namespace {

constexpr std::array<std::string_view, 16> kScriptNameTestWords{
    "test",  "tests", "testing", "spec",   "specs",  "e2e",    "check", "coverage",
    "cover", "cov",   "jest",    "pytest", "vitest", "verify", "t",     "phpunit"};
constexpr std::array<std::string_view, 30> kRunWords{
    "run",        "start",  "serve",   "server", "up",      "dev",       "develop", "local",
    "launch",     "boot",   "watch",   "app",    "api",     "docker",    "compose", "prod",
    "production", "debug",  "web",     "begin",  "preview", "runserver", "backend", "service",
    "bootrun",    "rundev", "startup", "all",    "demo",    "live"};
constexpr std::array<std::string_view, 41> kChoreWords{
    "install",    "setup",     "build",   "bootstrap", "init",     "migrate", "migration",
    "migrations", "seed",      "clean",   "lint",      "format",   "wait",    "env",
    "activate",   "configure", "db",      "database",  "generate", "gen",     "deps",
    "down",       "stop",      "logs",    "create",    "reset",    "deploy",  "remove",
    "rename",     "update",    "import",  "export",    "backup",   "drop",    "download",
    "upload",     "release",   "publish", "user",      "doc",      "docs"};

std::vector<std::string> parts_of(std::string_view word) {
  std::vector<std::string> parts(1);
  for (const char c : lower(word)) {
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
      parts.back() += c;
    } else if (!parts.back().empty()) {
      parts.emplace_back();
    }
  }
  return parts;
}

template <typename List>
bool any_part(const std::vector<std::string>& parts, const List& list) {
  return std::ranges::any_of(
      parts, [&](const std::string& part) { return std::ranges::find(list, part) != list.end(); });
}

}  // namespace

CommandUse use_of_script(std::string_view name) {
  const std::vector<std::string> parts = parts_of(name);
  constexpr std::array<std::string_view, 8> kOfForm{"lint",       "format", "prettier",  "eslint",
                                                    "swaggerize", "types",  "typecheck", "tsc"};
  if (any_part(parts, kOfForm)) return {};  // test:lint
  if (any_part(parts, kScriptNameTestWords)) return {.test = true};
  if (any_part(parts, kChoreWords)) return {};
  return {.run = any_part(parts, kRunWords)};
}

CommandUse use_of_file(std::string_view path) {
  const std::vector<std::string> parts = parts_of(file_stem(path));
  // A program without an ending may be the service of a project that is itself called a test.
  const bool program = file_name(path).find('.') == std::string_view::npos;
  if (any_part(parts, kScriptNameTestWords)) return {.run = program, .test = true};
  const bool fetches = parts.back().ends_with("deps");  // builddeps.py
  return {.run = !fetches && !any_part(parts, kChoreWords)};
}

}  // namespace assay
