// SPDX-License-Identifier: MIT
// Routes that a document names.
#pragma once

#include <string_view>

namespace assay {

// How many lines name a method and a path, or a method near a line with a path, in either order, or
// an address of this machine with a path.
int routes_told_in(std::string_view text);

// True for a link of Markdown's to an address with a query, which a browser may ask: badges and the
// pages of others aside.
bool links_to_query(std::string_view text);

}  // namespace assay
