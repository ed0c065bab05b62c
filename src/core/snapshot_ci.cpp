// SPDX-License-Identifier: MIT
// Continuous integration as JSON and back.
#include "core/snapshot_ci.h"

#include "core/json_fields.h"

namespace assay {

Json to_json(const std::vector<CiFile>& files) {
  Json list = Json::array();
  for (const CiFile& file : files) {
    list.push(Json::object({{"system", file.system},
                            {"path", file.path},
                            {"on_change", file.on_change},
                            {"only", file.only},
                            {"runs_tests", file.runs_tests},
                            {"forgives", file.forgives},
                            {"elsewhere", file.elsewhere},
                            {"command", file.command},
                            {"line", file.line}}));
  }
  return list;
}

std::vector<CiFile> ci_from_json(const Json& list) {
  std::vector<CiFile> files;
  for (const Json& item : list.items()) {
    files.push_back({.system = text_member(item, "system"),
                     .path = text_member(item, "path"),
                     .on_change = bool_member(item, "on_change"),
                     .only = text_member(item, "only"),
                     .runs_tests = bool_member(item, "runs_tests"),
                     .forgives = bool_member(item, "forgives"),
                     .elsewhere = bool_member(item, "elsewhere"),
                     .command = text_member(item, "command"),
                     .line = int_member(item, "line")});
  }
  return files;
}

}  // namespace assay
