// SPDX-License-Identifier: MIT
// Mutations just beyond a declared length or range.
#pragma once

#include "contract/mutation_draft.h"

namespace assay {

void break_length(MutationDraft& draft, const Target& target);
void break_range(MutationDraft& draft, const Target& target);

}  // namespace assay
