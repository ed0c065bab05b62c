// SPDX-License-Identifier: MIT
// go.mod names exact versions; go.sum has to hold their hashes, or nothing builds.
#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <utility>

#include "core/text.h"
#include "core/word_list.h"
#include "repo/language.h"
#include "repo/packages/ecosystem.h"

namespace assay {
namespace {

struct Required {
  std::vector<PackageDependency> found{};     // but what is replaced or needed by others only
  std::vector<PackageDependency> indirect{};  // needed by others only, or never sorted out
};

// One line of go.mod without its comment, as "verb argument": within "verb (" … ")" the verb stands
// in `block`. Nothing where no statement is.
std::optional<std::pair<std::string_view, std::string_view>> statement(std::string_view line,
                                                                       std::string_view& block) {
  if (line.empty()) return std::nullopt;
  if (line == ")" || line.ends_with('(')) {
    block = trimmed(line.substr(0, line.size() - 1));
    return std::nullopt;
  }
  if (!block.empty()) return std::pair(block, line);
  const std::string_view verb = line.substr(0, line.find(' '));
  return std::pair(verb, trimmed(line.substr(verb.size())));
}

Required required_by(std::string_view text) {
  Required required;
  std::set<std::string_view> replaced;
  std::string_view block;
  for (const std::string_view raw : split(text, '\n')) {
    const bool indirect = raw.find("// indirect") != raw.npos;
    const auto said = statement(trimmed(raw.substr(0, raw.find("//"))), block);
    if (!said) continue;
    const auto [verb, module] = *said;
    const std::string_view name = module.substr(0, module.find(' '));
    if (verb == "replace") replaced.insert(name);
    if (verb != "require") continue;
    (indirect ? required.indirect : required.found)
        .push_back({.name = std::string(name),
                    .range = std::string(trimmed(module.substr(name.size()))),
                    .exact = true});
  }
  for (auto* list : {&required.found, &required.indirect})
    std::erase_if(*list, [&](const PackageDependency& one) { return replaced.contains(one.name); });
  return required;
}

// "go mod tidy" or "go get" in what builds the service writes the sums each time anew.
bool builds_after_tidying(const FileIndex& texts) {
  constexpr std::array<std::string_view, 3> kWriting{"go mod tidy", "go get ", "-mod=mod"};
  return std::ranges::any_of(texts.sources(), [&](const SourceFile& file) {
    const std::string name = lower(file_name(file.path));
    const bool builds = name.find("dockerfile") != std::string::npos || name == "makefile";
    return builds && holds_one_of(kWriting, file.text);
  });
}

}  // namespace

void read_go(const PackageSources& sources,
             const SourceFile& file,
             std::vector<PackageManifest>& found) {
  const Required required = required_by(file.text);
  const std::string folder(folder_of(file.path));
  const std::string lock = folder + "go.sum";
  const bool unsorted = required.found.empty() && sources.texts.text(lock) == nullptr;
  const std::vector<PackageDependency>& dependencies =
      unsorted ? required.indirect : required.found;
  if (dependencies.empty()) return;
  PackageManifest manifest = manifest_of("Go", file.path, dependencies);
  if (sources.vendored(folder + "vendor/")) {
    manifest.state = LockState::kFixed;
  } else if (sources.texts.text(lock) == nullptr || !sources.kept(lock)) {
    const bool tidied = builds_after_tidying(sources.texts);
    manifest.state = tidied ? LockState::kUnlocked : LockState::kBroken;
    manifest.detail = "go.sum";
  } else {
    settle_with_lock(sources, manifest, lock, dependencies,
                     {[](const PackageDependency& one, std::string_view text) {
                        return text.find(one.name + ' ' + one.range + "/go.mod ") !=
                               std::string_view::npos;
                      },
                      LockState::kBroken});
  }
  found.push_back(std::move(manifest));
}

}  // namespace assay
