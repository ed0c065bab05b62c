// SPDX-License-Identifier: MIT
// Values that stand where a secret would, and are none.
#pragma once

#include <string_view>

namespace assay {

// True for what is meant to be replaced or is filled in elsewhere: "changeme", "<token>",
// "${TOKEN}", "your-api-key-here", "create your own key", "xxxx…", "{{secret}}", an empty text.
bool is_placeholder(std::string_view value);

// True for a password that everybody knows: "postgres", "secret", "123456".
bool is_commonplace(std::string_view value);

}  // namespace assay
