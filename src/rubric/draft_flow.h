// SPDX-License-Identifier: MIT
// Parts of a draft that stand on one line.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "contract/contract.h"

namespace assay {

// Keys and values of a map, in order.
using Entries = std::vector<std::pair<std::string, std::string>>;

std::string in_one_line(const Entries& entries);
std::string in_brackets(const std::vector<std::string>& texts);

// Everything of a field but what is inside it.
Entries rules_of(const Field& field);
// A whole field, with what is inside it.
std::string flow_of(const Field& field);
// `token` is where its answer holds one; empty: it does not.
std::string flow_of(const Call& call, const std::string& token);

}  // namespace assay
