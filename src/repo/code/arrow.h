// SPDX-License-Identifier: MIT
// What stands before the "=> {" of a function: its parameters, their type and its name.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

#include "repo/code/code.h"

namespace assay {

struct ArrowHead {
  std::size_t from = 0;     // where its parameters begin
  std::string_view name{};  // of what it is assigned to; empty for one that is handed on
};

// `brace` opens the body, with three tokens before it at least; `open` holds the opening bracket of
// each closing one.
ArrowHead head_of_arrow(const Code& code, std::size_t brace, std::span<const std::size_t> open);

}  // namespace assay
