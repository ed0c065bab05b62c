// SPDX-License-Identifier: MIT
// Tracked files as JSON and back.
#include "core/snapshot_tracked.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "core/described.h"
#include "core/json_fields.h"

namespace assay {
namespace {

constexpr std::array<std::string_view, 7> kKinds{
    "dependencies", "dump", "database", "accounts", "build output", "large file", "crumb"};

std::vector<Litter> litter_from(const Json& list) {
  std::vector<Litter> found;
  for (const Json& item : list.items()) {
    const auto known = std::ranges::find(kKinds, text_member(item, "kind"));
    if (known == kKinds.end()) continue;
    found.push_back({.kind = static_cast<LitterKind>(known - kKinds.begin()),
                     .path = text_member(item, "path"),
                     .files = int_member(item, "files")});
  }
  return found;
}

}  // namespace

Json to_json(const Tracked& tracked) {
  Json litter = Json::array();
  for (const Litter& one : tracked.litter) {
    litter.push(Json::object({{"kind", kKinds.at(static_cast<std::size_t>(one.kind))},
                              {"path", one.path},
                              {"files", one.files}}));
  }
  Json environment = Json::array();
  for (EnvironmentFile file : tracked.environment) {
    environment.push(Json::object({{"path", file.path},
                                   {"secrets", MemberWriter::written(file.secrets)},
                                   {"conventional", file.conventional}}));
  }
  return Json::object({{"known", tracked.known},
                       {"litter", std::move(litter)},
                       {"environment", std::move(environment)},
                       {"examples", list_of(tracked.examples)},
                       {"reads_variables", tracked.reads_variables}});
}

Tracked tracked_from_json(const Json& json) {
  Tracked tracked{.known = bool_member(json, "known"),
                  .litter = litter_from(member(json, "litter"))};
  for (const Json& item : member(json, "environment").items()) {
    EnvironmentFile& file = tracked.environment.emplace_back();
    file.path = text_member(item, "path");
    MemberReader::read(member(item, "secrets"), file.secrets);
    file.conventional = bool_member(item, "conventional");
  }
  tracked.examples = texts_of(member(json, "examples"));
  tracked.reads_variables = bool_member(json, "reads_variables");
  return tracked;
}

}  // namespace assay
