// SPDX-License-Identifier: MIT
// Manifests as JSON and back.
#include "core/snapshot_packages.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "core/json_fields.h"

namespace assay {
namespace {

constexpr std::array<std::string_view, 7> kStates{"in step", "fixed",  "unlocked",  "untracked",
                                                  "behind",  "broken", "undeclared"};

}  // namespace

Json to_json(const std::vector<PackageManifest>& manifests) {
  Json list = Json::array();
  for (const PackageManifest& one : manifests) {
    list.push(Json::object({{"ecosystem", one.ecosystem},
                            {"path", one.path},
                            {"lock", one.lock},
                            {"state", kStates.at(static_cast<std::size_t>(one.state))},
                            {"detail", one.detail},
                            {"open", one.open},
                            {"all", one.all},
                            {"development_only", one.development_only}}));
  }
  return list;
}

std::vector<PackageManifest> packages_from_json(const Json& list) {
  std::vector<PackageManifest> manifests;
  for (const Json& item : list.items()) {
    const auto known = std::ranges::find(kStates, text_member(item, "state"));
    if (known == kStates.end()) continue;
    manifests.push_back({.ecosystem = text_member(item, "ecosystem"),
                         .path = text_member(item, "path"),
                         .lock = text_member(item, "lock"),
                         .state = static_cast<LockState>(known - kStates.begin()),
                         .detail = text_member(item, "detail"),
                         .open = int_member(item, "open"),
                         .all = int_member(item, "all"),
                         .development_only = bool_member(item, "development_only")});
  }
  return manifests;
}

}  // namespace assay
