// SPDX-License-Identifier: MIT
// The commits of a repository, as far as they show how the work was done.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/json.h"

namespace assay {

struct CommitFact {
  std::string id{};        // hexadecimal
  std::string subject{};   // the first line of its message
  std::int64_t added = 0;  // first-party lines
  bool tests = false;      // it brings or changes a test
};

struct History {
  std::string missing{};  // why there is none; empty when it was read
  // Of the author's own: without the template's commits and without merges, the oldest first.
  std::vector<CommitFact> commits{};
  int template_commits = 0;
  bool truncated = false;  // there are more than were read
};

Json to_json(const History& history);
History history_from_json(const Json& json);

}  // namespace assay
