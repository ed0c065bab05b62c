// SPDX-License-Identifier: MIT
// Progress on standard error: one live line on a terminal, plain lines elsewhere, none when quiet.
#pragma once

#include <memory>

#include "run/progress.h"

namespace assay {

std::unique_ptr<Progress> make_progress(bool quiet);

}  // namespace assay
