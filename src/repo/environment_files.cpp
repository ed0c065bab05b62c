// SPDX-License-Identifier: MIT
// Names, values that are secrets, and frameworks that keep defaults in such a file.
#include "repo/environment_files.h"

#include <algorithm>
#include <array>

#include <fmt/core.h>

#include "core/text.h"
#include "core/word_list.h"
#include "repo/language.h"
#include "repo/placeholder.h"

namespace assay {
namespace {

constexpr std::size_t kMostNames = 20;

constexpr std::array<std::string_view, 25> kExamples{
    "example",  "sample",   "template", "tmpl",     "tpl",      "dist", "default",
    "defaults", "test",     "testing",  "tests",    "ci",       "e2e",  "schema",
    "vault",    "exemplo",  "ejemplo",  "examples", "skeleton", "stub", "exemple",
    "exemples", "pipeline", "travis",   "circleci"};
// How names of secrets end: what stands behind tells what the value is (TOKEN_CHECKS, SECRET_FILE).
constexpr std::array<std::string_view, 18> kSecretEndings{
    "SECRET",          "PASSWORD",    "PASSWD",         "_PASS",      "_PWD",      "TOKEN",
    "PRIVATE_KEY",     "API_KEY",     "APIKEY",         "ACCESS_KEY", "PEPPER",    "SECRET_KEY",
    "SECRET_KEY_BASE", "SIGNING_KEY", "ENCRYPTION_KEY", "JWT_KEY",    "TOKEN_KEY", "SECRETKEY"};
constexpr std::array<std::string_view, 13> kReads{"process.env",
                                                  "os.environ",
                                                  "os.getenv",
                                                  "os.Getenv",
                                                  "System.getenv",
                                                  "getenv(",
                                                  "ENV[",
                                                  "ENV.fetch",
                                                  "env::var",
                                                  "System.get_env",
                                                  "Environment.GetEnvironmentVariable",
                                                  "BaseSettings",
                                                  "import.meta.env"};
constexpr std::array<std::string_view, 8> kDefaultsKept{
    "\"next\"",       "\"react-scripts\"", "\"vite\"", "\"nuxt\"", "symfony/framework-bundle",
    "symfony/dotenv", "\"@sveltejs/kit\"", "\"astro\""};

// The words between the dots of a name: ".env.production.example" has three.
bool has_example_word(std::string_view name) {
  while (name.ends_with('~'))  // an editor's copy
    name.remove_suffix(1);
  const std::string text = lower(name);
  return std::ranges::any_of(split(text, '.'), [](std::string_view part) {
    for (const std::string_view word : split(part, '-')) {
      for (const std::string_view piece : split(word, '_')) {
        if (lists(kExamples, piece)) return true;
      }
    }
    return false;
  });
}

bool is_named_environment(std::string_view path) {
  if (path.find_first_of("vV") == path.npos) return false;  // of "env": asked of every file
  // Django's way to keep one file for each service.
  const bool kept = path.starts_with(".envs/") || path.find("/.envs/") != path.npos;
  if (kept && path.find(".local/") == path.npos) return true;
  const std::string name = lower(file_name(path));
  constexpr std::array<std::string_view, 4> kJoined{".envproduction", ".envprod", ".envdevelopment",
                                                    ".envlocal"};
  return name == ".env" || lists(kJoined, name) || name.starts_with(".env.") ||
         name.starts_with(".env-") || name.starts_with(".env_") ||
         (name.ends_with(".env") && name.size() > 4) || name.starts_with("env.example") ||
         name.starts_with("env.sample") || name == "env.template";
}

bool is_code(std::string_view path) {
  const Language* language = language_of(path);
  return language != nullptr && language->family != Family::kShell;
}

std::string in_capitals(std::string_view name) {
  std::string capitals(name);
  std::ranges::transform(capitals, capitals.begin(), [](char c) {
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  });
  return capitals;
}

bool is_secret_variable(std::string_view capitals) {
  constexpr std::array<std::string_view, 6> kStages{"_PROD",        "_PRODUCTION", "_DEV",
                                                    "_DEVELOPMENT", "_STAGING",    "_LOCAL"};
  for (const std::string_view stage : kStages)
    if (capitals.ends_with(stage)) capitals.remove_suffix(stage.size());
  while (!capitals.empty() && capitals.back() >= '0' && capitals.back() <= '9')
    capitals.remove_suffix(1);
  if (capitals.ends_with('_')) capitals.remove_suffix(1);
  return ends_with_one_of(kSecretEndings, capitals) && capitals.find("PUBLIC") == capitals.npos;
}

// ACCESS_TOKEN_LIVES=300; a password may be a number.
bool is_duration(std::string_view capitals, std::string_view value) {
  constexpr std::size_t kLongest = 8;
  return capitals.find("PASS") == capitals.npos && value.size() <= kLongest &&
         value.find_first_not_of("0123456789") == value.npos;
}

bool is_switch(std::string_view value) {
  constexpr std::array<std::string_view, 6> kSwitches{"true", "false", "yes", "no", "on", "off"};
  return lists(kSwitches, lower(value));
}

// Of a password, which it does not give away.
bool is_hash(std::string_view value) {
  constexpr std::array<std::string_view, 6> kBeginnings{"$argon2", "\\$argon2", "$2a$",
                                                        "$2b$",    "$2y$",      "$pbkdf2"};
  return begins_with_one_of(kBeginnings, value);
}

// Where an editor or a tool keeps the requests that it sends, with the values for them.
bool is_of_requests(std::string_view path) {
  constexpr std::array<std::string_view, 8> kFolders{
      "http-client", "http", "requests", "rest-client", "bruno", "postman", "insomnia", "hurl"};
  const std::vector<std::string_view> parts = split(path, '/');
  return parts.size() > 1 && lists(kFolders, lower(parts[parts.size() - 2]));
}

std::vector<Place> secrets_in(const std::string& path, std::string_view text) {
  std::vector<Place> places;
  int number = 0;
  for (std::string_view line : split(text, '\n')) {
    ++number;
    line = trimmed(line);
    if (line.starts_with("export ")) line = trimmed(line.substr(7));
    const std::size_t equals = line.find('=');
    if (equals == std::string_view::npos || line.starts_with('#')) continue;
    const std::string name = in_capitals(trimmed(line.substr(0, equals)));
    std::string_view value = trimmed(line.substr(equals + 1));
    if (value.size() >= 2 && (value.front() == '"' || value.front() == '\'')) {
      value = value.substr(1, value.find(value.front(), 1) - 1);
    } else {
      value = trimmed(value.substr(0, value.find(" #")));
    }
    if (is_secret_variable(name) && !is_duration(name, value) && !is_switch(value) &&
        !is_placeholder(value) && value != "null" && !is_hash(value) &&
        places.size() < kMostNames) {
      places.push_back({path, number, shortened(printable(name), 60)});
    }
  }
  return places;
}

// Whether the framework of the folder's own manifest keeps such a file under version control.
bool is_conventional(const std::string& path, const FileIndex& texts) {
  return std::ranges::any_of(std::array{"package.json", "composer.json"}, [&](const char* name) {
    const std::string* manifest = texts.text(std::string(folder_of(path)) + name);
    return manifest != nullptr && holds_one_of(kDefaultsKept, *manifest);
  });
}

}  // namespace

bool is_environment_example(std::string_view path) {
  return is_named_environment(path) && has_example_word(file_name(path));
}

bool is_environment_file(std::string_view path) {
  return is_named_environment(path) && !has_example_word(file_name(path)) && !is_code(path);
}

std::vector<EnvironmentFile> environment_in(const std::vector<std::string>& paths,
                                            const FileIndex& texts) {
  std::vector<EnvironmentFile> files;
  for (const std::string& path : paths) {
    const bool beside = is_below_tests(folder_of(path)) || is_of_requests(path);
    if (!is_environment_file(path) || beside) continue;
    const std::string* text = texts.text(path);
    files.push_back({.path = path,
                     .secrets = text == nullptr ? std::vector<Place>{} : secrets_in(path, *text),
                     .conventional = is_conventional(path, texts)});
  }
  return files;
}

bool speaks_of_secret(std::string_view text) {
  return std::ranges::any_of(split(text, '\n'), [](std::string_view line) {
    if (trimmed(line).starts_with('#')) return false;
    std::vector<std::string_view> names = split(line, '=');
    names.pop_back();  // a value
    return std::ranges::any_of(names, [](std::string_view name) {
      name = trimmed(name);
      return is_secret_variable(in_capitals(name.substr(name.find_last_of(" \t\"'") + 1)));
    });
  });
}

bool reads_variables(const FileIndex& texts) {
  return std::ranges::any_of(texts.sources(), [](const SourceFile& file) {
    return is_code(file.path) && holds_one_of(kReads, file.text);
  });
}

}  // namespace assay
