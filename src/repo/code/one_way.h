// SPDX-License-Identifier: MIT
// Functions that can be said in one way only, so that two of them are alike without being copied.
#pragma once

#include "repo/code/functions.h"

namespace assay {

// Fields that are set or written out, mappings to tables and between classes, lists of rules, and
// the methods that a language asks of every class that is to be compared or shown.
bool is_said_one_way(const Code& code, const Function& function);

// How classes are laid down in tables, where a framework has it said in code.
bool is_mapping(const Code& code, Span span);

}  // namespace assay
