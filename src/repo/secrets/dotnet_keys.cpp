// SPDX-License-Identifier: MIT
// Follows the sections of the settings, two deep, as their readers write them.
#include "repo/secrets/dotnet_keys.h"

#include <algorithm>
#include <array>
#include <string>

#include "core/json.h"
#include "core/text.h"
#include "core/word_list.h"
#include "repo/language.h"
#include "repo/secrets/of_environments.h"

namespace assay {
namespace {

constexpr std::size_t kLeast = 16;  // bytes; HMAC-SHA256 of .NET takes no shorter key

bool names_key(std::string_view section, std::string_view name) {
  constexpr std::array<std::string_view, 5> kSections{"jwt", "token", "appsettings", "auth",
                                                      "bearer"};
  constexpr std::array<std::string_view, 9> kNames{"key",         "secret",   "secretkey",
                                                   "signingkey",  "token",    "jwtsecret",
                                                   "securitykey", "tokenkey", "issuersigningkey"};
  return holds_one_of(kSections, lower(section)) && lists(kNames, lower(name));
}

// ASP.NET reads JSON with comments.
std::string without_comments(std::string_view text) {
  std::string bare;
  for (const std::string_view line : split(text, '\n')) {
    std::size_t mark = line.find("//");
    while (mark != line.npos && std::ranges::count(line.substr(0, mark), '"') % 2 == 1)
      mark = line.find("//", mark + 2);
    bare.append(line.substr(0, mark)).append("\n");
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
    return is_source(file) && holds_one_of(marks, file.text);
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
  for (const auto& [section, members] : json->members()) {
    if (!members.is_object()) continue;
    for (const auto& [name, value] : members.members()) {
      constexpr std::string_view kOpen = "<{$#%[";
      const std::string& text = value.text();
      const bool written = text.size() >= kLeast && kOpen.find(text.front()) == kOpen.npos;
      if (!names_key(section, name) || !written || !is_read(sources, section, name)) continue;
      const int line = line_of(file.text, name, text);
      if (line > 0 && !is_replaced(sources, section, name))
        keys.push_back({section + "__" + name, file.path, line});
    }
  }
  return keys;
}

}  // namespace assay
