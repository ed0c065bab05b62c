// SPDX-License-Identifier: MIT
// The command by which a submission's README starts its service.
#pragma once

#include <string>

#include "core/snapshot.h"

namespace assay {

// For /bin/sh in the repository's root; empty when none can be run as it stands: because it needs
// containers or a cloud, or leaves something to the reader.
std::string readme_start(const Snapshot& repo);

}  // namespace assay
