// SPDX-License-Identifier: MIT
// The exception that an error body gives away.
#pragma once

#include <string>
#include <string_view>

namespace assay {

// The first name of an exception in the body: "TypeError", "java.lang.NumberFormatException". Empty
// when there is none, or one that stands for any failure ("InternalServerError"). Reads the
// beginning of the body only.
std::string named_exception(std::string_view body);

}  // namespace assay
