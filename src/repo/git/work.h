// SPDX-License-Identifier: MIT
// How the author's work came about: the commits that lead to the graded one.
#pragma once

#include "core/snapshot_history.h"
#include "repo/git/view.h"

namespace assay {

// The template's commits and merges are left out; at most 300 commits, the oldest first.
History history_of(const GitView& view);

}  // namespace assay
