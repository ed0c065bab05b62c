// SPDX-License-Identifier: MIT
// The {{holes}} of a rubric's texts: finds them and checks that each has a name somebody fills.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "rubric/node.h"
#include "rubric/problems.h"

namespace assay {

// The names between braces, trimmed, in order. A hole ends at the "}}" that balances its own
// braces, so that a pattern may hold {3}; one that never ends is left out.
std::vector<std::string_view> holes_in(std::string_view text);

// The names that fill a hole in each part of a rubric.
namespace hole {
std::vector<std::string> candidate();  // candidate.*, rate_limit.when: port, scratch
std::vector<std::string> people();     // users.*: email, password, …
std::vector<std::string> data();       // scenario steps and rules: unique, uuid, …
}  // namespace hole

// Reports every hole of every text below the node whose name is not known. "match:PATTERN" is known
// where `known` holds "match:".
void check_holes(const Node& node, const std::vector<std::string>& known, Problems& problems);

}  // namespace assay
