// SPDX-License-Identifier: MIT
// Maven, Gradle, NuGet and sbt, where a version is usually exact and a lock file unusual.
#include <algorithm>
#include <array>

#include "core/text.h"
#include "core/word_list.h"
#include "repo/language.h"
#include "repo/packages/ecosystem.h"

namespace assay {
namespace {

// "[14.0.0]": this one and no other.
bool is_one_version(std::string_view version) {
  return version.starts_with('[') && version.ends_with(']') &&
         version.find_first_of(",*") == std::string_view::npos;
}

// Ranges and words that mean another version tomorrow.
bool is_moving(std::string_view version) {
  constexpr std::array<std::string_view, 4> kWords{"LATEST", "RELEASE", "latest.release",
                                                   "latest.integration"};
  if (version.starts_with('$')) return false;  // set elsewhere: ${versions['querydsl']}
  if (is_one_version(version)) return false;
  return version.find_first_of("[(*") != std::string_view::npos || version.ends_with('+') ||
         lists(kWords, version);
}

std::string without_xml_comments(std::string_view text) {
  std::string kept;
  while (!text.empty()) {
    const std::size_t open = text.find("<!--");
    kept += text.substr(0, open);
    const std::size_t close = open == std::string_view::npos ? open : text.find("-->", open);
    if (close == std::string_view::npos) break;
    text.remove_prefix(close + 3);
  }
  return kept;
}

std::string_view between(std::string_view text, std::string_view open, std::string_view close) {
  const std::size_t from = text.find(open);
  if (from == std::string_view::npos) return {};
  const std::string_view rest = text.substr(from + open.size());
  const std::size_t end = rest.find(close);
  return end == std::string_view::npos ? std::string_view() : trimmed(rest.substr(0, end));
}

std::vector<PackageDependency> maven(std::string_view source) {
  std::vector<PackageDependency> found;
  const std::string text = without_xml_comments(source);
  constexpr std::string_view kOpen = "<dependency>";
  for (std::size_t at = text.find(kOpen); at != std::string::npos; at = text.find(kOpen, at + 1)) {
    const std::string_view block =
        std::string_view(text).substr(at, text.find("</dependency>", at) - at);
    const std::string_view version = between(block, "<version>", "</version>");
    found.push_back({.name = std::string(between(block, "<artifactId>", "</artifactId>")),
                     .range = std::string(version),
                     .exact = !is_moving(version)});
  }
  return found;
}

std::vector<PackageDependency> nuget(std::string_view source) {
  std::vector<PackageDependency> found;
  const std::string text = without_xml_comments(source);
  constexpr std::string_view kOpen = "<PackageReference ";
  for (std::size_t at = text.find(kOpen); at != std::string::npos; at = text.find(kOpen, at + 1)) {
    const std::string_view block = std::string_view(text).substr(at, text.find('>', at) - at);
    const std::string_view version = between(block, "Version=\"", "\"");
    found.push_back({.name = std::string(between(block, "Include=\"", "\"")),
                     .range = std::string(version),
                     .exact = !is_moving(version)});
  }
  return found;
}

PackageDependency of_version(std::string_view name, std::string_view version) {
  return {.name = std::string(name), .range = std::string(version), .exact = !is_moving(version)};
}

using Parts = std::vector<std::string_view>;  // every second one stood in quotes

// "group:artifact:1.2", or group: 'a', name: 'b', version: '1.2'
void take_gradle(std::string_view line, const Parts& parts, std::vector<PackageDependency>& found) {
  const bool map = line.find("group:") != line.npos && line.find("name:") != line.npos;
  if (map && parts.size() >= 4) {
    found.push_back(of_version(parts[3], parts.size() >= 6 ? parts[5] : ""));
    return;
  }
  for (std::size_t i = 1; i < parts.size(); i += 2) {
    const Parts coordinates = split(parts[i], ':');
    if (coordinates.size() < 2 || parts[i].find_first_of(" /") != std::string_view::npos) continue;
    found.push_back(of_version(coordinates[1], coordinates.size() > 2 ? coordinates[2] : ""));
  }
}

void take_sbt(const Parts& parts, std::vector<PackageDependency>& found) {
  if (parts.size() >= 6) found.push_back(of_version(parts[3], parts[5]));
}

// "group:artifact:1.2" in Gradle; "group" %% "artifact" % "1.2" in sbt.
std::vector<PackageDependency> quoted_coordinates(std::string_view text, bool sbt) {
  std::vector<PackageDependency> found;
  for (const std::string_view raw : split(text, '\n')) {
    const std::string_view line = trimmed(raw);
    if (line.starts_with("//") || (sbt && line.find('%') == std::string_view::npos)) continue;
    const Parts parts = split(line, line.find('"') == std::string_view::npos ? '\'' : '"');
    if (sbt) {
      take_sbt(parts, found);
    } else {
      take_gradle(line, parts, found);
    }
  }
  return found;
}

}  // namespace

void read_fixed(const PackageSources& sources,
                const SourceFile& file,
                std::vector<PackageManifest>& found) {
  const std::string_view name = file_name(file.path);
  std::vector<PackageDependency> dependencies;
  std::string_view ecosystem = "Gradle";
  std::string_view lock_name = "gradle.lockfile";
  if (name == "pom.xml") {
    ecosystem = "Maven";
    dependencies = maven(file.text);
  } else if (name.ends_with("proj")) {
    ecosystem = "NuGet";
    lock_name = "packages.lock.json";
    dependencies = nuget(file.text);
  } else if (name == "build.sbt") {
    ecosystem = "sbt";
    dependencies = quoted_coordinates(file.text, true);
  } else {
    dependencies = quoted_coordinates(file.text, false);
  }
  if (dependencies.empty()) return;
  PackageManifest manifest = manifest_of(ecosystem, file.path, dependencies);
  settle_without_lock(manifest, dependencies);
  const auto lock = sources.texts.nearest(folder_of(file.path), lock_name);
  if (manifest.state == LockState::kUnlocked && lock && sources.kept(*lock)) {
    manifest.lock = *lock;
    manifest.state = LockState::kInStep;
    manifest.detail.clear();
  }
  found.push_back(std::move(manifest));
}

}  // namespace assay
