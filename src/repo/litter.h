// SPDX-License-Identifier: MIT
// What stands in a repository and is no source: dependencies, output, databases, crumbs.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/snapshot_tracked.h"
#include "repo/file_index.h"

namespace assay {

struct LitterSources {
  // What was handed in, sorted: files, and folders (with a '/' at their end) that were not entered.
  const std::vector<std::string>& paths;
  const std::vector<std::string>& large;  // files over 5 MB
  const FileIndex& texts;
  // The first bytes of a file that is no text.
  std::function<std::string(const std::string& path)> head;
  // Whether its bytes hold accounts of people.
  std::function<bool(const std::string& path)> holds_accounts;
};

// Each folder once, with its number of files; at most 200 entries. What conventions keep (vendored
// Go modules, wrapper jars, the bundle of a published action, fixtures of tests) is none.
std::vector<Litter> litter_in(const LitterSources& sources);

// True for the texts that litter_in reads.
bool may_be_dump(std::string_view path);

}  // namespace assay
