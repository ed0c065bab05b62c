// SPDX-License-Identifier: MIT
// Told from names.
#include "repo/secrets/ground.h"

#include <algorithm>
#include <array>
#include <string>

#include "core/text.h"
#include "core/word_list.h"
#include "repo/environment_files.h"
#include "repo/language.h"
#include "repo/whole_word.h"

namespace assay {
namespace {

constexpr std::array<std::string_view, 19> kAsideFolders{
    "example", "examples", "sample",    "samples",   "fixture", "fixtures",      "testdata",
    "mock",    "mocks",    "__mocks__", "docs",      "doc",     "documentation", "seed",
    "seeds",   "seeders",  "stubs",     "cassettes", "postman"};
constexpr std::array<std::string_view, 12> kAsideEndings{".md",
                                                         ".rst",
                                                         ".adoc",
                                                         ".ipynb",
                                                         ".http",
                                                         ".rest",
                                                         ".html",
                                                         ".postman_collection.json",
                                                         ".postman_environment.json",
                                                         ".bru",
                                                         ".snap",
                                                         ".cache"};
constexpr std::array<std::string_view, 14> kSettingEndings{
    ".properties", ".yml", ".yaml", ".ini",    ".cfg", ".conf",    ".config",
    ".toml",       ".env", ".sh",   ".tfvars", ".bat", ".service", ".credentials"};
constexpr std::array<std::string_view, 9> kMachine{"localhost",  "snakeoil",    "self-signed",
                                                   "selfsigned", "self_signed", "dev",
                                                   "local",      "dummy",       "vagrant"};

}  // namespace

Ground ground_of(std::string_view path) {
  const std::string name = lower(file_name(path));
  const bool aside_folder =
      std::ranges::any_of(split(without_packages(path), '/'),
                          [](std::string_view part) { return lists(kAsideFolders, lower(part)); });
  const bool example = is_environment_example(path) ||
                       holds_one_of(std::array{"example", "sample", "template", ".dist"}, name);
  constexpr std::array<std::string_view, 6> kRunners{"pytest.ini",     "tox.ini",
                                                     "phpunit.xml",    "phpunit.xml.dist",
                                                     "jest.config.js", "vitest.config.ts"};
  const bool collection = name.ends_with(".json") && name.find("insomnia") != std::string::npos;
  if (lists(kRunners, name) || collection) return Ground::kAside;
  if (aside_folder || example || ends_with_one_of(kAsideEndings, name) || is_below_tests(path)) {
    return Ground::kAside;
  }
  const bool settings = is_environment_file(path) || ends_with_one_of(kSettingEndings, name) ||
                        name.starts_with("dockerfile") || name.find('.') == std::string::npos;
  return settings ? Ground::kSettings : Ground::kSource;
}

bool is_for_development(std::string_view path) {
  const std::string text = lower(path);
  return std::ranges::any_of(kMachine,
                             [&](std::string_view word) { return holds_word(text, word); });
}

}  // namespace assay
