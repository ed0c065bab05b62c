// SPDX-License-Identifier: MIT
// Source files that hold data rather than code.
#pragma once

#include "repo/code/code.h"

namespace assay {

// Nearly all its lines are keys and literals: rows to begin with, a table of words.
bool holds_mostly_data(const Code& code);

}  // namespace assay
