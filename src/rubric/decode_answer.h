// SPDX-License-Identifier: MIT
// What a scenario's step expects, checked in shape.
#pragma once

#include <string>
#include <vector>

#include "rubric/node.h"
#include "rubric/problems.h"
#include "rubric/reader.h"

namespace assay {

// The keys of one expected answer: status, headers, body. Other keys are the caller's, so finish()
// is too. `known` names fill its holes.
void check_answer(MapReader& answer, const std::vector<std::string>& known);

// A number, or a map of min and max.
void check_count(const Node& node, std::string_view what, Problems& problems);

// A value, or a map that describes one ({is: uuid}, {min: 1}); what is in it likewise.
void check_wanted(const Node& node, Problems& problems);

}  // namespace assay
