// SPDX-License-Identifier: MIT
// Texts of a repository that its service may use as a key.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "core/known_key.h"
#include "repo/walk.h"

namespace assay {

// True for settings: environment files, compose files, properties, appsettings. Source is read
// anyway.
bool may_hold_keys(std::string_view path);

// Every text on a line that speaks of a secret, a key or a token. Most of them are none: whoever
// asks tries them. Bounded in number and length. What was not `sent` with the submission was
// set up for the trial.
std::vector<KnownKey> keys_in(const std::vector<SourceFile>& sources,
                              const std::function<bool(const std::string& path)>& sent);

}  // namespace assay
