// SPDX-License-Identifier: MIT
// Code that is shipped, and where it tells one environment from another.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace assay {

// True for a service's own source: no test, no script, nothing that stands aside.
bool is_shipped_source(std::string_view path);

// True for code that speaks of tokens, sessions or MACs: what it reads may be a key to sign with,
// and a key of somebody else's service otherwise.
bool may_be_signing(std::string_view text);

// True where this text speaks of production, development or tests.
bool speaks_of_environments(std::string_view text);

// The same of a line that is at most `reach` lines from that at index `at`.
bool tells_environments(const std::vector<std::string_view>& lines,
                        std::size_t at,
                        std::size_t reach);

}  // namespace assay
