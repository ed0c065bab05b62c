// SPDX-License-Identifier: MIT
// What can be asked of one value: its kind, its bounds, its pattern; and values in words.
#pragma once

#include <string>
#include <string_view>

#include "core/json.h"

namespace assay {

// One of contract/matcher.h's kinds; null is a value that is absent, and a JSON null is as good as
// absent. Numbers may be written as text.
bool is_kind(std::string_view kind, const Json* found);

enum class Edge { kMin, kMax };
// Numbers as decimals and times as instants; false for what is neither.
bool is_within(Edge edge, const Json& limit, const Json& found);

// Whether the pattern is found in the text (or the digits) of a value.
bool is_found_in(std::string_view pattern, const Json& found);

// A secret's value as a saved run keeps it.
bool is_cut(const Json& value);
// Two secrets of which one is cut, as far as that tells.
bool is_cut_alike(const Json& wanted, const Json& found);

// For messages: the value itself, shortened; "nothing" where it is absent.
std::string found_in_words(const Json* found);

}  // namespace assay
