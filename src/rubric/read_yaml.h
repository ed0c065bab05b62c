// SPDX-License-Identifier: MIT
// Reads one YAML document into located nodes; the only file that knows the YAML library.
#pragma once

#include <optional>

#include "rubric/node.h"
#include "rubric/problems.h"

namespace assay {

// Bounds of a document; beyond them it is refused.
constexpr std::size_t kMaxYamlBytes = 1U << 20U;
constexpr std::size_t kMaxYamlNodes = 100'000;  // aliases counted as what they stand for
constexpr std::size_t kMaxYamlDepth = 64;
constexpr std::size_t kMaxMapKeys = 2'000;

// The document of a file of problems.sources(), which must be a map. Nothing when it is broken
// beyond reading; duplicate keys and tags are reported and reading goes on.
std::optional<Node> read_yaml(int file, Problems& problems);

}  // namespace assay
