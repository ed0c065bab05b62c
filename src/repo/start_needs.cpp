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
  std::string_view name{};                    // for people
  std::array<std::string_view, 4> holds{};    // one of these in a file's name, in lower case
  std::array<std::string_view, 3> sources{};  // of what the program is for, by their endings
};

// Where nothing is written in its language, the program starts something else.
constexpr Need kNeeds[] = {
    {{"docker-compose"}, "a compose file", {"compose"}, {}},
    {{"npm", "yarn", "pnpm"}, "package.json", {"package.json"}, {".js", ".ts", ".mjs"}},
    {{"mvn", "./mvnw", "mvnw"}, "pom.xml", {"pom.xml", ".mvn"}, {".java", ".kt"}},
    {{"gradle", "./gradlew", "gradlew"},
     "a Gradle build",
     {".gradle", "gradle.kts"},
     {".java", ".kt"}},
    {{"cargo"}, "Cargo.toml", {"cargo.toml"}, {".rs"}},
    {{"dotnet"}, "a .NET project", {".csproj", ".fsproj", ".vbproj", ".sln"}, {".cs", ".fs"}},
    {{"mix"}, "mix.exs", {"mix.exs"}, {".ex"}},
    {{"rails", "bin/rails"}, "a Gemfile", {"gemfile", "gems.rb", "rakefile", "config.ru"}, {".rb"}},
};

bool any_file(const FolderWalk& walk, const std::function<bool(const std::string&)>& is_it) {
  const auto by_name = [&](const std::string& path) { return is_it(lower(file_name(path))); };
  return std::ranges::any_of(walk.paths, by_name) || std::ranges::any_of(walk.output, by_name);
}

// "app.py" of "python app.py", "src/server.js" of "node src/server.js".
std::string script_of(const Words& words) {
  constexpr std::array<std::string_view, 3> kPython{"python", "python3", "py"};
  if (words.size() < 2) return "";
  const bool python = lists(kPython, words[0]) && words[1].ends_with(".py");
  const bool node = (words[0] == "node" || words[0] == "nodemon") && words[1].ends_with(".js");
  const std::string_view script = words[1].substr(words[1].starts_with("./") ? 2 : 0);
  return python || node ? std::string(script) : "";
}

// What a build makes: in a folder that is not there before, or of a source of that name.
bool may_be_built(const std::string& script, const FolderWalk& walk) {
  const std::size_t slash = script.rfind('/');
  const std::string folder = slash == script.npos ? "" : script.substr(0, slash + 1);
  const std::string source = script.substr(0, script.rfind('.')) + ".ts";
  return std::ranges::none_of(
             walk.paths, [&](const std::string& path) { return path.find(folder) != path.npos; }) ||
         std::ranges::any_of(walk.paths,
                             [&](const std::string& path) { return path.ends_with(source); });
}

std::string script_lacked(const std::string& script, const FolderWalk& walk) {
  if (script.find_first_of("<>{}[]$*") != script.npos || may_be_built(script, walk)) return "";
  const std::string name(file_name(script));
  const bool kept = any_file(walk, [&](const std::string& one) { return one == lower(name); });
  return kept ? "" : name;
}

// The settings that a manage.py names, by their file; empty where it does not say so plainly.
std::string settings_named(std::string_view text) {
  constexpr std::size_t kLongest = 200;
  const std::size_t name = text.find("\"DJANGO_SETTINGS_MODULE\",");
  const std::size_t single = text.find("'DJANGO_SETTINGS_MODULE',");
  const std::size_t comma = text.find(',', std::min(name, single));
  const std::size_t open = text.find_first_not_of(" \t\r\n", comma + 1);
  if (std::min(name, single) == text.npos || open == text.npos) return "";
  std::string_view rest = text.substr(open, kLongest);
  if (rest.front() != '"' && rest.front() != '\'') return "";
  const std::size_t close = rest.find(rest.front(), 1);
  if (close == rest.npos || rest.substr(close + 1, 1) != ")") return "";
  std::string path(rest.substr(1, close - 1));
  std::ranges::replace(path, '.', '/');
  return path;
}

// The file of the settings that each manage.py names, where it is not kept; else empty.
std::string django_settings_lacked(const FolderWalk& walk) {
  std::string lacked;
  for (const SourceFile& file : walk.sources) {
    if (file_name(file.path) != "manage.py") continue;
    const std::string path = settings_named(file.text);
    const std::string module = path + ".py";
    const std::string package = path + "/__init__.py";
    const bool kept = path.empty() || std::ranges::any_of(walk.paths, [&](const std::string& one) {
                        return one.ends_with(module) || one.ends_with(package);
                      });
    if (kept) return "";
    lacked = module;
  }
  return lacked;
}

bool is_written_in(const Need& need, const FolderWalk& walk) {
  return need.sources[0].empty() || any_file(walk, [&](const std::string& name) {
           return std::ranges::any_of(need.sources, [&](std::string_view ending) {
             return !ending.empty() && name.ends_with(ending);
           });
         });
}

bool is_kept(const Need& need, const FolderWalk& walk) {
  return any_file(walk, [&](const std::string& name) {
    return std::ranges::any_of(need.holds, [&](std::string_view part) {
      return !part.empty() && name.find(part) != name.npos;
    });
  });
}

// docker compose --file deploy.yml up, dotnet run app.cs
bool names_its_file(const Words& words) {
  return std::ranges::any_of(words, [](std::string_view word) {
    return word.starts_with("-f") || word.starts_with("--file") || word.ends_with(".cs");
  });
}

std::string lacked_by_words(Words words, const FolderWalk& walk) {
  if (words[0] == "docker" && words.size() > 1 && words[1] == "compose")
    words[0] = "docker-compose";
  if (names_its_file(words)) return "";
  for (const Need& need : kNeeds) {
    if (!lists(need.programs, words[0])) continue;
    return is_kept(need, walk) || !is_written_in(need, walk) ? "" : std::string(need.name);
  }
  const std::string script = script_of(words);
  if (script.empty()) return "";
  std::string lacked = script_lacked(script, walk);
  return lacked.empty() && script.ends_with("manage.py") ? django_settings_lacked(walk) : lacked;
}

bool is_known_whole(const FolderWalk& walk) {
  return !walk.truncated && std::ranges::find(walk.paths, ".gitmodules") == walk.paths.end();
}

}  // namespace

std::string lacked_by(std::string_view command, const FolderWalk& walk) {
  if (!is_known_whole(walk)) return "";
  std::string parts(command);
  std::ranges::replace(parts, ';', '&');
  std::ranges::replace(parts, '\\', '/');  // of Windows
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
