// SPDX-License-Identifier: MIT
// A submission as a folder, whatever it was handed in as.
#pragma once

#include <optional>

#include "core/result.h"
#include "core/snapshot.h"
#include "repo/open.h"
#include "rubric/rubric.h"
#include "run/options.h"
#include "run/scratch.h"

namespace assay {

struct Submitted {
  Options options{};                         // `repo` is the folder
  std::optional<OpenedRepository> opened{};  // nothing without a repository
  std::optional<ScratchFolder> scratch{};    // what it was unpacked into
};

// A path that is neither a folder nor an archive stays as it is: configure() refuses it.
Result<Submitted> open_submission(const Options& options);

Result<Snapshot> read_submission(const Submitted& submitted, const Rubric& rubric);

}  // namespace assay
