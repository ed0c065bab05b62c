// SPDX-License-Identifier: MIT
// Functions of Kotlin and Scala that are one expression, without a block.
#pragma once

#include <cstddef>
#include <vector>

#include "repo/code/code.h"
#include "repo/code/functions.h"

namespace assay {

// fun paid(): Boolean = total() > 0. Their names and tokens alone are told.
std::vector<Function> expression_bodies_in(const Code& code, Family family);

// def list() = Action.async {, fun all() = transaction {, def one() = {: the brace of the block
// that ends the expression at `start`, which begins on the line of its first token; the code's size
// when none does.
std::size_t block_of_expression(const Code& code, std::size_t start);

}  // namespace assay
