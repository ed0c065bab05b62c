// SPDX-License-Identifier: MIT
// Whether a repository is of a service that answers over HTTP at all.
#pragma once

#include <string_view>

namespace assay {

// True for code or a manifest, in lower case, that names a framework or a part of its language that
// serves HTTP.
bool names_server(std::string_view text);

}  // namespace assay
