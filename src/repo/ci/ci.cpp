// SPDX-License-Identifier: MIT
// Each system keeps its commands under keys of a few names; a value there is a command.
#include "repo/ci/ci.h"

#include <algorithm>
#include <array>
#include <string>

#include "core/text.h"
#include "core/word_list.h"
#include "repo/ci/images.h"
#include "repo/ci/outline.h"
#include "repo/ci/start.h"
#include "repo/ci/target_names.h"
#include "repo/ci/targets.h"
#include "repo/language.h"

namespace assay {
namespace {

constexpr std::size_t kMost = 40;

struct System {
  std::string_view name{};
  std::string_view path{};  // a glob
  bool workflow = false;    // says itself what starts it
};

constexpr std::array kSystems{
    System{"GitHub Actions", ".github/workflows/*.y*ml", true},
    System{"Forgejo Actions", ".forgejo/workflows/*.y*ml", true},
    System{"Gitea Actions", ".gitea/workflows/*.y*ml", true},
    System{"GitLab CI", ".gitlab-ci.y*ml"},
    System{"CircleCI", ".circleci/config.y*ml"},
    System{"Azure Pipelines", "azure-pipelines*.y*ml"},
    System{"Azure Pipelines", ".azure*/*.y*ml"},
    System{"Bitbucket Pipelines", "bitbucket-pipelines.y*ml"},
    System{"Jenkins", "Jenkinsfile*"},
    System{"Travis CI", ".travis.y*ml"},
    System{"Drone", ".drone.y*ml"},
    System{"Woodpecker", ".woodpecker*.y*ml"},
    System{"Woodpecker", ".woodpecker/*.y*ml"},
    System{"Buildkite", ".buildkite/*.y*ml"},
    System{"AppVeyor", "*appveyor.y*ml"},
    System{"GitHub Classroom", ".github/classroom/autograding.json"},
};

constexpr std::array<std::string_view, 20> kCommandKeys{
    "run",         "script",       "bash",       "command", "commands", "before_script",
    "test_script", "build_script", "powershell", "pwsh",    "sh",       "arguments",
    "goals",       "tasks",        "inline",     "cmd",     "args",     "before_install",
    "install",     "steps_script"};
// Keys whose value alone is a target of a tool that the step names elsewhere.
constexpr std::array<std::string_view, 5> kTargetKeys{"arguments", "goals", "tasks", "command",
                                                      "args"};
constexpr std::array<std::string_view, 5> kTestTargets{"test", "verify", "check", "build",
                                                       "package"};

const System* system_of(std::string_view path) {
  const auto found = std::ranges::find_if(
      kSystems, [&](const System& system) { return matches_glob(path, system.path); });
  return found == kSystems.end() ? nullptr : &*found;
}

class Reading {
 public:
  Reading(const FileIndex& texts, const System& system, const SourceFile& file)
      : texts_(texts), system_(system), source_(file) {
    file_.system = system.name;
    file_.path = file.path;
    file_.forgives = true;
  }

  CiFile read() {
    if (system_.name == "Jenkins") {
      read_groovy();
    } else {
      outline_ = read_outline(source_.text);
      read_keys();
    }
    const CiStart started = start();
    file_.on_change = started.on_change;
    file_.only = started.only;
    if (system_.name == "Travis CI" && !file_.runs_tests) read_travis();
    if (system_.name == "GitHub Classroom") file_.runs_tests = true;
    file_.forgives = file_.forgives && file_.runs_tests;
    return std::move(file_);
  }

 private:
  void take(std::string_view command, int line, bool goes_on, std::string_view key = {}) {
    if (command.empty()) return;
    // A name that tells elsewhere; cargo's "check" tests nothing.
    if (command == "check" && lists(kTargetKeys, key) && names_cargo()) return;
    const ImageTests image = tests_of_image(
        command, texts_, [&](std::string_view step) { return runs_tests(step, texts_); });
    const bool tests =
        runs_tests(command, texts_) || image == ImageTests::kRun || is_test_target(key, command);
    if (file_.command.empty() || (tests && !file_.runs_tests)) {
      file_.command = shortened(printable(command), 120);
      file_.line = line;
    }
    file_.elsewhere =
        file_.elsewhere || image == ImageTests::kAside || (!tests && runs_program(command, texts_));
    if (!tests) return;
    file_.runs_tests = true;
    file_.forgives = file_.forgives && (goes_on || forgives(command));
  }

  // Gradle and Maven test on the way to others of their targets.
  bool is_test_target(std::string_view key, std::string_view command) const {
    const std::string_view target = command.substr(0, command.find(' '));
    const bool known = lists(kTargetKeys, key) && lists(kTestTargets, target);
    return known && (target == "test" || !names_cargo());
  }

  bool names_cargo() const {
    constexpr std::array<std::string_view, 3> kBuilders{"gradle", "maven", "mvn"};
    return source_.text.find("cargo") != source_.text.npos &&
           !holds_one_of(kBuilders, source_.text);
  }

  void read_keys() {
    for (std::size_t i = 0; i < outline_.size(); ++i) {
      const OutlineLine& line = outline_[i];
      if (line.key == "uses" || line.key == "include" || line.key == "extends") read_use(line);
      // CircleCI's orbs bring jobs and steps of this name.
      const std::string_view job = line.key.empty() ? line.value : line.key;
      if (line.item >= 0 && job.ends_with("/test")) {
        take("npx jest", line.line, false);
      }
      if (lists(kCommandKeys, line.key)) read_commands(i);
    }
  }

  void read_commands(std::size_t at) {
    const OutlineLine& line = outline_[at];
    const bool goes_on = continues_on_error(at);
    take(line.value, line.line, goes_on, line.key);
    take_block(line, goes_on);
    for (std::size_t i = at + 1; i < outline_.size(); ++i) {
      const OutlineLine& item = outline_[i];
      if (item.item < line.indent && item.indent <= line.indent) break;
      if (item.item < 0 || !item.key.empty()) {
        if (item.indent <= line.indent) break;
        continue;
      }
      take(item.value, item.line, goes_on, line.key);
      take_block(item, goes_on);
    }
  }

  void take_block(const OutlineLine& line, bool goes_on) {
    std::string command;
    int number = line.line;
    for (const std::string& text : line.block) {
      ++number;
      command += (command.empty() ? "" : " ") + text;
      if (line.folded) continue;
      if (command.ends_with('\\')) {
        command.back() = ' ';
        continue;
      }
      if (!command.starts_with('#')) take(command, number, goes_on);
      command.clear();
    }
    if (!command.empty()) take(command, number, goes_on);
  }

  // "continue-on-error: true" in the same step.
  bool continues_on_error(std::size_t at) const {
    const int indent = outline_[at].indent;
    std::size_t from = at;
    while (from > 0 && outline_[from].item < 0 && outline_[from - 1].indent >= indent)
      --from;
    for (std::size_t i = from; i < outline_.size(); ++i) {
      const OutlineLine& line = outline_[i];
      if (i > at && (line.indent < indent || line.item >= 0)) break;
      if (line.indent == indent && line.key == "continue-on-error" && line.value == "true")
        return true;
    }
    return false;
  }

  void read_use(const OutlineLine& line) {
    const std::string& value = line.value;
    if (value.starts_with("./")) return read_local_action(value.substr(2));
    if (value.starts_with("cypress-io/") || value.find("newman") != std::string::npos) {
      return take("npx cypress run test", line.line, false);
    }
    if (value.starts_with("docker/build-push-action")) {
      return take("docker build .", line.line, false);
    }
    const bool reused = value.find(".github/workflows/") != std::string::npos;
    file_.elsewhere = file_.elsewhere || reused || line.key == "include";
  }

  // A composite action of this repository; workflows are read for themselves, but for what starts
  // them.
  void read_local_action(const std::string& folder) {
    for (const std::string& path : {folder, folder + "/action.yml", folder + "/action.yaml"}) {
      const std::string* text = texts_.text(path);
      if (text == nullptr) continue;
      for (const OutlineLine& line : read_outline(*text)) {
        if (!lists(kCommandKeys, line.key)) continue;
        take(line.value, 0, false);
        take_block(line, false);
      }
    }
  }

  CiStart start() const {
    if (system_.workflow) return start_of_workflow(source_.text);
    if (system_.name == "Azure Pipelines") return start_of_azure(source_.text);
    return {.on_change = true};
  }

  // Without a script of its own, Travis runs the language's usual tests.
  void read_travis() {
    constexpr std::array<std::string_view, 12> kLanguages{
        "node_js", "ruby",   "go",      "java",   "php",     "rust",
        "scala",   "groovy", "clojure", "elixir", "haskell", "crystal"};
    const auto has = [&](std::string_view key) {
      return std::ranges::any_of(outline_,
                                 [&](const OutlineLine& line) { return line.key == key; });
    };
    const auto language = std::ranges::find(outline_, "language", &OutlineLine::key);
    file_.runs_tests =
        !has("script") && language != outline_.end() && lists(kLanguages, language->value);
    file_.forgives = false;
  }

  // sh 'npm test', sh "…", sh '''…''', bat …, and sh(script: '…').
  // gradlew('clean', 'test'), of a helper that hands its words to the wrapper.
  static std::string wrapper_called(std::string_view line) {
    constexpr std::array<std::string_view, 3> kWrappers{"gradlew(", "mvnw(", "mvn("};
    if (!begins_with_one_of(kWrappers, line)) return {};
    std::string command(line);
    std::ranges::replace_if(
        command,
        [](char c) { return std::string_view("('\",)").find(c) != std::string_view::npos; }, ' ');
    return "./" + command;
  }

  void read_groovy() {
    int number = 0;
    bool block = false;
    for (const std::string_view raw : split(source_.text, '\n')) {
      ++number;
      const std::string_view line = trimmed(raw);
      if (line.starts_with("//")) continue;
      take(wrapper_called(line), number, false);
      const bool marks = line.find("'''") != std::string_view::npos ||
                         line.find("\"\"\"") != std::string_view::npos;
      const bool step = line.starts_with("sh") || line.starts_with("bat") ||
                        line.find(" sh ") != std::string_view::npos || line.starts_with("script:");
      if (block || step) {
        const std::size_t open = line.find_first_of("'\"");
        take(block || open == std::string_view::npos ? line : line.substr(open), number, false);
      }
      if (marks) block = !block && step && line.find_first_of("'\"") + 3 >= line.size();
    }
  }

  const FileIndex& texts_;
  const System& system_;
  const SourceFile& source_;
  std::vector<OutlineLine> outline_{};
  CiFile file_{};
};

// Every line of it is a comment.
bool is_switched_off(std::string_view text) {
  return std::ranges::all_of(split(text, '\n'), [](std::string_view line) {
    line = trimmed(line);
    return line.empty() || line.starts_with('#') || line == "---";
  });
}

}  // namespace

bool is_ci_file(std::string_view path) {
  const std::string_view name = file_name(path);
  return system_of(path) != nullptr || is_rule_file(path) || is_taskfile(path) ||
         name == "action.yml" || name == "action.yaml" || name.ends_with(".cake") ||
         name == "package.json" || name == "composer.json";
}

std::vector<CiFile> ci_in(const FileIndex& texts) {
  std::vector<CiFile> found;
  for (const SourceFile& file : texts.sources()) {
    const System* system = system_of(file.path);
    if (system != nullptr && found.size() < kMost && !is_switched_off(file.text))
      found.push_back(Reading(texts, *system, file).read());
  }
  return found;
}

}  // namespace assay
