// SPDX-License-Identifier: MIT
// Tests that `rails generate` and rspec-rails write for a controller.
#pragma once

#include <string_view>

#include "repo/walk.h"

namespace assay {

// True for a file of tests in which every line is as the generator wrote it, and for examples that
// are all skipped until an author fills in the attributes. A log-in, a literal that is sent or one
// more assertion makes it the author's own.
bool is_rails_scaffold(const SourceFile& file);

// True for what the same generator says of routes and views.
bool is_of_rspec_scaffold(std::string_view path, std::string_view name);

}  // namespace assay
