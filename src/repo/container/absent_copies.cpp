// SPDX-License-Identifier: MIT
// Looks for each by its name alone, since the context may be any folder.
#include "repo/container/absent_copies.h"

#include <algorithm>

#include "repo/container/instructions.h"
#include "repo/first_party.h"
#include "repo/language.h"

namespace assay {

std::vector<Place> absent_copies(const std::string& path,
                                 std::string_view text,
                                 const std::vector<std::string>& paths) {
  std::vector<Place> absent;
  for (const Instruction& one : dockerfile_instructions(text)) {
    if (one.keyword != "COPY" && one.keyword != "ADD") continue;
    std::vector<std::string> words = instruction_words(one.text);
    const bool elsewhere = std::ranges::any_of(
        words, [](const std::string& word) { return word.starts_with("--from"); });
    if (elsewhere || words.size() < 2) continue;
    words.pop_back();
    for (const std::string& source : words) {
      const std::string_view name = file_name(source);
      const bool whole = source.find_first_of("*?[$") == std::string::npos;
      if (!whole || !(is_lock_file(name) || is_manifest(name))) continue;
      const bool there = std::ranges::any_of(
          paths, [&](const std::string& other) { return file_name(other) == name; });
      if (!there) absent.push_back({path, one.line, source});
    }
  }
  return absent;
}

}  // namespace assay
