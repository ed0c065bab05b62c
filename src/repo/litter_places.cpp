// SPDX-License-Identifier: MIT
// By the folders of a path, and by the ends of names.
#include "repo/litter_places.h"

#include <algorithm>
#include <array>

#include "core/text.h"
#include "core/word_list.h"

namespace assay {

bool is_of_test_data(std::string_view path) {
  constexpr std::array<std::string_view, 4> kWords{"fixtures", "testdata", "__fixtures__",
                                                   "fixture"};
  return std::ranges::any_of(split(path, '/'),
                             [&](std::string_view part) { return lists(kWords, part); });
}

bool is_of_others(std::string_view path) {
  constexpr std::array<std::string_view, 5> kFolders{"third_party", "third-party", "thirdparty",
                                                     "3rdparty", "3rd_party"};
  return std::ranges::any_of(split(path, '/'),
                             [&](std::string_view part) { return lists(kFolders, part); });
}

bool is_setting_name(std::string_view name) {
  constexpr std::array<std::string_view, 8> kEndings{".json", ".yml",  ".yaml", ".properties",
                                                     ".toml", ".conf", ".ini",  ".prisma"};
  return ends_with_one_of(kEndings, name) || name.starts_with(".env") || name.ends_with(".env");
}

bool lists_output(std::string_view path) {
  return path.find("/obj/") != path.npos || path.find("/bin/") != path.npos;
}

}  // namespace assay
