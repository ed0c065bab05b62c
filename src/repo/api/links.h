// SPDX-License-Identifier: MIT
// Descriptions of an API that a document does not hold but links to.
#pragma once

#include <string_view>

namespace assay {

// `text` is in lower case.
bool links_to_description(std::string_view text);

}  // namespace assay
