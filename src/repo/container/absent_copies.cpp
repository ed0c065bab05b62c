// SPDX-License-Identifier: MIT
// Looks for each by its name alone, since the context may be any folder.
#include "repo/container/absent_copies.h"

#include <algorithm>
#include <set>

#include "repo/container/instructions.h"
#include "repo/first_party.h"
#include "repo/language.h"

namespace assay {
namespace {

// What a COPY or ADD takes from its context; nothing where it takes from elsewhere.
std::vector<std::string> taken_by(const Instruction& one) {
  if (one.keyword != "COPY" && one.keyword != "ADD") return {};
  std::vector<std::string> words = instruction_words(one.text);
  const bool elsewhere = std::ranges::any_of(
      words, [](const std::string& word) { return word.starts_with("--from"); });
  if (elsewhere || words.size() < 2) return {};
  words.pop_back();
  return words;
}

}  // namespace

std::vector<Place> absent_copies(const std::string& path,
                                 std::string_view text,
                                 const std::vector<std::string>& paths) {
  std::vector<Place> absent;
  std::set<std::string_view> names;
  for (const std::string& each : paths)
    names.insert(file_name(each));
  // What a submodule holds is not read.
  if (names.contains(".gitmodules")) return absent;
  for (const Instruction& one : dockerfile_instructions(text)) {
    for (const std::string& source : taken_by(one)) {
      const std::string_view name = file_name(source);
      const bool whole = source.find_first_of("*?[$") == std::string::npos;
      const bool named = whole && (is_lock_file(name) || is_manifest(name));
      if (named && !names.contains(name)) absent.push_back({path, one.line, source});
    }
  }
  return absent;
}

}  // namespace assay
