// SPDX-License-Identifier: MIT
// Places in which litter is none, or of which a mention says nothing.
#pragma once

#include <string_view>

namespace assay {

// True below a folder of data for tests.
bool is_of_test_data(std::string_view path);

// In a copy of somebody's library it is that author's.
bool is_of_others(std::string_view path);

// True for the name of a file of settings.
bool is_setting_name(std::string_view name);

// True for what MSBuild notes of the files that it copied.
bool lists_output(std::string_view path);

}  // namespace assay
