// SPDX-License-Identifier: MIT
// Typesafe's configuration format (HOCON), as far as texts are set in it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace assay {

struct HoconValue {
  std::string path{};   // "jwt.secret", whichever way it is nested
  std::string value{};  // without quotes; as written where it refers to another
  int line = 0;         // 1-based
  bool refers = false;  // "${?JWT_SECRET}"
};

// In order; lists are passed over. At most 500, nested at most 20 deep.
std::vector<HoconValue> hocon_values(std::string_view text);

}  // namespace assay
