// SPDX-License-Identifier: MIT
// Follows the stages of a Dockerfile, with the values of its arguments filled in.
#include "repo/container/dockerfile.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "core/text.h"
#include "core/word_list.h"
#include "repo/container/builds.h"
#include "repo/container/docker_variables.h"
#include "repo/container/instructions.h"
#include "repo/language.h"

namespace assay {
namespace {

constexpr std::array<std::string_view, 10> kSecretNames{
    "master_key", "password",   "passwd",      "secret", "api_key",
    "apikey",     "access_key", "private_key", "token",  "credential"};
constexpr std::array<std::string_view, 9> kNoSecret{
    "changeme", "change-me", "change_me", "example", "placeholder", "your", "dummy", "test", "dev"};
constexpr std::array<std::string_view, 5> kDroppers{"gosu", "su-exec", "setpriv", "runuser", "su"};

bool is_variable(std::string_view value) {
  return value.find('$') != std::string_view::npos;
}

bool is_dotenv(std::string_view path) {
  constexpr std::array<std::string_view, 5> kNames{".env", ".env.production", ".env.prod",
                                                   ".env-production", ".env-prod"};
  return lists(kNames, file_name(path));
}

bool is_secret_file(std::string_view path) {
  const std::string_view name = file_name(path);
  return is_dotenv(path) || name == ".npmrc" || name == "id_rsa" || name.ends_with(".pem") ||
         name == "credentials.json";
}

bool names_secret(std::string_view name) {
  const std::string low = lower(name);
  return holds_one_of(kSecretNames, low) && !low.ends_with("_file") && !low.ends_with("expiry");
}

bool is_secret(std::string_view name, std::string_view value) {
  constexpr std::size_t kLeast = 6;
  return names_secret(name) && value.size() >= kLeast && !is_variable(value) &&
         !holds_one_of(kNoSecret, lower(value)) &&
         value.find_first_not_of("0123456789") != std::string_view::npos;
}

// public.ecr.aws/lambda/python, aws-lambda-ric, cmd/lambda_server; no "lambda x: x" of Python.
bool is_of_lambda(std::string_view text) {
  constexpr std::array<std::string_view, 4> kWords{"/lambda", "-lambda", "lambda-", "lambda_"};
  return holds_one_of(kWords, lower(text));
}

class DockerfileReader {
 public:
  explicit DockerfileReader(const std::string& path) { file_.path = path; }

  Dockerfile run(std::string_view text) {
    for (const Instruction& one : dockerfile_instructions(text))
      take(one);
    settle_start();
    if (!copied_.empty()) file_.copied = copied_.back();
    return std::move(file_);
  }

 private:
  void take(const Instruction& one) {
    file_.is_function = file_.is_function || is_of_lambda(one.text);
    if (one.keyword == "FROM") take_from(one);
    if (one.keyword == "ARG" || one.keyword == "ENV") take_values(one);
    if (file_.stages.empty()) return;
    ImageStage& stage = file_.stages.back();
    if (one.keyword == "USER") stage.user = one.text;
    if (one.keyword == "HEALTHCHECK") stage.health = !equals_ignoring_case(one.text, "NONE");
    if (one.keyword == "RUN") take_run(one, stage);
    if (one.keyword == "COPY" || one.keyword == "ADD") take_copy(one, stage);
    if (one.keyword == "ENTRYPOINT" || one.keyword == "CMD") take_entry(one);
  }

  void take_entry(const Instruction& one) {
    file_.runs = true;
    file_.drops_user = file_.drops_user || changes_user(one.text);
    // Beside an ENTRYPOINT, CMD holds what that is given.
    if (one.keyword == "ENTRYPOINT" || !start_ || start_->keyword == "CMD") start_ = one;
  }

  void settle_start() {
    if (start_) take_start(*start_, file_.stages.back());
    start_.reset();
  }

  // What is shipped compiles whenever it is started.
  static void take_start(const Instruction& one, ImageStage& stage) {
    std::string words;
    for (const std::string& word : instruction_words(one.text))
      words.append(words.empty() ? "" : " ").append(word);
    const std::string_view command = compiling_start(words);
    if (command.empty() || !stage.builds.empty()) return;
    stage.builds = command;
    stage.builds_line = one.line;
  }

  // FROM [--platform=…] image [AS name]
  void take_from(const Instruction& one) {
    settle_start();
    std::vector<std::string> words = instruction_words(one.text);
    std::erase_if(words, [](const std::string& word) { return word.starts_with("--"); });
    ImageStage stage{.line = one.line};
    if (words.size() >= 3 && equals_ignoring_case(words[1], "as")) stage.name = words[2];
    const std::string written = words.empty() ? "" : words[0];
    const std::optional<std::string> image = with_variables(written, values_);
    stage.resolved = image.has_value();
    std::string base = image.value_or(written);
    if (const std::size_t at = base.find('@'); at != std::string::npos) {
      stage.digest = true;
      base.resize(at);
    }
    const std::size_t colon = base.rfind(':');
    if (colon != std::string::npos && base.find('/', colon) == std::string::npos) {
      stage.tag = base.substr(colon + 1);
      base.resize(colon);
    }
    stage.base = base;
    copied_.emplace_back();
    // A stage that goes on from another has what that one has.
    for (std::size_t i = 0; i < file_.stages.size(); ++i) {
      const ImageStage& earlier = file_.stages[i];
      if (!earlier.name.empty() && equals_ignoring_case(earlier.name, base)) {
        copied_.back() = copied_[i];
        stage.user = earlier.user;
        stage.health = earlier.health;
        stage.copies_all = earlier.copies_all;
        stage.copy_line = earlier.copy_line;
        stage.installs = earlier.installs;
        stage.builds = earlier.builds;
        stage.builds_line = earlier.builds_line;
      }
    }
    file_.stages.push_back(std::move(stage));
  }

  void take_values(const Instruction& one) {
    std::vector<std::string> words = instruction_words(one.text);
    if (one.keyword == "ENV" && words.size() >= 2 && words[0].find('=') == std::string::npos) {
      std::string value = words[1];  // ENV name value
      words = {words[0] + "=" + value};
    }
    for (const std::string& word : words) {
      const std::size_t equals = word.find('=');
      if (equals == std::string::npos && one.keyword == "ARG") asked_.insert(word);
      if (equals == std::string::npos) continue;
      const std::string name = word.substr(0, equals);
      const std::string value = word.substr(equals + 1);
      values_[name] = with_variables(value, values_).value_or("");
      if (is_secret(name, value)) file_.secrets.push_back({file_.path, one.line, name});
      const bool kept = one.keyword == "ENV" && !copied_.empty() && is_asked(value);
      if (kept && names_secret(name)) copied_.back().push_back({file_.path, one.line, name});
    }
  }

  // "$NAME" or "${NAME}" of an ARG without a value: whoever builds has to give it, and an ENV keeps
  // it in the image.
  bool is_asked(std::string_view value) const {
    if (!value.starts_with('$')) return false;
    value.remove_prefix(value.starts_with("${") ? 2 : 1);
    if (value.ends_with('}')) value.remove_suffix(1);
    return asked_.contains(std::string(value));
  }

  void take_run(const Instruction& one, ImageStage& stage) {
    std::string text = one.text;
    for (const std::string& body : one.heredocs)
      text += "\n" + body;
    stage.installs = stage.installs || installs_packages(text);
    const std::string_view command = compiling_command(text);
    if (command.empty() || !stage.builds.empty()) return;
    stage.builds = command;
    stage.builds_line = one.line;
  }

  void take_copy(const Instruction& one, ImageStage& stage) {
    std::vector<std::string> words = instruction_words(one.text);
    const bool from_stage =
        one.text.starts_with("--from") || one.text.find(" --from") != std::string::npos;
    std::erase_if(words, [](const std::string& word) { return word.starts_with("--"); });
    if (words.size() < 2) return;
    words.pop_back();
    for (const std::string& source : words) {
      // Of the shell that builds, Docker knows no variable.
      const bool whole = source == "." || source == "./" || source == "*" || source == "${PWD}" ||
                         source == "$PWD";
      const bool all = whole && !from_stage;
      if (all && !stage.copies_all) stage.copy_line = one.line;
      stage.copies_all = stage.copies_all || all;
      // Of another image, certificates are copied as well.
      const bool secret = from_stage ? is_dotenv(source) : is_secret_file(source);
      if (secret) copied_.back().push_back({file_.path, one.line, source});
    }
  }

  Dockerfile file_{};
  std::vector<std::vector<Place>> copied_{};  // of each stage, and what ENV keeps of an ARG
  DockerValues values_{};
  std::optional<Instruction> start_{};  // of the stage
  std::set<std::string> asked_{};       // by an ARG without a value
};

}  // namespace

bool is_dockerfile(std::string_view path) {
  constexpr std::array<std::string_view, 10> kOthers{
      "dev", "test", "local", "debug", "ci", "bench", "e2e", "devcontainer", "lint", "gitpod"};
  const std::string name = lower(file_name(path));
  const bool docker = name == "dockerfile" || name == "containerfile" ||
                      name.starts_with("dockerfile.") || name.ends_with(".dockerfile");
  const std::string low = lower(path);
  const std::vector<std::string_view> parts = split(low, '/');
  const bool aside = std::any_of(parts.begin(), parts.end() - 1, [](std::string_view part) {
    return lists(std::array{".devcontainer", "test", "tests", "e2e"}, part);
  });
  if (aside || name.ends_with(".dockerignore")) return false;
  return docker && !(name.size() > 10 && holds_one_of(kOthers, name));
}

std::vector<std::string> entry_scripts(std::string_view text) {
  std::vector<std::string> names;
  for (const Instruction& one : dockerfile_instructions(text)) {
    if (one.keyword != "ENTRYPOINT" && one.keyword != "CMD") continue;
    for (const std::string& word : instruction_words(one.text)) {
      for (const std::string_view part : split(word, ' '))
        names.emplace_back(file_name(part));
    }
  }
  return names;
}

bool changes_user(std::string_view script) {
  return std::ranges::any_of(split(script, '\n'), [](std::string_view line) {
    line = trimmed(line);
    if (line.starts_with('#')) return false;
    const std::vector<std::string_view> words = split(line, ' ');
    const bool server = line.find("gunicorn") != line.npos || line.find("uwsgi") != line.npos;
    return std::ranges::any_of(words, [&](std::string_view word) {
      const std::size_t from = word.find_first_not_of("\"'[,(`$");
      word.remove_prefix(std::min(from, word.size()));
      word = word.substr(0, word.find_last_not_of("\"',;)]") + 1);
      if (server && (word.starts_with("--user") || word.starts_with("--uid"))) return true;
      return lists(kDroppers, file_name(word)) || word.starts_with("--userspec");  // of chroot
    });
  });
}

bool holds_nothing(std::string_view text) {
  constexpr std::array<std::string_view, 4> kFilling{"COPY", "ADD", "CMD", "ENTRYPOINT"};
  return std::ranges::none_of(dockerfile_instructions(text), [&](const Instruction& one) {
    const bool inherits = one.keyword == "FROM" && one.text.find("onbuild") != std::string::npos;
    return inherits || lists(kFilling, one.keyword);
  });
}

Dockerfile read_dockerfile(const std::string& path, std::string_view text) {
  return DockerfileReader(path).run(text);
}

}  // namespace assay
