// SPDX-License-Identifier: MIT
// Looks for what would name them in every text that was read.
#include "repo/packages/undeclared.h"

#include <algorithm>
#include <array>
#include <string>

#include "core/text.h"
#include "core/word_list.h"
#include "repo/code/part.h"
#include "repo/container/dockerfile.h"
#include "repo/language.h"

namespace assay {
namespace {

// Whatever may list packages, also where it is not read for them; an image may bring them along.
bool is_list(std::string_view path) {
  constexpr std::array<std::string_view, 5> kNames{"pyproject.toml", "pipfile", "setup.py",
                                                   "uv.lock", "poetry.lock"};
  const std::string name = lower(file_name(path));
  return lists(kNames, name) || name.find("requirement") != std::string::npos ||
         name.starts_with("environment") || is_dockerfile(path);
}

bool tells_installing(std::string_view text) {
  constexpr std::array<std::string_view, 9> kWords{"pip install", "pip3 install", "conda install",
                                                   "poetry ",     "pipenv ",      "uv add",
                                                   "uv pip",      "python3-",     "nix-shell"};
  return holds_one_of(kWords, text);
}

// The framework that a line imports; empty for none.
std::string_view imported(std::string_view line) {
  constexpr std::array<std::string_view, 9> kFrameworks{
      "django", "flask",   "fastapi", "rest_framework", "starlette",
      "sanic",  "aiohttp", "tornado", "sqlalchemy"};
  for (const std::string_view verb : {"import ", "from "}) {
    if (!line.starts_with(verb)) continue;
    const std::string_view rest = line.substr(verb.size());
    const std::string_view name = rest.substr(0, rest.find_first_of(" .,\r"));
    if (lists(kFrameworks, name)) return name;
  }
  return {};
}

// The first that a file of the service imports; empty for none.
std::string_view framework_of(const SourceFile& file) {
  if (!file.path.ends_with(".py") || part_of(file) != Part::kService) return {};
  for (const std::string_view line : split(file.text, '\n')) {
    if (const std::string_view name = imported(line); !name.empty()) return name;
  }
  return {};
}

}  // namespace

std::optional<PackageManifest> undeclared_python(const PackageSources& sources) {
  // What these say is not read.
  const bool other =
      sources.kept("setup.cfg") || sources.kept("flake.nix") || sources.kept("shell.nix");
  if (!sources.known || other) return std::nullopt;
  const SourceFile* using_file = nullptr;
  std::string_view framework;
  for (const SourceFile& file : sources.texts.sources()) {
    if (is_list(file.path) || tells_installing(file.text)) return std::nullopt;
    if (using_file != nullptr) continue;
    framework = framework_of(file);
    if (!framework.empty()) using_file = &file;
  }
  if (using_file == nullptr) return std::nullopt;
  return PackageManifest{.ecosystem = "Python",
                         .path = using_file->path,
                         .state = LockState::kUndeclared,
                         .detail = std::string(framework),
                         .open = 1,
                         .all = 1};
}

}  // namespace assay
