// SPDX-License-Identifier: MIT
// Follows the sections of the settings, two deep, as their readers write them.
#include "repo/secrets/dotnet_keys.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "core/json.h"
#include "core/text.h"
#include "core/word_list.h"
#include "repo/language.h"
#include "repo/secrets/of_environments.h"

namespace assay {
namespace {

constexpr int kMostSettings = 20;   // settings that are looked for through all files
constexpr std::size_t kLeast = 16;  // bytes; HMAC-SHA256 of .NET takes no shorter key

bool names_key(std::string_view section, std::string_view name) {
  constexpr std::array<std::string_view, 5> kSections{"jwt", "token", "appsettings", "auth",
                                                      "bearer"};
  constexpr std::array<std::string_view, 9> kNames{"key",         "secret",   "secretkey",
                                                   "signingkey",  "token",    "jwtsecret",
                                                   "securitykey", "tokenkey", "issuersigningkey"};
  return holds_one_of(kSections, lower(section)) && lists(kNames, lower(name));
}

// ASP.NET reads JSON with comments to the ends of lines.
std::string without_comments(std::string_view text) {
  std::string bare;
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (quoted && text[i] == '\\') bare += text[i++];
    if (!quoted && text.substr(i, 2) == "//") i = std::min(text.find('\n', i), text.size());
    if (i >= text.size()) break;
    quoted = quoted != (text[i] == '"');
    bare += text[i];
  }
  return bare;
}

bool is_source(const SourceFile& file) {
  const Language* language = language_of(file.path);
  return language != nullptr && language->family == Family::kDotNet && is_shipped_source(file.path);
}

bool signs(const std::vector<SourceFile>& sources) {
  return std::ranges::any_of(sources, [](const SourceFile& file) {
    return is_source(file) && file.text.find("SymmetricSecurityKey") != std::string::npos;
  });
}

// Configuration["Jwt:Key"], GetSection("Jwt")
bool is_read(const std::vector<SourceFile>& sources,
             const std::string& section,
             const std::string& name) {
  const std::array<std::string, 2> marks{"\"" + section + ":" + name + "\"", "\"" + section + "\""};
  return std::ranges::any_of(sources, [&](const SourceFile& file) {
    return is_source(file) && std::ranges::any_of(marks, [&](const std::string& mark) {
             return contains_ignoring_case(file.text, mark);
           });
  });
}

bool is_replaced(const std::vector<SourceFile>& sources,
                 const std::string& section,
                 const std::string& name) {
  const std::string variable = section + "__" + name;
  return std::ranges::any_of(sources, [&](const SourceFile& file) {
    const std::string file_lower = lower(file_name(file.path));
    const bool production = file_lower.starts_with("appsettings.prod") &&
                            file.text.find("\"" + name + "\"") != std::string::npos;
    return production || contains_ignoring_case(file.text, variable);
  });
}

// Where in the text this value of this name stands; 0 when it cannot be told.
int line_of(std::string_view text, std::string_view name, std::string_view value) {
  int number = 0;
  for (const std::string_view line : split(text, '\n')) {
    ++number;
    if (line.find(name) != line.npos && line.find(value) != line.npos) return number;
  }
  return 0;
}

// Neither empty, nor too short, nor to be filled in.
bool is_written(std::string_view value) {
  constexpr std::string_view kOpen = "<{$#%[";
  return value.size() >= kLeast && kOpen.find(value.front()) == kOpen.npos;
}

}  // namespace

bool is_dotnet_settings(std::string_view path) {
  constexpr std::array<std::string_view, 2> kOutput{"bin/Debug/", "bin/Release/"};
  return equals_ignoring_case(file_name(path), "appsettings.json") && !is_below_tests(path) &&
         !holds_one_of(kOutput, path);
}

std::vector<DefaultKey> dotnet_keys_in(const std::vector<SourceFile>& sources,
                                       const SourceFile& file) {
  std::vector<DefaultKey> keys;
  const auto json = Json::parse(without_comments(file.text));
  if (!json || !signs(sources)) return keys;
  int lookups = kMostSettings;
  for (const auto& [section, members] : json->members()) {
    for (const auto& [name, value] : members.members()) {
      if (!names_key(section, name) || !is_written(value.text()) || lookups-- <= 0) continue;
      const int line = line_of(file.text, name, value.text());
      const bool used = is_read(sources, section, name) && !is_replaced(sources, section, name);
      std::string variable = section;
      variable.append("__").append(name);
      if (line > 0 && used) keys.push_back({std::move(variable), file.path, line});
    }
  }
  return keys;
}

}  // namespace assay
