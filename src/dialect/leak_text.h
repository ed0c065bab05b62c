// SPDX-License-Identifier: MIT
// The readable text of a body: JSON strings without their quoting, HTML without its marks.
#pragma once

#include <string>
#include <string_view>

namespace assay {

// The strings of a JSON value one to a line, members that name the request's own address left out;
// of HTML what a reader sees; other text as it is.
std::string readable_text(std::string_view body);

}  // namespace assay
