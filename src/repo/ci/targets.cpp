// SPDX-License-Identifier: MIT
// Follows names through package.json, Makefile, justfile, composer.json and scripts, a few deep.
#include "repo/ci/targets.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "core/json_fields.h"
#include "core/text.h"
#include "core/word_list.h"
#include "repo/ci/programs.h"
#include "repo/ci/target_names.h"
#include "repo/commands.h"
#include "repo/language.h"
#include "repo/script_name.h"

namespace assay {
namespace {

constexpr int kDeepest = 5;
constexpr int kMostSteps = 1'000;  // names that call one another could go on for ever

using Words = std::vector<std::string_view>;

Words words_of(std::string_view command) {
  Words words;
  for (const std::string_view word : split(command, ' ')) {
    std::string_view clean = trimmed(word);
    while (!clean.empty() &&
           std::string_view("\"'`()").find(clean.front()) != std::string_view::npos)
      clean.remove_prefix(1);
    while (!clean.empty() &&
           std::string_view("\"'`();").find(clean.back()) != std::string_view::npos)
      clean.remove_suffix(1);
    if (!clean.empty()) words.push_back(clean);
  }
  return words;
}

// "test", "test:unit", "unit-tests", "spec"
bool names_tests(std::string_view word) {
  if (word.starts_with('-') || word.find('.') != std::string_view::npos) return false;
  return use_of_script(word).test;
}

// A line of make that stands within a recipe without an indent.
bool is_condition(std::string_view line) {
  constexpr std::array<std::string_view, 6> kWords{"ifdef", "ifndef", "ifeq",
                                                   "ifneq", "else",   "endif"};
  return lists(kWords, trimmed(line.substr(0, line.find_first_of(" ("))));
}

class Resolver {
 public:
  explicit Resolver(const FileIndex& texts) : texts_(texts) {}

  bool line(std::string_view command, int depth) const {
    std::string parts(command);
    for (char& c : parts) {
      if (c == ';' || c == '&' || c == '|') c = '\n';
    }
    return std::ranges::any_of(split(parts, '\n'),
                               [&](std::string_view part) { return simple(trimmed(part), depth); });
  }

  // Whether a program of the repository was met on the way.
  bool met_program() const { return met_program_; }

 private:
  bool simple(std::string_view command, int depth) const {
    if (command.starts_with('@')) command.remove_prefix(1);
    const Words words = words_of(command);
    if (words.empty() || depth > kDeepest || words[0] == "echo" || --steps_ < 0) return false;
    for (std::size_t i = 0; i < words.size(); ++i) {
      if (const auto runs = tool_runs_tests(words, i, depth)) return *runs;
    }
    if (tests_in_passing(command) || is_test_run(words)) return true;
    const CalledProgram program = program_of(words, texts_);
    met_program_ = met_program_ || program.own;
    return std::ranges::any_of(program.sources,
                               [](const SourceFile* file) { return gives_test_command(*file); });
  }

  // Nothing when the word is no tool that is known here.
  std::optional<bool> tool_runs_tests(const Words& words, std::size_t i, int depth) const {
    const std::string_view tool = file_name(words[i]);
    if (lists(std::array{"npm", "yarn", "pnpm", "bun"}, tool)) return script(words, i, depth);
    if (tool == "composer") return composer(words, i, depth);
    if (lists(std::array{"make", "just", "gmake"}, tool)) return targets(words, i, depth);
    if (lists(std::array{"mvn", "mvnw", "gradle", "gradlew"}, tool))
      return build_runs_tests(words, i, tool.starts_with("mvn"));
    if (tool == "cake" && cake_runs_tests()) return true;
    if (tool.ends_with(".sh")) return file(words[i], depth) || use_of_file(words[i]).test;
    return std::nullopt;
  }

  // DotNetTest(…), VSTest(…), XUnit2(…) in build.cake.
  bool cake_runs_tests() const {
    constexpr std::array<std::string_view, 3> kCalls{"Test(", "NUnit3(", "XUnit2("};
    return std::ranges::any_of(texts_.sources(), [&](const SourceFile& source) {
      return source.path.ends_with(".cake") && holds_one_of(kCalls, source.text);
    });
  }

  // A tool that is given a target by the name of tests: nx, turbo, docker compose, cargo, tox.
  static bool is_test_run(const Words& words) {
    constexpr std::array<std::string_view, 12> kWhole{"tox",    "nox",     "pytest", "jest",
                                                      "vitest", "mocha",   "rspec",  "ctest",
                                                      "newman", "phpunit", "pest",   "rake"};
    if (words[0] == "test" || words[0] == "[" || words[0] == "cd" || words[0] == "cp") return false;
    return std::ranges::any_of(words, [&](std::string_view word) {
      return lists(kWhole, file_name(word)) || names_tests(word) || word == "tarpaulin" ||
             word.starts_with("-test.run") ||  // a compiled test of Go's
             word == "nextest";
    });
  }

  // Of Maven's "jib:build" the goal is none of its phases; Gradle's "api:build" is its task.
  static bool build_runs_tests(const Words& words, std::size_t at, bool maven) {
    constexpr std::array<std::string_view, 8> kPhases{
        "test", "verify", "package", "install", "build", "check", "deploy", "integrationTest"};
    bool runs = false;
    for (std::size_t i = at + 1; i < words.size(); ++i) {
      if (words[i].starts_with("-DskipTests") || words[i].starts_with("-Dmaven.test.skip"))
        return false;
      if (words[i] == "-x" && i + 1 < words.size() && words[i + 1] == "test") return false;
      const std::size_t colon = words[i].rfind(':');
      const std::string_view phase = words[i].substr(colon + 1);
      const bool goal = maven && colon != std::string_view::npos;
      runs = runs || (!goal && lists(kPhases, phase)) || names_tests(phase);
    }
    return runs;
  }

  // npm test, yarn test, npm run test:ci; a script that says "no test specified" is none.
  bool script(const Words& words, std::size_t at, int depth) const {
    for (std::size_t i = at + 1; i < words.size(); ++i) {
      const std::string_view word = words[i];
      if (word.starts_with('-') || word == "run" || word == "run-script" || word == "exec")
        continue;
      if (lists(std::array{"t", "te", "tes", "tst", "it", "cit"}, word))
        return scripts_named("test", depth);
      if (scripts_named(word, depth)) return true;
      const std::string rest(word.data(), words.back().data() + words.back().size());
      return !is_script(word) && depth < kDeepest &&
             (tests_in_passing(rest) ||
              is_test_run({words.begin() + static_cast<std::ptrdiff_t>(i), words.end()}));
    }
    return false;
  }

  bool is_script(std::string_view name) const {
    return std::ranges::any_of(texts_.sources(), [&](const SourceFile& file) {
      return file_name(file.path) == "package.json" && !script_text(file.text, name).empty();
    });
  }

  static std::string script_text(const std::string& manifest, std::string_view name) {
    const auto json = Json::parse(manifest);
    return json ? text_member(member(*json, "scripts"), name) : "";
  }

  bool scripts_named(std::string_view name, int depth) const {
    return std::ranges::any_of(texts_.sources(), [&](const SourceFile& file) {
      if (file_name(file.path) != "package.json") return false;
      const std::string text = script_text(file.text, name);
      if (text.empty() || text.find("no test specified") != std::string::npos) return false;
      return line(text, depth + 1) || (names_tests(name) && !text.starts_with("echo "));
    });
  }

  bool composer(const Words& words, std::size_t at, int depth) const {
    for (std::size_t i = at + 1; i < words.size(); ++i) {
      if (words[i].starts_with('-') || words[i] == "run" || words[i] == "run-script") continue;
      return composer_script(words[i], depth) || names_tests(words[i]);
    }
    return false;
  }

  // One command, or a list of them.
  bool composer_script(std::string_view name, int depth) const {
    const std::string* manifest = texts_.text("composer.json");
    const auto json = manifest == nullptr ? std::nullopt : Json::parse(*manifest);
    if (!json) return false;
    const Json& entry = member(member(*json, "scripts"), name);
    if (line(entry.text(), depth + 1)) return true;
    return std::ranges::any_of(entry.items(),
                               [&](const Json& item) { return line(item.text(), depth + 1); });
  }

  bool targets(const Words& words, std::size_t at, int depth) const {
    bool any = false;
    for (std::size_t i = at + 1; i < words.size(); ++i) {
      if (words[i].starts_with('-') || words[i].find('=') != std::string_view::npos) continue;
      any = true;
      if (target(words[i], depth)) return true;
    }
    return !any && target("all", depth);
  }

  bool target(std::string_view name, int depth) const {
    if (depth > kDeepest || --steps_ < 0) return false;
    for (const SourceFile& file : texts_.sources()) {
      if (is_rule_file(file.path) && rule(file.text, name, depth)) return true;
    }
    return names_tests(name);
  }

  // The rule's prerequisites and its recipe.
  bool rule(std::string_view text, std::string_view name, int depth) const {
    bool inside = false;
    for (const std::string_view raw : split(text, '\n')) {
      const bool indented = raw.starts_with('\t') || raw.starts_with("  ");
      if (inside && indented && line(trimmed(raw), depth + 1)) return true;
      if (indented || raw.empty() || is_condition(raw)) continue;
      inside = lists(names_of_rule(raw), name);
      if (inside && prerequisite(raw, name, depth)) return true;
    }
    return false;
  }

  bool prerequisite(std::string_view heading, std::string_view name, int depth) const {
    const Words needed = words_of(heading.substr(heading.find(':') + 1));
    return std::ranges::any_of(
        needed, [&](std::string_view word) { return word != name && target(word, depth + 1); });
  }

  bool file(std::string_view path, int depth) const {
    if (path.starts_with("./")) path.remove_prefix(2);
    const std::string* text = texts_.text(path);
    if (text == nullptr) return false;
    return std::ranges::any_of(split(*text, '\n'), [&](std::string_view raw) {
      const std::string_view command = trimmed(raw);
      return !command.starts_with('#') && line(command, depth + 1);
    });
  }

  const FileIndex& texts_;
  mutable int steps_ = kMostSteps;
  mutable bool met_program_ = false;
};

}  // namespace

bool runs_tests(std::string_view command, const FileIndex& texts) {
  return Resolver(texts).line(command, 0);
}

bool runs_program(std::string_view command, const FileIndex& texts) {
  const Resolver resolver(texts);
  return !resolver.line(command, 0) && resolver.met_program();
}

bool forgives(std::string_view command) {
  constexpr std::array<std::string_view, 5> kMarks{"|| true", "||true", "|| exit 0", "|| echo",
                                                   "|| :"};
  return holds_one_of(kMarks, command);
}

}  // namespace assay
