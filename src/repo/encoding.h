// SPDX-License-Identifier: MIT
// Text files that are not UTF-8, as editors on Windows write them.
#pragma once

#include <string>

namespace assay {

// UTF-16 with a byte order mark becomes UTF-8, and a UTF-8 mark goes; other bytes stay as they are.
std::string as_utf8(std::string bytes);

}  // namespace assay
