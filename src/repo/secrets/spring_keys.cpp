// SPDX-License-Identifier: MIT
// Reads both forms of the settings line by line, those of YAML by their indentation.
#include "repo/secrets/spring_keys.h"

#include <algorithm>
#include <string>
#include <utility>

#include "core/text.h"
#include "repo/language.h"
#include "repo/secrets/of_environments.h"
#include "repo/secrets/signing_name.h"

namespace assay {
namespace {

constexpr int kMostLooked = 20;  // settings that are looked for through all files

struct Setting {
  std::string path{};
  std::string_view value{};  // without quotes
  int line = 0;
};

std::string_view unquoted(std::string_view value) {
  const std::size_t comment = value.find(" #");
  value = trimmed(value.substr(0, comment));
  const bool quoted =
      value.size() > 1 && (value[0] == '"' || value[0] == '\'') && value.back() == value[0];
  return quoted ? value.substr(1, value.size() - 2) : value;
}

// The keys that a line of YAML stands below.
class Above {
 public:
  std::string path_of(std::size_t indent, std::string_view key) {
    while (!keys_.empty() && keys_.back().first >= indent)
      keys_.pop_back();
    std::string path;
    for (const auto& [_, above] : keys_)
      path.append(above).append(".");
    keys_.emplace_back(indent, key);
    return path.append(key);
  }

 private:
  std::vector<std::pair<std::size_t, std::string_view>> keys_{};
};

std::vector<Setting> settings_in(const SourceFile& file) {
  const bool yaml = !file.path.ends_with(".properties");
  std::vector<Setting> settings;
  Above above;
  int number = 0;
  for (const std::string_view line : split(file.text, '\n')) {
    ++number;
    if (yaml && line.starts_with("---")) break;  // what follows is of a profile
    const std::string_view said = trimmed(line);
    const std::size_t sign = said.find(yaml ? ':' : '=');
    if (said.empty() || said[0] == '#' || sign == said.npos) continue;
    const std::string_view key = trimmed(said.substr(0, sign));
    const std::size_t indent = line.find_first_not_of(" \t");
    settings.push_back({yaml ? above.path_of(indent, key) : std::string(key),
                        unquoted(trimmed(said.substr(sign + 1))), number});
  }
  return settings;
}

// "app.jwt-secret" as APP_JWTSECRET and as APP_JWT_SECRET.
std::pair<std::string, std::string> variables_of(const std::string& path) {
  std::string strict;
  std::string loose;
  for (const char c : path) {
    const char upper = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    if (c != '-') strict += c == '.' ? '_' : upper;
    loose += c == '.' || c == '-' ? '_' : upper;
  }
  return {strict, loose};
}

bool is_of_production(std::string_view path) {
  const std::string name = lower(file_name(path));
  return name.starts_with("application-") && name.find("prod") != name.npos;
}

bool is_replaced(const std::vector<SourceFile>& sources, const std::string& path) {
  const std::pair<std::string, std::string> variables = variables_of(path);
  const std::string last = path.substr(path.rfind('.') + 1);
  return std::ranges::any_of(sources, [&](const SourceFile& file) {
    if (is_of_production(file.path) && file.text.find(last) != std::string::npos) return true;
    const Language* language = language_of(file.path);
    if (language != nullptr && language->family == Family::kJvm) return false;  // a field's name
    return file.text.find(variables.first) != std::string::npos ||
           file.text.find(variables.second) != std::string::npos ||
           file.text.find("-D" + path) != std::string::npos ||
           file.text.find("--" + path) != std::string::npos;
  });
}

// @Value("${jwt.secret}"), @ConfigurationProperties(prefix = "jwt")
bool is_asked_for(const std::vector<SourceFile>& sources, const std::string& path) {
  const std::string prefix = "\"" + path.substr(0, path.rfind('.')) + "\"";
  return std::ranges::any_of(sources, [&](const SourceFile& file) {
    const Language* language = language_of(file.path);
    if (language == nullptr || language->family != Family::kJvm || is_below_tests(file.path))
      return false;
    const bool value = file.text.find("${" + path) != std::string::npos;
    if (!may_be_signing(file.text)) return false;  // a payment service's
    return value || (file.text.find("@ConfigurationProperties") != std::string::npos &&
                     file.text.find(prefix) != std::string::npos);
  });
}

// The variable that replaces a text of the setting's; empty where there is no text, or something
// else replaces it.
std::string replaceable(const std::vector<SourceFile>& sources, const Setting& setting) {
  const std::string_view value = setting.value;
  if (!value.starts_with("${")) {
    const bool text = !value.empty() && value.find('{') == value.npos;
    return text && !is_replaced(sources, setting.path) ? setting.path : std::string();
  }
  const std::size_t colon = value.find(':');
  const bool text = colon != value.npos && value.ends_with('}') && colon + 2 < value.size() &&
                    value.find("${", 2) == value.npos;
  return text ? std::string(value.substr(2, colon - 2)) : std::string();
}

}  // namespace

bool is_spring_settings(std::string_view path) {
  const std::string_view stem = file_stem(path);
  return stem == "application" && path.find("src/main/resources/") != path.npos &&
         (path.ends_with(".properties") || path.ends_with(".yml") || path.ends_with(".yaml"));
}

std::vector<DefaultKey> spring_keys_in(const std::vector<SourceFile>& sources,
                                       const SourceFile& file) {
  std::vector<DefaultKey> keys;
  int lookups = kMostLooked;
  for (const Setting& setting : settings_in(file)) {
    if (!names_signing_key(setting.path) || lookups-- <= 0) continue;
    if (!is_asked_for(sources, setting.path)) continue;
    std::string variable = replaceable(sources, setting);
    if (!variable.empty()) keys.push_back({std::move(variable), file.path, setting.line});
  }
  return keys;
}

}  // namespace assay
