// SPDX-License-Identifier: MIT
// Read line by line, in either form of the settings.
#include "repo/schema/active_profile.h"

#include <algorithm>
#include <array>
#include <string>

#include "core/text.h"
#include "core/word_list.h"
#include "repo/file_index.h"
#include "repo/language.h"

namespace assay {
namespace {

constexpr std::array<std::string_view, 3> kForms{".properties", ".yml", ".yaml"};

// Of "${SPRING_PROFILE:local}" what holds where the variable is not set.
std::string_view by_default(std::string_view value) {
  const std::size_t colon = value.find(':');
  if (!value.starts_with("${") || !value.ends_with('}') || colon == value.npos) return value;
  return value.substr(colon + 1, value.size() - colon - 2);
}

// The value behind the first line that is set by this name; empty without one.
std::string_view set_value(std::string_view text, std::string_view name) {
  for (const std::string_view raw : split(text, '\n')) {
    const std::string_view line = trimmed(raw);
    const std::size_t sign = line.find_first_of("=:");
    if (sign == line.npos || !trimmed(line.substr(0, sign)).ends_with(name)) continue;
    return by_default(trimmed(line.substr(sign + 1)));
  }
  return {};
}

// In any of the forms; empty when none says it.
std::string_view said_by(const FileIndex& texts, const std::string& stem, std::string_view name) {
  for (const std::string_view form : kForms) {
    const std::string* text = texts.text(stem + std::string(form));
    const std::string_view value = text == nullptr ? std::string_view() : set_value(*text, name);
    if (!value.empty()) return value;
  }
  return {};
}

bool is_overridden(const FileIndex& texts, const Place& place) {
  constexpr std::array<std::string_view, 2> kLeft{"validate", "none"};
  if (file_stem(place.file) != "application") return false;
  const std::string stem = std::string(folder_of(place.file)) + "application";
  std::string_view profile = said_by(texts, stem, "profiles.active");
  if (profile.empty()) profile = said_by(texts, stem, "active");
  return !profile.empty() &&
         lists(kLeft, said_by(texts, stem + "-" + std::string(profile), "ddl-auto"));
}

}  // namespace

void drop_what_profiles_override(const std::vector<SourceFile>& sources,
                                 std::vector<Place>& syncs) {
  const FileIndex texts(sources);
  std::erase_if(syncs, [&](const Place& place) { return is_overridden(texts, place); });
}

}  // namespace assay
