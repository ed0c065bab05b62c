// SPDX-License-Identifier: MIT
// What processes hold in memory: read from /proc.
#pragma once

#include <sys/types.h>
#include <vector>

#include "core/world.h"

namespace assay {

// Of those that are still there. Where the kernel does not show how pages are shared, each process
// counts with all that it has resident.
Memory memory_of(const std::vector<pid_t>& processes);

}  // namespace assay
