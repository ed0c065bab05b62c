// SPDX-License-Identifier: MIT
// A repository whose only README seems to be the company's own.
#pragma once

#include <fmt/core.h>

#include "core/brief_name.h"
#include "core/finding.h"
#include "core/snapshot.h"

namespace assay::checks {

inline bool has_only_the_brief(const Snapshot& repo) {
  return is_brief_name(repo.readme.path);
}

inline Finding only_the_brief(const Snapshot& repo) {
  return inconclusive(fmt::format("only {} was found, which reads as the brief", repo.readme.path));
}

}  // namespace assay::checks
