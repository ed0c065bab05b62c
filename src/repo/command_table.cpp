// SPDX-License-Identifier: MIT
// The table: by program, which of its subcommands and scripts run a service or its tests.
#include "repo/command_table.h"

#include <algorithm>
#include <array>
#include <string>

#include "core/text.h"
#include "repo/language.h"
#include "repo/script_name.h"

namespace assay {
namespace {

using Words = std::vector<std::string_view>;

constexpr CommandUse kRuns{.run = true};
constexpr CommandUse kTests{.test = true};
constexpr CommandUse kNeither{};

template <typename List>
bool lists(const List& list, std::string_view word) {
  return std::ranges::find(list, word) != list.end();
}

// Programs that serve, or test, whatever their arguments say.
constexpr std::array<std::string_view, 42> kServers{
    "uvicorn", "gunicorn",    "hypercorn",   "daphne",      "granian",   "waitress-serve",
    "nodemon", "ts-node",     "ts-node-dev", "tsx",         "pm2",       "forever",
    "air",     "reflex",      "puma",        "rackup",      "thin",      "unicorn",
    "foreman", "honcho",      "overmind",    "shotgun",     "passenger", "skaffold",
    "tilt",    "wrangler",    "sam",         "serverless",  "sls",       "func",
    "iex",     "sanic",       "litestar",    "quart",       "bootrun",   "runserver",
    "hupper",  "supervisord", "node-dev",    "json-server", "gow",       "chalice"};
constexpr std::array<std::string_view, 34> kTesters{
    "pytest",    "py.test",  "jest",         "vitest", "mocha",     "ava",     "tap",
    "tape",      "jasmine",  "tox",          "nox",    "nosetests", "phpunit", "pest",
    "rspec",     "minitest", "newman",       "bats",   "ctest",     "behave",  "cucumber",
    "gotestsum", "ginkgo",   "nyc",          "c8",     "karma",     "cypress", "playwright",
    "k6",        "hurl",     "schemathesis", "behat",  "codecept",  "karate"};

// Programs that run scripts which the project names itself.
constexpr std::array<std::string_view, 26> kScriptRunners{
    "make", "just",  "task", "rake",    "invoke", "inv",   "fab",   "composer", "lein",
    "mage", "grunt", "gulp", "nx",      "turbo",  "lerna", "ant",   "doit",     "earthly",
    "deno", "poe",   "sail", "symfony", "cake",   "robo",  "pants", "mise"};

CommandUse use_of_any(const Words& words, std::size_t from, CommandUse (*use)(std::string_view)) {
  for (std::size_t i = from; i < words.size(); ++i) {
    const CommandUse found = use(words[i]);
    if (found.run || found.test) return found;
  }
  return kNeither;
}

// The first argument that is no option; empty when there is none.
std::string_view argument(const Words& words, std::size_t from) {
  for (std::size_t i = from; i < words.size(); ++i) {
    const bool takes_value = words[i] == "--prefix" || words[i] == "-w" || words[i] == "--filter" ||
                             words[i] == "--cwd" || words[i] == "-C" || words[i] == "-f" ||
                             words[i] == "--project" || words[i] == "-p";
    if (takes_value) ++i;
    if (!takes_value && !words[i].starts_with("-") && !words[i].starts_with("+")) return words[i];
  }
  return {};
}

bool is_script_file(std::string_view name) {
  return name.ends_with(".ts") || name.ends_with(".js") || name.ends_with(".mjs");
}

CommandUse use_of_package_manager(const Words& words) {
  constexpr std::array<std::string_view, 24> own{
      "install", "add",     "i",     "ci",   "init",    "build",  "create", "remove",
      "audit",   "global",  "set",   "link", "version", "config", "cache",  "update",
      "upgrade", "publish", "login", "why",  "list",    "prune",  "import", "workspace"};
  std::size_t at = 1;
  if (words.size() > 3 && words[1] == "workspace") at = 3;  // yarn workspace api start
  const std::string_view first = argument(words, at);
  if (first == "run" || first == "run-script") {
    const auto run = std::ranges::find(words, first) - words.begin();
    const std::string_view script = argument(words, static_cast<std::size_t>(run) + 1);
    return is_script_file(script) ? use_of_file(script) : use_of_script(script);
  }
  if (lists(own, first)) return kNeither;
  if (is_script_file(first)) return use_of_file(first);
  return use_of_script(first);
}

CommandUse use_of_python(const Words& words) {
  constexpr std::array<std::string_view, 10> tools{
      "venv",       "virtualenv", "pip",     "ensurepip", "pdb",
      "compileall", "json.tool",  "alembic", "piptools",  "build"};
  constexpr std::array<std::string_view, 5> testers{"pytest", "unittest", "nose", "behave", "tox"};
  for (std::size_t i = 1; i < words.size(); ++i) {
    if (words[i] == "-c" || words[i] == "--version" || words[i] == "-V") return kNeither;
    if (words[i] == "-m" && i + 1 < words.size()) {
      const std::string_view module = words[i + 1];
      if (lists(testers, module)) return kTests;
      if (module == "coverage") return lists(words, "report") ? kNeither : kTests;
      return lists(tools, module) ? kNeither : kRuns;
    }
    if (words[i].starts_with("-")) continue;
    if (file_name(words[i]) != "manage.py") return use_of_file(words[i]);
    const std::string_view sub = argument(words, i + 1);
    if (sub.starts_with("runserver") || sub == "run" || sub == "run_server") return kRuns;
    return sub == "test" ? kTests : kNeither;
  }
  return kNeither;
}

CommandUse use_of_maven(std::string_view word) {
  if (word == "test" || word == "verify" || word == "integration-test") return kTests;
  const bool runs = word.ends_with(":run") || word.ends_with(":dev") || word.ends_with(":java") ||
                    word.ends_with(":start") || word.ends_with(":exec");
  return runs ? kRuns : kNeither;
}

CommandUse use_of_gradle(std::string_view word) {
  if (word.starts_with("-")) return kNeither;
  const std::string task = lower(word.substr(word.rfind(':') + 1));
  if (task.find("test") != std::string::npos || task == "check") return kTests;
  const bool runs =
      task.find("run") != std::string::npos || task.ends_with("start") || task.ends_with("dev");
  return runs ? kRuns : kNeither;
}

CommandUse use_of_docker(const Words& words) {
  constexpr std::array<std::string_view, 5> starts{"up", "run", "start", "watch", "stack"};
  std::size_t at = 1;
  if (argument(words, at) == "compose") {
    at = static_cast<std::size_t>(std::ranges::find(words, "compose") - words.begin()) + 1;
  }
  if (!lists(starts, argument(words, at))) return kNeither;
  // An image may be called "backend-test": only the bare word, or a compose file's name, tells.
  const bool tests = std::ranges::any_of(words, [](std::string_view word) {
    const bool file = word.ends_with(".yml") || word.ends_with(".yaml");
    return word == "test" || word == "tests" || (file && use_of_script(word).test);
  });
  return {.run = true, .test = tests};
}

// Programs whose first argument says it: {program, subcommand that runs, subcommand that tests}.
struct Subcommands {
  std::string_view program{};
  std::array<std::string_view, 5> run{};
  std::array<std::string_view, 5> test{};
};
constexpr std::array kSubcommands{
    Subcommands{"flask", {"run"}, {"test"}},
    Subcommands{"nest", {"start"}, {}},
    Subcommands{"fastapi", {"dev", "run"}, {}},
    Subcommands{"django-admin", {"runserver"}, {"test"}},
    Subcommands{"go", {"run"}, {"test"}},
    Subcommands{"cargo",
                {"run", "watch", "shuttle", "leptos", "lambda"},
                {"test", "nextest", "tarpaulin", "llvm-cov", "t"}},
    Subcommands{"dotnet", {"run", "watch"}, {"test"}},
    Subcommands{"mix", {"phx.server", "run", "phx.start"}, {"test", "coveralls", "espec"}},
    Subcommands{"rails", {"s", "server"}, {"test", "spec", "t"}},
    Subcommands{"artisan", {"serve", "octane:start", "start"}, {"test", "dusk"}},
    Subcommands{"console", {"server:run", "server:start"}, {}},
    Subcommands{"spark", {"serve"}, {}},
    Subcommands{"yii", {"serve"}, {}},
    Subcommands{"heroku", {"local"}, {}},
    Subcommands{"firebase", {"emulators:start", "serve"}, {}},
    Subcommands{"vercel", {"dev"}, {}},
    Subcommands{"netlify", {"dev"}, {}},
    Subcommands{"kubectl", {"apply", "create"}, {}},
    Subcommands{"helm", {"install", "upgrade"}, {}},
    Subcommands{"vagrant", {"up"}, {}},
    Subcommands{"swift", {"run"}, {"test"}},
    Subcommands{"dart", {"run"}, {"test"}},
    Subcommands{"stack", {"run", "exec"}, {"test"}},
    Subcommands{"cabal", {"run"}, {"test"}},
    Subcommands{"bazel", {"run"}, {"test"}},
    Subcommands{"encore", {"run"}, {"test"}},
    Subcommands{"quarkus", {"dev"}, {"test"}},
};

CommandUse use_of_subcommand(const Subcommands& known, const Words& words) {
  for (std::size_t i = 1; i < words.size(); ++i) {
    if (lists(known.test, words[i])) return kTests;
  }
  const std::string_view first = argument(words, 1);
  if (first.empty()) return kNeither;
  const bool library = known.program == "dotnet" && first.ends_with(".dll");
  return lists(known.run, first) || library ? kRuns : kNeither;
}

// "./mvnw.cmd" and "node_modules/.bin/jest" by the program's bare name.
std::string program_of(std::string_view word) {
  std::string name = lower(word);
  std::ranges::replace(name, '\\', '/');
  name = std::string(file_name(name));
  for (const std::string_view ending : {".cmd", ".bat", ".exe"}) {
    if (name.ends_with(ending)) name.resize(name.size() - ending.size());
  }
  return name;
}

CommandUse use_of_interpreter(const std::string& program, const Words& words) {
  if (program.starts_with("python") || program == "py") return use_of_python(words);
  if (program == "php") {
    if (lists(words, "-S")) return kRuns;
    const std::string_view script = argument(words, 1);
    return script.empty() ? kNeither : use_of_words({words.begin() + 1, words.end()});
  }
  if (lists(words, "--test")) return kTests;
  const std::string_view script = argument(words, 1);
  return script.empty() ? kNeither : use_of_file(script);
}

// A script, or a path to a program that was built: not just any path that a text mentions.
bool is_own_program(std::string_view word) {
  constexpr std::array<std::string_view, 5> scripts{".sh", ".bash", ".ps1", ".bat", ".cmd"};
  constexpr std::array<std::string_view, 8> places{"./",     ".\\",   "bin/", "target/",
                                                   "build/", "dist/", "out/", "_build/"};
  constexpr std::array<std::string_view, 12> folders{"src",    "docs",     "test",    "tests",
                                                     "lib",    "config",   "scripts", "data",
                                                     "public", "internal", "pkg",     "cmd"};
  const auto ends = [&](std::string_view ending) { return word.ends_with(ending); };
  const auto begins = [&](std::string_view place) { return word.starts_with(place); };
  if (std::ranges::any_of(scripts, ends)) return true;
  const std::string_view name = file_name(word);
  return std::ranges::any_of(places, begins) && name.find('.') == std::string_view::npos &&
         !name.empty() && !lists(folders, name);
}

}  // namespace

CommandUse use_of_words(const Words& words) {
  constexpr std::array<std::string_view, 4> managers{"npm", "yarn", "pnpm", "bun"};
  constexpr std::array<std::string_view, 11> interpreters{"node",       "nodejs", "ruby",  "php",
                                                          "sh",         "bash",   "zsh",   "pwsh",
                                                          "powershell", "elixir", "groovy"};
  const std::string program = program_of(words[0]);
  if (lists(kServers, program)) return kRuns;
  if (lists(kTesters, program)) return kTests;
  if (lists(managers, program)) return use_of_package_manager(words);
  if (program == "mvn" || program == "mvnw") return use_of_any(words, 1, use_of_maven);
  if (program == "gradle" || program == "gradlew") return use_of_any(words, 1, use_of_gradle);
  if (program.starts_with("docker") || program == "podman" || program == "nerdctl" ||
      program == "podman-compose") {
    return use_of_docker(words);
  }
  if (program == "java") return lists(words, "-version") || words.size() < 2 ? kNeither : kRuns;
  if (program == "sbt") return use_of_any(words, 1, use_of_gradle);
  if (program == "make" && words.size() == 1) return kRuns;
  if (program == "rake" && words.size() == 1) return kTests;
  if (lists(kScriptRunners, program)) return use_of_any(words, 1, use_of_script);
  const auto known = std::ranges::find(kSubcommands, program, &Subcommands::program);
  if (known != kSubcommands.end()) return use_of_subcommand(*known, words);
  if (lists(interpreters, program) || program.starts_with("python") || program == "py") {
    return use_of_interpreter(program, words);
  }
  return is_own_program(words[0]) ? use_of_file(file_name(words[0])) : kNeither;
}

bool is_known_tool(std::string_view word) {
  constexpr std::array<std::string_view, 24> tools{
      "git",    "cd",      "cp",     "npm",    "yarn",   "pnpm",     "pip",  "pip3",
      "docker", "curl",    "http",   "export", "source", "createdb", "psql", "brew",
      "apt",    "apt-get", "bundle", "poetry", "uv",     "mkdir",    "gem",  "nvm"};
  return lists(tools, program_of(word));
}

}  // namespace assay
