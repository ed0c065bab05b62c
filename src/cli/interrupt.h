// SPDX-License-Identifier: MIT
// Turns SIGINT, SIGTERM and SIGHUP into a flag that the run looks at.
#pragma once

#include <atomic>

namespace assay {

// Installs the handlers on first call. The flag lives as long as the process. A second signal ends
// the process at once.
const std::atomic<bool>& interrupt_flag();

}  // namespace assay
