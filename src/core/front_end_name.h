// SPDX-License-Identifier: MIT
// Tells what is shown to people from the service, by the names of folders.
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "core/text.h"
#include "core/word_list.h"

namespace assay {

// "web" is none: services of Python and Go have their handlers there.
inline bool is_front_end_name(std::string_view folder) {
  constexpr std::array<std::string_view, 10> kNames{
      "frontend",  "front-end", "front_end", "front",      "client",
      "webclient", "webapp",    "mobile",    "web-client", "ui"};
  // shop-frontend, "School - Frontend"
  constexpr std::array<std::string_view, 3> kEndings{"frontend", "front-end", "front_end"};
  constexpr std::array<std::string_view, 2> kServing{"-for-", "_for_"};  // backend-for-frontend
  const std::string name = lower(folder);
  return lists(kNames, name) || (ends_with_one_of(kEndings, name) && !holds_one_of(kServing, name));
}

// Of a file whose folder in the root goes by such a name.
inline bool is_of_front_end(std::string_view path) {
  const std::size_t slash = path.find('/');
  return slash != std::string_view::npos && is_front_end_name(path.substr(0, slash));
}

}  // namespace assay
