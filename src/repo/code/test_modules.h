// SPDX-License-Identifier: MIT
// Rust keeps a module's tests at the end of its file.
#pragma once

#include <string>
#include <string_view>

#include "repo/code/code.h"

namespace assay {

// `text` with blanks where modules stand that only tests are built with: #[cfg(test)] mod tests {.
// `code` is read from `text`.
std::string without_test_modules(std::string_view text, const Code& code);

}  // namespace assay
