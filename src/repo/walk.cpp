// SPDX-License-Identifier: MIT
// Walks a repository in a fixed order, so that a bound cuts it at the same place on every machine.
#include "repo/walk.h"

#include <algorithm>
#include <array>
#include <utility>

#include "repo/word_list.h"

namespace assay {
namespace {

// Folders that hold dependencies, build output or a tool's own files, wherever they stand.
constexpr std::array<std::string_view, 38> kForeign{
    ".git",
    ".hg",
    ".svn",
    ".idea",
    ".vscode",
    ".vs",
    ".gradle",
    ".mvn",
    ".m2",
    ".tox",
    ".nox",
    ".venv",
    "venv",
    "virtualenv",
    ".mypy_cache",
    ".pytest_cache",
    ".ruff_cache",
    "__pycache__",
    "site-packages",
    "node_modules",
    ".yarn",
    ".pnpm-store",
    ".npm",
    ".next",
    ".nuxt",
    ".output",
    ".cache",
    ".turbo",
    ".serverless",
    ".terraform",
    "bower_components",
    "jspm_packages",
    "Pods",
    ".bundle",
    ".elixir_ls",
    ".bloop",
    ".metals",
    "htmlcov",
};

// The same where a build tool's manifest stands beside them; elsewhere the name may be the author's
// word for something ("vendor", "target").
constexpr std::array<std::string_view, 8> kOutput{
    "target", "build", "dist", "vendor", "obj", "coverage", "deps", "_build",
};
constexpr std::array<std::string_view, 14> kManifests{
    "package.json",   "pom.xml",  "build.gradle",  "build.gradle.kts", "Cargo.toml",
    "pyproject.toml", "setup.py", "composer.json", "go.mod",           "mix.exs",
    "build.sbt",      "Gemfile",  "Makefile",      "CMakeLists.txt",
};

bool is_manifest(const FolderEntry& entry) {
  return entry.kind == EntryKind::kFile &&
         (lists(kManifests, entry.name) || entry.name.ends_with(".csproj") ||
          entry.name.ends_with(".fsproj"));
}

class Walker {
 public:
  Walker(bool (*wanted)(std::string_view), const WalkLimits& limits)
      : wanted_(wanted), limits_(limits) {}

  void visit(const Folder& folder, const std::string& prefix, int depth) {
    const std::vector<FolderEntry> entries = folder.entries(limits_.entries);
    if (entries.size() == limits_.entries) walk_.truncated = true;
    for (const FolderEntry& entry : entries) {
      if (entry.kind == EntryKind::kFile) take(folder, entry.name, prefix + entry.name);
      if (entry.kind == EntryKind::kLink && depth == 0) take_link(folder, entry.name);
    }
    const bool built = std::ranges::any_of(entries, is_manifest);
    for (const FolderEntry& entry : entries) {
      if (entry.kind != EntryKind::kFolder || lists(kForeign, entry.name)) continue;
      if (built && lists(kOutput, entry.name)) continue;
      descend(folder, entry.name, prefix, depth + 1);
    }
  }

  FolderWalk finish() {
    std::ranges::sort(walk_.paths);
    return std::move(walk_);
  }

 private:
  void take(const Folder& folder, const std::string& name, std::string path) {
    if (walk_.paths.size() == limits_.files) {
      walk_.truncated = true;
      return;
    }
    walk_.paths.push_back(path);
    if (!wanted_(path)) return;
    if (bytes_ >= limits_.total_bytes) {
      walk_.truncated = true;
      return;
    }
    auto text = folder.read(name, limits_.file_bytes);
    if (!text) return;
    bytes_ += text->size();
    walk_.sources.push_back({std::move(path), std::move(*text)});
  }

  void take_link(const Folder& folder, const std::string& name) {
    if (auto target = folder.link_target(name)) walk_.links.emplace_back(name, std::move(*target));
  }

  void descend(const Folder& parent,
               const std::string& name,
               const std::string& prefix,
               int depth) {
    if (depth > limits_.depth) {
      walk_.truncated = true;
      return;
    }
    const auto folder = parent.child(name);
    if (!folder || folder->read("pyvenv.cfg", 1)) return;  // a virtual environment by any name
    visit(*folder, prefix + name + "/", depth);
  }

  bool (*wanted_)(std::string_view);
  WalkLimits limits_;
  FolderWalk walk_{};
  std::size_t bytes_ = 0;
};

}  // namespace

FolderWalk walk_repository(const Folder& root,
                           bool (*wanted)(std::string_view path),
                           const WalkLimits& limits) {
  Walker walker(wanted, limits);
  walker.visit(root, "", 0);
  return walker.finish();
}

}  // namespace assay
