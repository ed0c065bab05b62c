// SPDX-License-Identifier: MIT
// Chooses among a repository's documents, and puts together what they say.
#include "repo/readme.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "core/brief_name.h"
#include "core/front_end_name.h"
#include "core/json_fields.h"
#include "core/text.h"
#include "core/word_list.h"
#include "repo/commands.h"
#include "repo/document.h"
#include "repo/fold.h"
#include "repo/language.h"
#include "repo/listed_targets.h"
#include "repo/prose.h"
#include "repo/readme_places.h"
#include "repo/start_needs.h"
#include "repo/told_commands.h"
#include "repo/topics.h"

namespace assay {
namespace {

constexpr std::size_t kReadmeMostDocuments = 40;
constexpr std::size_t kMostCommands = 200;
constexpr int kLong = 10;  // lines, of a document that may stand for a README

// What Rails writes, as long as nothing is added to it: it says what a README might tell.
bool is_of_rails(std::string_view text) {
  constexpr std::size_t kRails = 450;
  constexpr std::array<std::string_view, 3> kMarks{"README would normally document",
                                                   "* Ruby version", "* Deployment instructions"};
  return text.size() < kRails && text.find("```") == text.npos &&
         std::ranges::all_of(kMarks,
                             [&](std::string_view mark) { return text.find(mark) != text.npos; });
}

// What a generator writes beside a front end tells how to start that, and nothing of the service.
bool is_of_generator(const SourceFile& file) {
  constexpr std::array<std::string_view, 5> kMarks{
      "Everything you need to build a Svelte project", "bootstrapped with [Create React App]",
      "bootstrapped with [`create-next-app`]",
      "template should help get you started developing with Vue",
      "template provides a minimal setup to get React working in Vite"};
  if (file.text.starts_with("<laravel-boost-guidelines>")) return true;
  if (is_of_rails(file.text)) return true;
  // A course that makes another one from nothing.
  if (!is_readme(file.path) && file.text.find("\nrails new ") != std::string::npos) return true;
  return is_readme(file.path) && holds_one_of(kMarks, file.text);
}

const SourceFile* source_of(const FolderWalk& walk, std::string_view path) {
  const auto found = std::ranges::find(walk.sources, path, &SourceFile::path);
  return found == walk.sources.end() ? nullptr : &*found;
}

// Where a link in the root leads, without leaving the tree; empty when it does.
std::string inside(std::string_view target) {
  while (target.starts_with("./"))
    target.remove_prefix(2);
  const bool leaves = target.starts_with('/') || target.find("..") != std::string_view::npos;
  return leaves ? "" : std::string(target);
}

// Its path, which need not be one that can be read as text (README.pdf).
std::string readme_path(const FolderWalk& walk) {
  std::string best;
  for (const std::string& path : walk.paths) {
    if (!is_readme(path) || distance_of_readme(path) < 0) continue;
    if (best.empty() || distance_of_readme(path) < distance_of_readme(best)) best = path;
  }
  const bool in_root = !best.empty() && distance_of_readme(best) <= 1;
  for (const auto& [name, target] : walk.links) {
    std::string path = inside(target);
    const bool there = std::ranges::find(walk.paths, path) != walk.paths.end();
    if (!in_root && is_readme(name) && there) return path;
  }
  return best;
}

// "Run docker compose up": a heading that is the instruction itself.
bool holds_command(std::string_view line) {
  for (std::size_t from = 0; from != std::string_view::npos && from < line.size();) {
    const CommandUse use = use_of_command(line.substr(from));
    if (use.run || use.test) return true;
    from = line.find(' ', from);
    if (from != std::string_view::npos) ++from;
  }
  return false;
}

// What may tell the reader what to do.
std::string instructions_in(const Document& document) {
  std::string told;
  for (const std::string_view line : split(document.prose, '\n')) {
    if (!lists(document.hollow, line) || holds_command(line)) told.append(line).append("\n");
  }
  return told;
}

int lines_of(std::string_view text) {
  const auto ends = std::ranges::count(text, '\n');
  return static_cast<int>(ends) + (text.empty() || text.ends_with('\n') ? 0 : 1);
}

// backlog.txt, ROADMAP.md: what more time would bring, by its name alone.
bool is_backlog(const SourceFile& file) {
  constexpr std::array<std::string_view, 7> kNames{
      "backlog", "todo", "todos", "roadmap", "improvements", "known_issues", "ideas"};
  const std::string stem = lower(file_stem(file.path));
  const int least = stem.starts_with("todo") ? 2 : 1;  // lines: one is a note to oneself
  return lists(kNames, stem) && lines_of(trimmed(file.text)) >= least;
}

void add_topic(const std::string& topic, Readme& readme) {
  if (std::ranges::find(readme.topics, topic) == readme.topics.end()) {
    readme.topics.push_back(topic);
  }
}

// How pages are started and tested says nothing of the service: vue-app/README.md beside their
// manifest. What builds them may well depend on a server.
bool is_of_pages(std::string_view path, const FileIndex& texts) {
  constexpr std::array<const char*, 5> kPages{"react-scripts", "vue", "react-dom", "@angular/core",
                                              "svelte"};
  constexpr std::array<const char*, 6> kServers{"express", "next", "fastify",
                                                "koa",     "hono", "@nestjs/core"};
  if (is_of_front_end(path)) return true;
  const std::string folder(folder_of(path));
  const std::string* text = folder.empty() ? nullptr : texts.text(folder + "package.json");
  const auto manifest = text == nullptr ? std::nullopt : Json::parse(*text);
  if (!manifest) return false;
  const Json& needed = member(*manifest, "dependencies");
  const auto needs = [&](const char* name) { return needed.find(name) != nullptr; };
  return std::ranges::any_of(kPages, needs) && std::ranges::none_of(kServers, needs);
}

// Designs start nothing, unless the README leads there: "[Running it](docs/readme/running.md)".
bool is_deep(const SourceFile& file, std::string_view root_readme) {
  return !is_readme(file.path) && std::ranges::count(file.path, '/') > 1 &&
         root_readme.find(file.path) == std::string_view::npos;
}

// What the document tells of the service.
CommandUse use_told_by(const SourceFile& file, const Document& document, CommandUse commands) {
  CommandUse told = both_of(commands, use_told_in(instructions_in(document)));
  if (is_readme_of_tests(file.path)) told.run = false;
  return told;
}

void add_use(const CommandUse& told, const std::string& path, Readme& readme) {
  const bool tells = (told.run && !readme.tells_run) || (told.test && !readme.tells_test);
  const bool named = !readme.told_in.empty() && readme.told_in.back() == path;
  if (tells && !named) readme.told_in.push_back(path);
  readme.tells_run = readme.tells_run || told.run;
  readme.tells_test = readme.tells_test || told.test;
  readme.tells_build = readme.tells_build || told.pack;
}

// The document with the commands is the one that tells, and not another that has words alone.
void prefer_commands(const std::string& path, Readme& readme) {
  if (readme.commands_run || !readme.tells_run) return;
  if (!readme.tells_test) readme.told_in.clear();
  readme.told_in.push_back(path);
  readme.commands_run = true;
}

// What another repository or a download brings is not looked for in this one.
bool brings_others(const Readme& readme) {
  constexpr std::array<std::string_view, 4> kLoads{"wget ", "curl -O", "curl -o", "curl -L"};
  const auto& all = readme.commands;
  const auto clones = std::ranges::count_if(
      all, [](const std::string& command) { return command.find("git clone") != command.npos; });
  return clones > 1 || std::ranges::any_of(all, [&](const std::string& command) {
           return holds_one_of(kLoads, command);
         });
}

// What the repository keeps, and what has been told of it so far.
struct Reading {
  const FolderWalk& walk;
  const FileIndex& texts;
  std::string_view root_readme{};
  bool can_start = false;  // by a told command that needs nothing, or what is kept
  int weighed = 0;         // commands that cannot
  Readme readme{};
};

void weigh_starts(const std::vector<std::string>& starts, Reading& reading) {
  constexpr int kMostWeighed = 30;  // each looks through all paths
  for (const std::string& command : starts) {
    if (reading.can_start) return;
    const std::string lacked = lacked_by(command, reading.walk);
    reading.can_start = lacked.empty() || ++reading.weighed > kMostWeighed;
    if (!reading.readme.futile_start.empty()) continue;
    reading.readme.futile_start = command;
    reading.readme.start_needs = lacked;
  }
}

void add_document(const SourceFile& file, Reading& reading) {
  Readme& readme = reading.readme;
  const Document document = read_document(file.path, file.text);
  ToldCommands commands = told_commands_in(document, reading.texts);
  for (std::string& command : commands.all) {
    if (readme.commands.size() < kMostCommands) readme.commands.push_back(std::move(command));
  }
  CommandUse told;
  if (!is_of_pages(file.path, reading.texts) && !is_deep(file, reading.root_readme)) {
    told = use_told_by(file, document, commands.use);
    if (told.run) weigh_starts(commands.starts, reading);
  }
  told.test = told.test || lists_test_target(file.text, reading.texts);
  if (told.run && commands.use.run) prefer_commands(file.path, readme);
  add_use(told, file.path, readme);
  readme.commands_run = readme.commands_run || (told.run && commands.use.run);
  readme.tells_proxy = readme.tells_proxy || tells_of_proxy(file.text);
  for (const std::string& topic : topics_in(document.prose))
    add_topic(topic, readme);
}

void add_length(std::string_view text, Readme& readme) {
  readme.lines += lines_of(text);
  readme.folded += folded_lines(text);
}

// A document beside the README of the root.
void add_other(const SourceFile& file, Reading& reading) {
  add_document(file, reading);
  Readme& readme = reading.readme;
  // What is told in several READMEs is as long as all of them.
  if (is_readme(file.path)) {
    add_length(file.text, readme);
  } else if (lines_of(file.text) >= kLong) {
    readme.others.push_back(file.path);
  }
  if (is_decision_record(file.path)) add_topic("decisions", readme);
  if (is_backlog(file)) add_topic("with_more_time", readme);
}

void add_others(Reading& reading) {
  std::size_t read = 0;
  for (const SourceFile& file : reading.walk.sources) {
    const bool led = is_for_contributors(file.path) &&
                     reading.root_readme.find(file_name(file.path)) != std::string_view::npos;
    const bool other = file.path != reading.readme.path && is_document(file.path) &&
                       (led || is_document_of_author(file.path));
    if (!other || is_of_generator(file)) continue;
    if (++read > kReadmeMostDocuments) break;
    add_other(file, reading);
  }
}

}  // namespace

bool is_document(std::string_view path) {
  constexpr std::array<std::string_view, 11> kEndings{".md",  ".markdown", ".mkd",    ".mdx",
                                                      ".rst", ".adoc",     ".txt",    ".asciidoc",
                                                      ".org", ".rdoc",     ".textile"};
  const std::string name = lower(path);
  const bool text = std::ranges::any_of(
      kEndings, [&](std::string_view ending) { return name.ends_with(ending); });
  return is_readme(path) || (text && (is_document_of_author(path) || is_for_contributors(path)));
}

Readme read_readme(const FolderWalk& walk) {
  const FileIndex texts(walk.sources);
  Reading reading{.walk = walk, .texts = texts};
  Readme& readme = reading.readme;
  readme.path = readme_path(walk);
  if (const SourceFile* file = source_of(walk, readme.path)) {
    add_length(file->text, readme);
    reading.root_readme = file->text;
    if (!is_brief_name(file->path) && !is_of_generator(*file)) add_document(*file, reading);
  }
  const int lines = readme.lines;
  add_others(reading);
  readme.untouched =
      is_of_rails(reading.root_readme) && readme.lines == lines && readme.others.empty();
  if (reading.can_start || brings_others(readme)) readme.futile_start.clear();
  if (readme.futile_start.empty()) readme.start_needs.clear();
  return readme;
}

}  // namespace assay
