// SPDX-License-Identifier: MIT
// INI and TOML write the list alike but for quotes, commas and brackets.
#include "repo/tests/collected.h"

#include <algorithm>
#include <array>

#include "core/text.h"
#include "core/word_list.h"
#include "repo/file_index.h"
#include "repo/language.h"

namespace assay {
namespace {

// "tests", 'tests/unit/',
std::string_view bare_path(std::string_view word) {
  constexpr std::string_view kAround = "\"'[],";
  const std::size_t from = word.find_first_not_of(kAround);
  if (from == word.npos) return {};
  word = word.substr(from, word.find_last_not_of(kAround) + 1 - from);
  while (word.starts_with("./"))
    word.remove_prefix(2);
  while (word.ends_with('/'))
    word.remove_suffix(1);
  return word;
}

std::vector<std::string> test_paths_in(std::string_view text) {
  std::vector<std::string> paths;
  bool inside = false;
  for (const std::string_view line : split(text, '\n')) {
    std::string_view rest = trimmed(line);
    const std::size_t equals = rest.find('=');
    if (equals != rest.npos) {
      inside = trimmed(rest.substr(0, equals)) == "testpaths";
      rest = rest.substr(equals + 1);
    } else if (line.starts_with('[')) {
      inside = false;
    }
    if (!inside) continue;
    for (const std::string_view word : split(rest, ' ')) {
      if (word.starts_with('#')) break;
      const std::string_view path = bare_path(word);
      if (!path.empty()) paths.emplace_back(path);
    }
  }
  return paths;
}

}  // namespace

CollectedTests::CollectedTests(const std::vector<SourceFile>& sources) {
  constexpr std::array<std::string_view, 4> kSettings{"pytest.ini", "tox.ini", "setup.cfg",
                                                      "pyproject.toml"};
  for (const SourceFile& file : sources) {
    if (!lists(kSettings, file_name(file.path))) continue;
    std::vector<std::string> paths = test_paths_in(file.text);
    // A pattern or the folder itself may name everything.
    const bool open = std::ranges::any_of(
        paths, [](const std::string& path) { return path == "." || path.find('*') != path.npos; });
    if (!paths.empty() && !open) paths_.emplace(folder_of(file.path), std::move(paths));
  }
}

bool CollectedTests::hold(std::string_view path) const {
  for (std::string_view folder = folder_of(path);; folder = folder_of(folder)) {
    if (const auto found = paths_.find(folder); found != paths_.end()) {
      const std::string_view below = path.substr(folder.size());
      return std::ranges::any_of(found->second, [&](const std::string& one) {
        return below == one || (below.starts_with(one) && below[one.size()] == '/');
      });
    }
    if (folder.empty()) return true;
    folder.remove_suffix(1);
  }
}

}  // namespace assay
