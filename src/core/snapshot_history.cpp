// SPDX-License-Identifier: MIT
// Commits as JSON and back.
#include "core/snapshot_history.h"

#include "core/json_fields.h"

namespace assay {

Json to_json(const History& history) {
  Json commits = Json::array();
  for (const CommitFact& commit : history.commits) {
    commits.push(Json::object({{"id", commit.id},
                               {"subject", commit.subject},
                               {"added", commit.added},
                               {"tests", commit.tests}}));
  }
  return Json::object({{"missing", history.missing},
                       {"commits", std::move(commits)},
                       {"template_commits", history.template_commits},
                       {"truncated", history.truncated}});
}

History history_from_json(const Json& json) {
  History history{.missing = text_member(json, "missing")};
  for (const Json& item : member(json, "commits").items()) {
    history.commits.push_back({.id = text_member(item, "id"),
                               .subject = text_member(item, "subject"),
                               .added = long_member(item, "added"),
                               .tests = bool_member(item, "tests")});
  }
  history.template_commits = int_member(json, "template_commits");
  history.truncated = bool_member(json, "truncated");
  return history;
}

}  // namespace assay
