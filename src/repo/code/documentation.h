// SPDX-License-Identifier: MIT
// Texts that are what comments are elsewhere.
#pragma once

#include "repo/code/lexer.h"

namespace assay {

// True where the text that follows these tokens of Elixir documents something: @doc """…""",
// @moduledoc ~S"""…""".
bool introduce_documentation(const Tokens& tokens);

}  // namespace assay
