// SPDX-License-Identifier: MIT
// Variables of a Dockerfile.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace assay {

// What ARG and ENV give to a name.
using DockerValues = std::map<std::string, std::string, std::less<>>;

// The text with "$NAME", "${NAME}" and "${NAME:-value}" filled in; nothing when one of them has no
// value.
std::optional<std::string> with_variables(std::string_view text, const DockerValues& values);

}  // namespace assay
