// SPDX-License-Identifier: MIT
// What is left of a token where names and literals are put aside.
#pragma once

#include <cstdint>
#include <vector>

#include "repo/code/code.h"

namespace assay {

// Names and literals are alike; called names, keywords and marks are told apart.
std::uint64_t kind_of(const Code& code, std::size_t i);
// The same with called names alike as well.
std::uint64_t shape_of(const Code& code, std::size_t i);

// Of runs of tokens that look alike by nature.
// Assignments, registrations, members: the same few tokens over and over.
bool is_list(const std::vector<std::uint64_t>& kinds, Span span);
// A line that gives a value to a name, or that is an element of a list: mappings, rules, columns.
bool is_row(const std::vector<std::uint64_t>& kinds, Span line);

}  // namespace assay
