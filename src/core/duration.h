// SPDX-License-Identifier: MIT
// Times as a rubric writes them.
#pragma once

#include <optional>
#include <string_view>

namespace assay {

// "500ms", "2s", "1m", "1h" in milliseconds; nothing for other text and for more than a day.
std::optional<int> duration_ms(std::string_view text);

}  // namespace assay
