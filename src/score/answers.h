// SPDX-License-Identifier: MIT
// A reviewer's answers within a scored report.
#pragma once

#include <string>
#include <vector>

#include "core/report.h"

namespace assay {

// Puts each answer into its question, and the score of the whole beside the automated one, which
// stays as it is. An answer whose question or level the report does not have is left out.
void put_answers(const std::vector<Answer>& answers, Report& report);

// "0 says nothing, 2 lists it, 4 gives the cost".
std::string scale_in_words(const std::vector<ScaleLevel>& scale);

}  // namespace assay
