// SPDX-License-Identifier: MIT
// Looks for what a program reads first, by its name and wherever it stands: a command may follow a
// change of folder.
#include "repo/start_needs.h"

#include <algorithm>
#include <array>
#include <functional>
#include <vector>

#include "core/text.h"
#include "core/word_list.h"
#include "repo/language.h"

namespace assay {
namespace {

using Words = std::vector<std::string_view>;

struct Need {
  std::array<std::string_view, 4> programs{};
  std::string_view name{};                  // for people
  std::array<std::string_view, 4> holds{};  // one of these in a file's name, in lower case
};

constexpr Need kNeeds[] = {
    {{"docker-compose"}, "a compose file", {"compose"}},
    {{"npm", "yarn", "pnpm"}, "package.json", {"package.json"}},
    {{"mvn", "./mvnw", "mvnw"}, "pom.xml", {"pom.xml", ".mvn"}},
    {{"gradle", "./gradlew", "gradlew"}, "a Gradle build", {".gradle", "gradle.kts"}},
    {{"cargo"}, "Cargo.toml", {"cargo.toml"}},
    {{"dotnet"}, "a .NET project", {".csproj", ".fsproj", ".vbproj", ".sln"}},
    {{"mix"}, "mix.exs", {"mix.exs"}},
    {{"sbt"}, "an sbt build", {".sbt", ".scala", ".mill"}},
    {{"rails", "bin/rails"}, "a Gemfile", {"gemfile", "gems.rb", "rakefile", "config.ru"}},
};

bool any_file(const FolderWalk& walk, const std::function<bool(const std::string&)>& is_it) {
  const auto by_name = [&](const std::string& path) { return is_it(lower(file_name(path))); };
  return std::ranges::any_of(walk.paths, by_name) || std::ranges::any_of(walk.output, by_name);
}

// "app.py" of "python app.py", "server.js" of "node src/server.js"; what a build makes is none.
std::string script_of(const Words& words) {
  constexpr std::array<std::string_view, 3> kPython{"python", "python3", "py"};
  if (words.size() < 2) return "";
  const bool python = lists(kPython, words[0]) && words[1].ends_with(".py");
  const bool node = (words[0] == "node" || words[0] == "nodemon") && words[1].ends_with(".js") &&
                    words[1].find("dist") == words[1].npos &&
                    words[1].find("build") == words[1].npos;
  return python || node ? std::string(file_name(words[1])) : "";
}

// The file of the settings that manage.py names, where it is not kept; else empty.
std::string django_settings_lacked(const FolderWalk& walk) {
  constexpr std::string_view kName = "DJANGO_SETTINGS_MODULE";
  for (const SourceFile& file : walk.sources) {
    if (file_name(file.path) != "manage.py") continue;
    const std::string_view text = file.text;
    const std::size_t comma = text.find(',', text.find(kName));
    const std::size_t open = text.find_first_of("\"'", comma);
    if (text.find(kName) == text.npos || open == text.npos || open - comma > 4) continue;
    std::string path(text.substr(open + 1, text.find(text[open], open + 1) - open - 1));
    std::ranges::replace(path, '.', '/');
    const bool kept = std::ranges::any_of(walk.paths, [&](const std::string& one) {
      return one.ends_with(path + ".py") || one.ends_with(path + "/__init__.py");
    });
    return kept ? "" : path + ".py";
  }
  return "";
}

std::string lacked_by_words(Words words, const FolderWalk& walk) {
  if (words[0] == "docker" && words.size() > 1 && words[1] == "compose")
    words[0] = "docker-compose";
  // docker compose -f deploy.yml up
  if (std::ranges::find(words, "-f") != words.end()) return "";
  for (const Need& need : kNeeds) {
    if (!lists(need.programs, words[0])) continue;
    const bool kept = any_file(walk, [&](const std::string& name) {
      return std::ranges::any_of(need.holds, [&](std::string_view part) {
        return !part.empty() && name.find(part) != name.npos;
      });
    });
    return kept ? "" : std::string(need.name);
  }
  const std::string script = script_of(words);
  if (script == "manage.py") {
    std::string settings = django_settings_lacked(walk);
    if (!settings.empty()) return settings;
  }
  if (script.find_first_of("<>{}[]$*") != script.npos) return "";
  const bool kept = any_file(walk, [&](const std::string& name) { return name == lower(script); });
  return kept ? "" : script;
}

bool is_known_whole(const FolderWalk& walk) {
  return !walk.truncated && std::ranges::find(walk.paths, ".gitmodules") == walk.paths.end();
}

}  // namespace

std::string lacked_by(std::string_view command, const FolderWalk& walk) {
  if (!is_known_whole(walk)) return "";
  std::string parts(command);
  std::ranges::replace(parts, ';', '&');
  std::string lacked;
  for (const std::string_view part : split(parts, '&')) {
    Words words;
    for (const std::string_view word : split(trimmed(part), ' ')) {
      if (!word.empty()) words.push_back(word);
    }
    // What is cloned brings files of its own.
    if (!words.empty() && (words[0] == "git" || words[0] == "curl" || words[0] == "wget"))
      return "";
    if (!words.empty() && lacked.empty()) lacked = lacked_by_words(std::move(words), walk);
  }
  return lacked;
}

}  // namespace assay
