// SPDX-License-Identifier: MIT
// Takes the lines apart: prompts, continuations, and what stands before the command itself.
#include "repo/commands.h"

#include <algorithm>
#include <array>
#include <utility>

#include "core/text.h"
#include "repo/command_table.h"

namespace assay {
namespace {

constexpr std::size_t kMostCommand = 200;  // commands
constexpr std::size_t kLongest = 300;      // bytes of one

using Words = std::vector<std::string_view>;

bool is_assignment(std::string_view word) {
  const std::size_t equals = word.find('=');
  return equals != std::string_view::npos && equals > 0 &&
         word.substr(0, equals).find_first_of("/.-\"'({") == std::string_view::npos;
}

// Words that only say how, or as whom, the command after them is run.
std::size_t prefix_length(const Words& words) {
  constexpr std::array<std::string_view, 18> kSingle{
      "sudo",   "time", "exec", "nohup", "env", "cross-env", "dotenv", "npx", "bunx",
      "winpty", "call", "$",    ">",     "%",   "then",      "do",     "&",   "be"};
  constexpr std::array<std::pair<std::string_view, std::string_view>, 12> kPairs{
      {{"poetry", "run"},
       {"pipenv", "run"},
       {"uv", "run"},
       {"rye", "run"},
       {"pdm", "run"},
       {"hatch", "run"},
       {"bundle", "exec"},
       {"pnpm", "exec"},
       {"pnpm", "dlx"},
       {"yarn", "exec"},
       {"npm", "exec"},
       {"mise", "exec"}}};
  const std::string first = lower(words[0]);
  if (std::ranges::find(kSingle, first) != kSingle.end() || is_assignment(words[0])) return 1;
  if (words[0] == "--" || (words[0].starts_with("-") && words.size() > 1)) return 1;
  if (words.size() < 2) return 0;
  const auto pair = std::make_pair(std::string_view(first), words[1]);
  return std::ranges::find(kPairs, pair) == kPairs.end() ? 0 : 2;
}

// docker compose exec -T app COMMAND, docker exec -it app COMMAND: what runs in the container.
std::size_t container_prefix(const Words& words) {
  std::size_t at = 0;
  if (words[0] == "docker-compose" || words[0] == "docker" || words[0] == "podman") at = 1;
  if (at == 1 && words.size() > 1 && words[1] == "compose") at = 2;
  if (at == 0 || at >= words.size()) return 0;
  const bool compose = at == 2 || words[0] == "docker-compose";
  if (words[at] != "exec" && !(compose && words[at] == "run")) return 0;
  ++at;
  while (at < words.size() && words[at].starts_with("-"))
    ++at;
  return at + 1 < words.size() ? at + 1 : 0;
}

Words words_of_line(std::string_view command) {
  Words words;
  for (std::size_t from = 0; from < command.size();) {
    const std::size_t start = command.find_first_not_of(" \t\"'`()", from);
    if (start == std::string_view::npos) break;
    const std::size_t end = std::min(command.find_first_of(" \t\"'`()", start), command.size());
    words.push_back(command.substr(start, end - start));
    from = end;
  }
  return words;
}

CommandUse use_of_simple(std::string_view command) {
  Words words = words_of_line(command);
  for (int prefixes = 0; prefixes < 8 && !words.empty(); ++prefixes) {
    std::size_t length = prefix_length(words);
    if (length == 0) length = container_prefix(words);
    if (length == 0) break;
    words.erase(words.begin(), words.begin() + static_cast<Words::difference_type>(length));
  }
  return words.empty() ? CommandUse{} : use_of_words(words);
}

// "$ npm start", "> npm start", "user@host:~$ npm start", "PS C:\> npm start"
std::string_view without_prompt(std::string_view line) {
  for (const std::string_view prompt : {"$ ", "> ", "% ", "# ", "❯ ", "➜ "}) {
    if (line.starts_with(prompt)) return trimmed(line.substr(prompt.size()));
  }
  const std::size_t dollar = line.find("$ ");
  if (dollar != std::string_view::npos && line.substr(0, dollar).find('@') < dollar) {
    return trimmed(line.substr(dollar + 2));
  }
  const std::size_t angle = line.find("> ");
  const bool windows = line.starts_with("PS ") || line.starts_with("C:\\");
  return windows && angle != std::string_view::npos ? trimmed(line.substr(angle + 2)) : line;
}

bool is_shell(std::string_view language) {
  constexpr std::array<std::string_view, 12> kShells{"sh",  "bash", "shell",         "console",
                                                     "zsh", "fish", "terminal",      "powershell",
                                                     "ps1", "cmd",  "shell-session", "bat"};
  return std::ranges::find(kShells, lower(language)) != kShells.end();
}

// Untagged code may be anything: output, JSON, a tree of files.
bool looks_like_command(std::string_view line, bool prompted) {
  const CommandUse use = use_of_command(line);
  const Words words = words_of_line(line);
  return prompted || use.run || use.test || (!words.empty() && is_known_tool(words[0]));
}

void take_line(std::string_view raw, const CodeSample& sample, std::vector<std::string>& found) {
  const std::string_view line = trimmed(raw);
  const std::string_view command = without_prompt(line);
  const bool prompted = command.size() != line.size() && !line.starts_with("# ");
  if (command.empty() || found.size() == kMostCommand) return;
  if (command.starts_with("#") || command.starts_with("//") || line.starts_with("# ")) return;
  if (is_shell(sample.language) || looks_like_command(command, prompted)) {
    found.push_back(shortened(command, kLongest));
  }
}

// Lines that end in a backslash go on.
std::string joined_lines(std::string_view text) {
  std::string joined;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool goes_on = text[i] == '\\' && i + 1 < text.size() && text[i + 1] == '\n';
    if (goes_on) ++i;
    joined += goes_on ? ' ' : text[i];
  }
  return joined;
}

// A line end for what parts one command from the next; "?charset=utf8&parseTime=True" is one word.
void part_commands(std::string& line) {
  const std::string whole = line;
  const auto parts = [&](std::size_t i) {
    return i >= whole.size() || whole[i] == '&' || whole[i] == ' ';
  };
  for (std::size_t i = 0; i < whole.size(); ++i) {
    const bool between = whole[i] == '&' && (i == 0 || parts(i - 1) || parts(i + 1));
    if (between || whole[i] == ';' || whole[i] == '|') line[i] = '\n';
  }
}

}  // namespace

CommandUse both_of(const CommandUse& one, const CommandUse& other) {
  return {
      .run = one.run || other.run, .test = one.test || other.test, .pack = one.pack || other.pack};
}

CommandUse use_of_command(std::string_view line) {
  CommandUse use;
  std::string parts(line.substr(0, line.find(" #")));
  part_commands(parts);
  const bool cmake = parts.find("cmake ") != std::string::npos;
  for (const std::string_view part : split(parts, '\n')) {
    const std::string_view command = without_prompt(trimmed(part));
    if (!cmake || command != "make") use = both_of(use, use_of_simple(command));
  }
  return use;
}

bool tests_in_passing(std::string_view line) {
  const CommandUse use = use_of_command(line);
  return use.test || use.pack;
}

std::vector<std::string> commands_in(const Document& document) {
  constexpr std::array<std::string_view, 14> kOthers{"json", "yaml", "yml",  "sql",     "http",
                                                     "xml",  "html", "css",  "graphql", "mermaid",
                                                     "toml", "ini",  "diff", "csv"};
  std::vector<std::string> found;
  for (const CodeSample& sample : document.code) {
    if (std::ranges::find(kOthers, lower(sample.language)) != kOthers.end()) continue;
    const std::string text = joined_lines(sample.text);
    for (const std::string_view line : split(text, '\n'))
      take_line(line, sample, found);
  }
  return found;
}

}  // namespace assay
