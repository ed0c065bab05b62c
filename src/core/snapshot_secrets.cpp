// SPDX-License-Identifier: MIT
// Credentials found, as JSON and back.
#include "core/snapshot_secrets.h"

#include "core/json_fields.h"

namespace assay {
namespace {

Json hits_to_json(const std::vector<SecretHit>& hits) {
  Json list = Json::array();
  for (const SecretHit& hit : hits) {
    list.push(Json::object({{"rule", hit.rule},
                            {"what", hit.what},
                            {"certain", hit.certain},
                            {"shown", hit.shown},
                            {"file", hit.file},
                            {"line", hit.line},
                            {"commit", hit.commit}}));
  }
  return list;
}

std::vector<SecretHit> hits_from_json(const Json& list) {
  std::vector<SecretHit> hits;
  for (const Json& item : list.items()) {
    hits.push_back({.rule = text_member(item, "rule"),
                    .what = text_member(item, "what"),
                    .certain = bool_member(item, "certain"),
                    .shown = text_member(item, "shown"),
                    .file = text_member(item, "file"),
                    .line = int_member(item, "line"),
                    .commit = text_member(item, "commit")});
  }
  return hits;
}

Json defaults_to_json(const std::vector<DefaultKey>& keys) {
  Json list = Json::array();
  for (const DefaultKey& key : keys)
    list.push(Json::object({{"variable", key.variable}, {"file", key.file}, {"line", key.line}}));
  return list;
}

std::vector<DefaultKey> defaults_from_json(const Json& list) {
  std::vector<DefaultKey> keys;
  for (const Json& item : list.items()) {
    keys.push_back({.variable = text_member(item, "variable"),
                    .file = text_member(item, "file"),
                    .line = int_member(item, "line")});
  }
  return keys;
}

}  // namespace

Json to_json(const Secrets& secrets) {
  return Json::object({{"searched", secrets.searched},
                       {"tree", hits_to_json(secrets.tree)},
                       {"past", hits_to_json(secrets.past)},
                       {"defaults", defaults_to_json(secrets.defaults)},
                       {"past_searched", secrets.past_searched},
                       {"told_rotated", secrets.told_rotated},
                       {"truncated", secrets.truncated}});
}

Secrets secrets_from_json(const Json& json) {
  return {.searched = bool_member(json, "searched"),
          .tree = hits_from_json(member(json, "tree")),
          .past = hits_from_json(member(json, "past")),
          .defaults = defaults_from_json(member(json, "defaults")),
          .past_searched = bool_member(json, "past_searched"),
          .told_rotated = bool_member(json, "told_rotated"),
          .truncated = bool_member(json, "truncated")};
}

}  // namespace assay
