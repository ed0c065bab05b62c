// SPDX-License-Identifier: MIT
// Functions of Kotlin and Scala that are one expression, without a block.
#pragma once

#include <vector>

#include "repo/code/code.h"
#include "repo/code/functions.h"

namespace assay {

// fun paid(): Boolean = total() > 0. Their names and tokens alone are told.
std::vector<Function> expression_bodies_in(const Code& code, Family family);

}  // namespace assay
