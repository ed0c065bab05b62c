// SPDX-License-Identifier: MIT
// Rules are read by their lines, the others as JSON and YAML.
#include "repo/ci/target_names.h"

#include <algorithm>
#include <array>
#include <utility>

#include "core/json_fields.h"
#include "core/text.h"
#include "core/word_list.h"
#include "repo/language.h"
#include "repo/yaml.h"

namespace assay {
namespace {

bool is_makefile(std::string_view path) {
  return lists(std::array{"Makefile", "makefile", "GNUmakefile"}, file_name(path));
}

bool is_justfile(std::string_view path) {
  return lists(std::array{"justfile", "Justfile"}, file_name(path));
}

bool is_npm_manifest(std::string_view path) {
  return file_name(path) == "package.json";
}

bool is_composer_manifest(std::string_view path) {
  return file_name(path) == "composer.json";
}

std::vector<std::string> rules_in(std::string_view text) {
  std::vector<std::string> names;
  for (const std::string_view line : split(text, '\n')) {
    for (const std::string_view name : names_of_rule(line))
      names.emplace_back(name);
  }
  return names;
}

std::vector<std::string> members_of(const Json& value) {
  std::vector<std::string> names;
  for (const auto& [name, content] : value.members())
    names.push_back(name);
  return names;
}

std::vector<std::string> scripts_in(std::string_view text) {
  const auto manifest = Json::parse(text);
  return manifest ? members_of(member(*manifest, "scripts")) : std::vector<std::string>{};
}

std::vector<std::string> tasks_in(std::string_view text) {
  return members_of(member(read_yaml_text(text).value, "tasks"));
}

struct Program {
  std::string_view call{};
  std::array<std::string_view, 4> words{};
  bool (*is_file)(std::string_view path) = nullptr;
  std::vector<std::string> (*names)(std::string_view text) = nullptr;
};

constexpr std::array kPrograms{
    Program{"make", {"make", "makefile"}, is_makefile, rules_in},
    Program{"just", {"just", "justfile"}, is_justfile, rules_in},
    Program{"task", {"task", "taskfile"}, is_taskfile, tasks_in},
    Program{"npm run", {"npm", "yarn", "pnpm", "bun"}, is_npm_manifest, scripts_in},
    Program{"composer run", {"composer"}, is_composer_manifest, scripts_in},
};

}  // namespace

bool is_rule_file(std::string_view path) {
  return is_makefile(path) || is_justfile(path);
}

bool is_taskfile(std::string_view path) {
  const std::string name = lower(file_name(path));
  return name == "taskfile.yml" || name == "taskfile.yaml";
}

std::vector<std::string_view> names_of_rule(std::string_view line) {
  const std::size_t colon = line.find(':');
  const bool indented = line.starts_with(' ') || line.starts_with('\t');
  if (indented || line.starts_with('#') || colon == std::string_view::npos) return {};
  if (line.substr(colon).starts_with(":=") || line.substr(colon).starts_with("::=")) return {};
  std::vector<std::string_view> names;
  for (std::string_view name : split(line.substr(0, colon), ' ')) {
    name = trimmed(name);
    if (name.starts_with('@')) name.remove_prefix(1);
    if (!name.empty() && name.find_first_of("=$\"'") == std::string_view::npos)
      names.push_back(name);
  }
  return names;
}

std::vector<NamedTargets> named_targets_in(const FileIndex& texts) {
  std::vector<NamedTargets> found;
  for (const Program& program : kPrograms) {
    NamedTargets targets{.call = program.call};
    std::ranges::copy_if(program.words, std::back_inserter(targets.programs),
                         [](std::string_view word) { return !word.empty(); });
    for (const SourceFile& file : texts.sources()) {
      if (!program.is_file(file.path)) continue;
      for (std::string& name : program.names(file.text))
        targets.names.push_back(std::move(name));
    }
    if (!targets.names.empty()) found.push_back(std::move(targets));
  }
  return found;
}

}  // namespace assay
