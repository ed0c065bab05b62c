// SPDX-License-Identifier: MIT
// Knows runners by their names, and commands by the strings of the source.
#include "repo/ci/programs.h"

#include <algorithm>
#include <array>
#include <span>
#include <string>
#include <utility>

#include "core/word_list.h"
#include "repo/code/lexer.h"
#include "repo/commands.h"
#include "repo/language.h"

namespace assay {
namespace {

constexpr std::array<std::string_view, 8> kInterpreters{"python",  "python3", "node", "tsx",
                                                        "ts-node", "deno",    "ruby", "php"};
// Consoles and build files of frameworks: what they do, their arguments say.
constexpr std::array<std::string_view, 3> kConsoles{"manage.py", "setup.py", "artisan"};

bool is_program(const SourceFile& file) {
  const Language* language = language_of(file.path);
  return language != nullptr && language->family != Family::kNone &&
         language->family != Family::kShell;
}

std::string_view plain_path(std::string_view path) {
  while (path.starts_with("./"))
    path.remove_prefix(2);
  while (path.ends_with('/'))
    path.remove_suffix(1);
  return path == "." ? std::string_view() : path;
}

// The programs in a folder and below it; of the root only those in it.
std::vector<const SourceFile*> programs_in(std::string_view folder, const FileIndex& texts) {
  std::vector<const SourceFile*> found;
  for (const SourceFile& file : texts.sources()) {
    const bool inside = folder.empty() ? folder_of(file.path).empty()
                                       : file.path.starts_with(folder) &&
                                             file.path.substr(folder.size()).starts_with('/');
    if (inside && is_program(file)) found.push_back(&file);
  }
  return found;
}

std::vector<const SourceFile*> programs_at(std::string_view path, const FileIndex& texts) {
  path = plain_path(path);
  for (const SourceFile& file : texts.sources()) {
    if (file.path != path) continue;
    const bool console = lists(kConsoles, file_name(path));
    return is_program(file) && !console ? std::vector{&file} : std::vector<const SourceFile*>{};
  }
  const bool project = path.ends_with("proj");  // build/build.csproj
  return programs_in(project ? plain_path(folder_of(path)) : path, texts);
}

CalledProgram called_at(std::string_view path, const FileIndex& texts) {
  std::vector<const SourceFile*> sources = programs_at(path, texts);
  const bool own = !sources.empty();
  return {.own = own, .sources = std::move(sources)};
}

// go run ./a, dotnet run --project a: what they are given stands in the repository.
CalledProgram compiled_of(std::span<const std::string_view> arguments, const FileIndex& texts) {
  if (arguments.empty() || arguments[0] != "run") return {};
  const auto project = std::ranges::find(arguments, "--project");
  std::string_view path = ".";
  if (project != arguments.end() && project + 1 != arguments.end()) {
    path = *(project + 1);
  } else if (arguments.size() > 1) {
    path = arguments[1];
  }
  CalledProgram called = called_at(path, texts);
  called.own = called.own || path.starts_with('.') || project != arguments.end();
  return called;
}

// Magefiles are one file or a folder.
CalledProgram magefile(const FileIndex& texts) {
  const CalledProgram file = called_at("magefile.go", texts);
  return file.own ? file : CalledProgram{true, programs_in("magefiles", texts)};
}

// What python, node and the like are given; nothing of a module or of code in the command.
CalledProgram interpreted_of(std::span<const std::string_view> arguments, const FileIndex& texts) {
  for (const std::string_view word : arguments) {
    if (word == "-m" || word == "-c" || word == "-e") return {};
    if (!word.starts_with('-') && word != "run") return called_at(word, texts);
  }
  return {};
}

// What stands between the strings that make up one command.
bool stands_between_strings(const Token& token) {
  return token.is(",") || token.is("[") || token.is("$") || token.is("@") || token.is("(") ||
         token.is("f");
}

// Whether a string tests, by itself or joined to those before it, which `command` keeps.
bool gives_test(std::string_view text, std::string& command) {
  constexpr std::size_t kLongest = 400;
  const std::string_view first = text.substr(0, text.find(' '));
  const bool path = first.find_first_of("/*.") != std::string_view::npos;
  if (command.empty() && path) return false;
  if (!path && tests_in_passing(text)) return true;
  command.append(command.empty() ? "" : " ").append(text);
  return command.size() < kLongest && tests_in_passing(command);
}

}  // namespace

CalledProgram program_of(const std::vector<std::string_view>& command, const FileIndex& texts) {
  if (!command.empty() && command[0].starts_with("./")) {
    CalledProgram called = called_at(command[0], texts);
    if (called.sources.size() == 1) return called;
  }
  for (std::size_t i = 0; i < command.size(); ++i) {
    const std::string_view tool = file_name(command[i]);
    const std::span<const std::string_view> rest(
        command.begin() + static_cast<std::ptrdiff_t>(i) + 1, command.end());
    if (tool == "nuke") return {.own = true, .sources = programs_in("build", texts)};
    if (tool == "mage") return magefile(texts);
    if (tool == "go" || tool == "dotnet") return compiled_of(rest, texts);
    if (lists(kInterpreters, tool)) return interpreted_of(rest, texts);
  }
  return {};
}

bool gives_test_command(const SourceFile& program) {
  constexpr std::array<std::string_view, 4> kCalls{"DotNetTest", "DotNetCoreTest", "DotNetVSTest",
                                                   "XUnit2"};
  const Tokens tokens = tokens_of(program.text, language_of(program.path)->family);
  std::string command;
  for (const Token& token : tokens) {
    if (token.is_word() && lists(kCalls, token.text)) return true;
    if (!token.is_string()) {
      if (!stands_between_strings(token)) command.clear();
      continue;
    }
    if (gives_test(token.text, command)) return true;
  }
  return false;
}

}  // namespace assay
