// SPDX-License-Identifier: MIT
// The topics of a README that an author explains: assumptions, decisions, limits, use of AI.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace assay {

// Of "assumptions", "decisions", "with_more_time" and "ai_use", those that the text speaks of, in
// this order. Linear in the text for a fixed vocabulary.
std::vector<std::string> topics_in(std::string_view prose);

// Whether the text says that a proxy stands before the service and sets the address headers.
bool tells_of_proxy(std::string_view text);

// True for an architecture decision record, by its path.
bool is_decision_record(std::string_view path);

}  // namespace assay
