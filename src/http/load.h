// SPDX-License-Identifier: MIT
// The load generator: an open model over libcurl's multi interface, with connections kept and
// reused.
#pragma once

#include <atomic>
#include <string>

#include "core/load.h"
#include "http/client.h"

namespace assay {

// Starts each request at its time, whatever became of those before, and waits for what is under way
// at the end. One thread; memory for each connection and none for each request. A request to
// another origin, or one that cannot be written as HTTP, is not sent and counts as kRefused. Sends
// a write once; a read that meets a closed connection is sent once more.
LoadResult generate_load(const LoadOrder& order,
                         const std::string& origin,
                         const ClientLimits& limits,
                         const std::atomic<bool>& stop);

}  // namespace assay
