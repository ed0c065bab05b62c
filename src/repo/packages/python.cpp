// SPDX-License-Identifier: MIT
// requirements.txt, pyproject.toml and Pipfile.
#include <algorithm>
#include <array>

#include "core/text.h"
#include "core/word_list.h"
#include "repo/language.h"
#include "repo/packages/ecosystem.h"

namespace assay {
namespace {

constexpr std::array<std::string_view, 5> kPythonLocks{"poetry.lock", "uv.lock", "pdm.lock",
                                                       "Pipfile.lock", "pylock.toml"};

// PEP 503: letters in lower case, runs of '-', '_' and '.' as one '-'.
std::string normalized(std::string_view name) {
  std::string text;
  for (const char c : lower(name)) {
    const bool mark = c == '-' || c == '_' || c == '.';
    if (!mark) text += c;
    if (mark && !text.ends_with('-')) text += '-';
  }
  return text;
}

std::string_view name_in(std::string_view requirement) {
  return trimmed(requirement.substr(0, requirement.find_first_of(" \t<>=!~;[(@,")));
}

bool is_exact_pin(std::string_view requirement) {
  const std::string_view version = requirement.substr(0, requirement.find(';'));
  const std::size_t equals = version.find("==");
  if (version.find(" @ ") != std::string_view::npos) return true;
  return equals != std::string_view::npos && version.find('*', equals) == std::string_view::npos &&
         version.find_first_of("<>") == std::string_view::npos;
}

PackageDependency dependency_of(std::string_view requirement) {
  const std::string_view name = name_in(requirement);
  return {.name = normalized(name),
          .range = std::string(trimmed(requirement.substr(name.size()))),
          .exact = is_exact_pin(requirement)};
}

std::vector<PackageDependency> requirements_in(std::string_view text) {
  std::vector<PackageDependency> found;
  for (std::string_view line : split(text, '\n')) {
    line = trimmed(line.substr(0, line.find(" #")));
    if (line.empty() || line.starts_with('#')) continue;
    if (line.starts_with("-c ") || line.starts_with("--constraint")) return {};  // pinned elsewhere
    const char first = line.front();
    const bool option = first == '-' || first == '.' || first == '/' || first == '{';
    if (option || line.find("://") != std::string_view::npos || name_in(line).empty()) continue;
    PackageDependency one = dependency_of(line);
    const auto again = std::ranges::find(found, one.name, &PackageDependency::name);
    if (again == found.end()) {
      found.push_back(std::move(one));
    } else if (one.exact) {
      *again = std::move(one);
    }
  }
  return found;
}

std::vector<PackageDependency> poetry_dependencies(std::string_view text) {
  std::vector<PackageDependency> found;
  each_toml_value(text, [&](std::string_view table, std::string_view key, std::string_view value) {
    const bool listed = table == "tool.poetry.dependencies" || table == "packages";
    if (!listed || key == "python" || value.find("path") != std::string_view::npos ||
        value.find("git") != std::string_view::npos) {
      return;
    }
    const std::string_view range = unquoted(value);
    const bool exact = !range.empty() && (range.starts_with("==") ||
                                          (range.front() >= '0' && range.front() <= '9' &&
                                           range.find_first_of("*,<>") == std::string_view::npos));
    found.push_back(
        {.name = normalized(unquoted(key)), .range = std::string(range), .exact = exact});
  });
  return found;
}

// PEP 621: dependencies = ["fastapi>=0.100", …]
std::vector<PackageDependency> project_dependencies(std::string_view text) {
  std::vector<PackageDependency> found;
  each_toml_value(text, [&](std::string_view table, std::string_view key, std::string_view value) {
    if (table != "project" || key != "dependencies") return;
    const std::vector<std::string_view> parts =
        split(value, value.find('"') < value.find('\'') ? '"' : '\'');
    for (std::size_t i = 1; i < parts.size(); i += 2) {
      const std::string_view requirement = trimmed(parts[i]);
      if (name_in(requirement).empty() || requirement.find("://") != std::string_view::npos)
        continue;
      found.push_back(dependency_of(requirement));
    }
  });
  return found;
}

struct PythonList {
  std::vector<PackageDependency> dependencies{};
  LockState otherwise = LockState::kBehind;
};

PythonList listed_in(const SourceFile& file) {
  const std::string_view name = file_name(file.path);
  if (name.ends_with(".txt")) return {requirements_in(file.text)};
  PythonList listed{poetry_dependencies(file.text)};
  if (listed.dependencies.empty()) return {project_dependencies(file.text)};
  // Poetry stops at a lock file that does not fit.
  if (name == "pyproject.toml") listed.otherwise = LockState::kBroken;
  return listed;
}

bool is_locked(const PackageDependency& dependency, std::string_view lock) {
  // Names are normalised by some of the tools and kept by others.
  const std::string text = lower(lock);
  const auto holds = [&](const std::string& name) {
    return text.find("name = \"" + name + '"') != std::string::npos ||
           text.find('"' + name + "\":") != std::string::npos;
  };
  std::string under = dependency.name;
  std::ranges::replace(under, '-', '_');
  std::string dots = dependency.name;
  std::ranges::replace(dots, '-', '.');
  return holds(dependency.name) || holds(under) || holds(dots);
}

// Compiled from a shorter list, or pinned beside it.
bool is_pinned_beside(const PackageSources& sources, const std::string& path) {
  const std::string folder(folder_of(path));
  const std::string* pinned = sources.texts.text(folder + "requirements.txt");
  if (pinned == nullptr) return false;
  const std::vector<PackageDependency> listed = requirements_in(*pinned);
  return !listed.empty() && std::ranges::all_of(listed, &PackageDependency::exact);
}

// What looks at code, and is no part of a service.
bool is_linter(const PackageDependency& dependency) {
  constexpr std::array<std::string_view, 10> kLinters{
      "pycodestyle", "flake8", "black",      "pylint",   "mypy",
      "ruff",        "isort",  "pre-commit", "autopep8", "clang-format"};
  return lists(kLinters, dependency.name);
}

}  // namespace

void read_python(const PackageSources& sources,
                 const SourceFile& file,
                 std::vector<PackageManifest>& found) {
  const std::string_view name = file_name(file.path);
  const bool requirements = name.ends_with(".txt");
  if (requirements &&
      (holds_one_of(std::array<std::string_view, 5>{"dev", "test", "lint", "doc", "local"},
                    lower(name)))) {
    return;
  }
  const PythonList listed = listed_in(file);
  const std::vector<PackageDependency>& dependencies = listed.dependencies;
  if (dependencies.empty() || std::ranges::all_of(dependencies, is_linter)) return;
  PackageManifest manifest = manifest_of("Python", file.path, dependencies);
  const auto lock = lock_for(sources, file.path, kPythonLocks);
  if (requirements || !lock) {
    settle_without_lock(manifest, dependencies);
    const bool covered = requirements ? lock.has_value() : is_pinned_beside(sources, file.path);
    if (covered && manifest.state == LockState::kUnlocked) return;
  } else {
    settle_with_lock(sources, manifest, *lock, dependencies, {is_locked, listed.otherwise});
  }
  found.push_back(std::move(manifest));
}

}  // namespace assay
