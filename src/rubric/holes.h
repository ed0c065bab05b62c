// SPDX-License-Identifier: MIT
// The {{holes}} of a rubric's texts: checks that each has a name somebody fills.
#pragma once

#include <string>
#include <vector>

#include "rubric/node.h"
#include "rubric/problems.h"

namespace assay {

// The names that fill a hole in each part of a rubric.
namespace hole {
std::vector<std::string> candidate();  // candidate.*, rate_limit.when: port, scratch
std::vector<std::string> people();     // users.*: email, password, …
std::vector<std::string> data();       // samples and rules: unique, uuid, …
std::vector<std::string> steps();      // of scenarios: the same, and times from now
}  // namespace hole

// Reports every hole of every text below the node whose name is not known. "match:PATTERN" is known
// where `known` holds "match:", and so are "in:TIME" and "ago:TIME".
void check_holes(const Node& node, const std::vector<std::string>& known, Problems& problems);

}  // namespace assay
