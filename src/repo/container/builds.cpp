// SPDX-License-Identifier: MIT
// Tables of the tools of each ecosystem.
#include "repo/container/builds.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <vector>

#include "core/text.h"
#include "core/word_list.h"

namespace assay {
namespace {

constexpr std::array<std::string_view, 18> kBuilds{
    "go build",       "go install",   "cargo build",   "cargo install", "mvn package",
    "mvn clean",      "mvn -",        "mvnw",          "gradle build",  "gradlew",
    "dotnet publish", "sbt assembly", "sbt stage",     "npm run build", "yarn build",
    "yarn run build", "pnpm build",   "pnpm run build"};
constexpr std::array<std::string_view, 10> kStarts{
    "go run",     "cargo run",    "cargo watch", "mvn spring-boot:run", "mvnw spring-boot:run",
    "dotnet run", "dotnet watch", "sbt run",     "gradlew bootRun",     "gradle bootRun"};

// The command as a whole word, and not for a tool that comes from elsewhere: cargo install --path .
// compiles what the image is for, and cargo install sqlx-cli does not.
bool runs_build(std::string_view text, std::string_view command) {
  for (std::size_t from = 0; from < text.size();) {
    const std::size_t end = std::min(text.find_first_of(";&|\n", from), text.size());
    const std::string_view part = text.substr(from, end - from);
    from = end + 1;
    const std::size_t at = part.find(command);
    if (at == part.npos || part.find("chmod ") != part.npos) continue;
    if (at > 0 && std::isalnum(static_cast<unsigned char>(part[at - 1])) != 0) continue;
    const bool tool = (command == "cargo install" && part.find("--path") == part.npos) ||
                      (command == "go install" && part.find('@') != part.npos);
    if (!tool) return true;
  }
  return false;
}

template <typename Table>
std::string_view first_of(const Table& commands, std::string_view text) {
  const auto found = std::ranges::find_if(
      commands, [&](std::string_view command) { return runs_build(text, command); });
  return found == commands.end() ? std::string_view() : *found;
}

// "RUN cmake .. && make -j4", not "apk add make" nor "make migrate"; empty where neither runs.
std::string_view make_in(std::string_view text) {
  constexpr std::array<std::string_view, 4> kTargets{"all", "build", "install", "release"};
  for (std::size_t from = 0; from < text.size();) {
    const std::size_t end = std::min(text.find_first_of(";&|\n", from), text.size());
    const std::vector<std::string_view> words = split(trimmed(text.substr(from, end - from)), ' ');
    from = end + 1;
    if (words[0] != "make" && words[0] != "ninja") continue;
    const bool builds = words.size() == 1 || words[1].starts_with('-') ||
                        words[1].starts_with("./") || lists(kTargets, words[1]);
    if (builds) return words[0] == "make" ? "make" : "ninja";
  }
  return {};
}

}  // namespace

std::string_view compiling_command(std::string_view text) {
  const std::string_view command = first_of(kBuilds, text);
  if (command.empty() && text.find("cmake --build") != text.npos) return "cmake --build";
  if (command.empty()) return make_in(text);
  return command == "mvn -" || command == "mvn clean" ? "mvn" : command;
}

bool installs_packages(std::string_view text) {
  constexpr std::array<std::string_view, 7> kManagers{"apk add",     "apk update",  "apt-get ",
                                                      "apt install", "yum install", "dnf install",
                                                      "microdnf "};
  return holds_one_of(kManagers, text) && text.find("sudo ") == std::string_view::npos;
}

std::string_view compiling_start(std::string_view words) {
  const std::string_view command = first_of(kStarts, words);
  return command.empty() ? compiling_command(words) : command;
}

}  // namespace assay
