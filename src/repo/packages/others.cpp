// SPDX-License-Identifier: MIT
// Cargo, Bundler, Composer and Mix.
#include <algorithm>
#include <array>

#include "core/json_fields.h"
#include "core/text.h"
#include "core/word_list.h"
#include "repo/language.h"
#include "repo/packages/ecosystem.h"

namespace assay {
namespace {

PackageManifest settled_by(const PackageSources& sources,
                           PackageManifest manifest,
                           std::string_view lock_name,
                           const std::vector<PackageDependency>& dependencies,
                           const LockRule& rule) {
  const auto lock = lock_for(sources, manifest.path, std::array{lock_name});
  if (lock) {
    settle_with_lock(sources, manifest, *lock, dependencies, rule);
  } else {
    settle_without_lock(manifest, dependencies);
  }
  return manifest;
}

// What stands between the first pair of quotes after a position.
std::string_view quoted_after(std::string_view text, std::size_t at) {
  const std::size_t open = text.find_first_of("\"'", at);
  if (open == std::string_view::npos) return {};
  const std::size_t close = text.find(text[open], open + 1);
  return close == std::string_view::npos ? std::string_view()
                                         : text.substr(open + 1, close - open - 1);
}

// The lock file of the workspace around a folder: Cargo reads no other.
std::optional<std::string> workspace_lock(const PackageSources& sources, std::string_view folder) {
  while (!folder.empty()) {
    folder = folder_of(folder.substr(0, folder.size() - 1));
    const std::string* manifest = sources.texts.text(std::string(folder) + "Cargo.toml");
    const std::string lock = std::string(folder) + "Cargo.lock";
    const bool whole = manifest != nullptr && manifest->find("[workspace]") != std::string::npos;
    if (whole && sources.texts.text(lock) != nullptr) return lock;
  }
  return std::nullopt;
}

void take_crate(std::string_view key,
                std::string_view value,
                std::vector<PackageDependency>& found) {
  if (value.find("path") != std::string_view::npos || key.find('.') != std::string_view::npos) {
    return;
  }
  const std::string_view range = unquoted(value);
  const std::size_t within = range.starts_with('{') ? range.find("version") : range.size();
  const std::string_view version = within < range.size() ? quoted_after(range, within) : range;
  found.push_back(
      {.name = std::string(key), .range = std::string(range), .exact = version.starts_with('=')});
}

}  // namespace

void read_cargo(const PackageSources& sources,
                const SourceFile& file,
                std::vector<PackageManifest>& found) {
  std::vector<PackageDependency> dependencies;
  bool program = false;
  each_toml_value(
      file.text, [&](std::string_view table, std::string_view key, std::string_view value) {
        program = program || table == "bin";
        const bool listed = table == "dependencies" || table == "workspace.dependencies";
        if (listed) take_crate(key, value, dependencies);
        constexpr std::string_view kOwnTable = "dependencies.";  // [dependencies.uuid]
        if (table.starts_with(kOwnTable) && key == "version")
          take_crate(table.substr(kOwnTable.size()), value, dependencies);
      });
  const std::string folder(folder_of(file.path));
  program = program || sources.texts.text(folder + "src/main.rs") != nullptr;
  // By convention a library leaves its lock file out.
  const bool library = sources.texts.text(folder + "src/lib.rs") != nullptr && !program;
  const bool locked = sources.texts.nearest(folder, "Cargo.lock").has_value();
  if (dependencies.empty() || (library && !locked)) return;
  const LockRule rule{[](const PackageDependency& one, std::string_view text) {
                        return one.range.find("package") != std::string::npos ||
                               text.find("name = \"" + one.name + '"') != std::string_view::npos;
                      },
                      LockState::kBehind};
  PackageManifest manifest = manifest_of("Cargo", file.path, dependencies);
  const auto outer = workspace_lock(sources, folder);
  if (outer) {
    settle_with_lock(sources, manifest, *outer, dependencies, rule);
  } else {
    manifest = settled_by(sources, std::move(manifest), "Cargo.lock", dependencies, rule);
  }
  found.push_back(std::move(manifest));
}

void read_ruby(const PackageSources& sources,
               const SourceFile& file,
               std::vector<PackageManifest>& found) {
  std::vector<PackageDependency> dependencies;
  for (const std::string_view raw : split(file.text, '\n')) {
    const std::string_view line = trimmed(raw);
    if (!line.starts_with("gem ") && !line.starts_with("gem(")) continue;
    if (line.find("path:") != std::string_view::npos ||
        line.find("git") != std::string_view::npos) {
      continue;
    }
    const std::string_view name = quoted_after(line, 0);
    const std::size_t comma = line.find(',');
    const std::string_view range =
        comma == std::string_view::npos ? std::string_view() : quoted_after(line, comma);
    const bool exact = !range.empty() && range.front() >= '0' && range.front() <= '9';
    if (!name.empty()) {
      dependencies.push_back(
          {.name = std::string(name), .range = std::string(range), .exact = exact});
    }
  }
  if (dependencies.empty()) return;
  const LockRule rule{[](const PackageDependency& one, std::string_view text) {
                        const std::string entry = "\n  " + one.name;
                        return text.find(entry + '\n') != std::string_view::npos ||
                               text.find(entry + " (") != std::string_view::npos ||
                               text.find(entry + '!') != std::string_view::npos ||
                               text.find("\n    " + one.name + " (") != std::string_view::npos;
                      },
                      LockState::kBehind};
  found.push_back(settled_by(sources, manifest_of("Bundler", file.path, dependencies),
                             "Gemfile.lock", dependencies, rule));
}

void read_php(const PackageSources& sources,
              const SourceFile& file,
              std::vector<PackageManifest>& found) {
  const auto json = Json::parse(file.text);
  if (!json) return;
  std::vector<PackageDependency> dependencies;
  for (const char* section : {"require", "require-dev"}) {
    for (const auto& [name, range] : member(*json, section).members()) {
      // The platform's own: php, ext-json, lib-curl.
      if (name.find('/') == std::string::npos) continue;
      const std::string& text = range.text();
      const bool exact = !text.empty() && text.front() >= '0' && text.front() <= '9' &&
                         text.find_first_of("*|, ") == std::string::npos;
      dependencies.push_back({.name = lower(name), .range = text, .exact = exact});
    }
  }
  if (dependencies.empty()) return;
  const LockRule rule{[](const PackageDependency& one, std::string_view text) {
                        const std::string all = lower(text);
                        // A package may also be replaced or provided by another.
                        return all.find('"' + one.name + '"') != std::string::npos;
                      },
                      LockState::kBroken};
  found.push_back(settled_by(sources, manifest_of("Composer", file.path, dependencies),
                             "composer.lock", dependencies, rule));
}

void read_mix(const PackageSources& sources,
              const SourceFile& file,
              std::vector<PackageManifest>& found) {
  std::vector<PackageDependency> dependencies;
  for (const std::string_view raw : split(file.text, '\n')) {
    const std::string_view line = trimmed(raw);
    // {:phoenix, "~> 1.7"}
    if (!line.starts_with("{:") || line.find("path:") != std::string_view::npos ||
        line.find("in_umbrella") != std::string_view::npos ||
        line.find("git") != std::string_view::npos) {
      continue;
    }
    const std::string_view name = line.substr(2, line.find_first_of(", }") - 2);
    const std::string_view range = quoted_after(line, 2);
    const bool version =
        !range.empty() && range.find_first_of("0123456789") != std::string_view::npos;
    if (!name.empty() && version) {
      // Without an operator it is equality.
      const bool exact =
          range.starts_with("==") || range.find_first_not_of("0123456789.") == range.npos;
      dependencies.push_back(
          {.name = std::string(name), .range = std::string(range), .exact = exact});
    }
  }
  if (dependencies.empty()) return;
  const LockRule rule{[](const PackageDependency& one, std::string_view text) {
                        return text.find('"' + one.name + "\":") != std::string_view::npos ||
                               text.find("%{" + one.name + ':') != std::string_view::npos;
                      },
                      LockState::kBehind};
  found.push_back(settled_by(sources, manifest_of("Mix", file.path, dependencies), "mix.lock",
                             dependencies, rule));
}

}  // namespace assay
