// SPDX-License-Identifier: MIT
// How the examples of an API name a description that is kept elsewhere.
#pragma once

#include <string_view>

namespace assay {

// One of ApiExamples::kinds. It shows nothing by itself, but nobody may say that nothing is shown.
constexpr std::string_view kLinkedDescription = "a link to its description";

}  // namespace assay
