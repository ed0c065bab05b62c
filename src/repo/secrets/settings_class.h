// SPDX-License-Identifier: MIT
// Classes of Python whose fields are filled in from the environment.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace assay {

struct SettingsField {
  std::string name{};
  int line = 0;  // 1-based
};

// The annotated fields, in classes on BaseSettings, that have a text of their own to fall back to
// (`name: str = "text"`). Left out: classes that are named as for development or tests, and fields
// whose text, or whose name beside a check, stands in the file once more.
std::vector<SettingsField> fields_with_text(std::string_view text);

}  // namespace assay
