// SPDX-License-Identifier: MIT
// The table: by program, which of its subcommands and scripts run a service or its tests.
#include "repo/command_table.h"

#include <algorithm>
#include <array>
#include <string>

#include "core/text.h"
#include "core/word_list.h"
#include "repo/command_builders.h"
#include "repo/command_runtimes.h"
#include "repo/language.h"
#include "repo/script_name.h"

namespace assay {
namespace {

using Words = std::vector<std::string_view>;

constexpr CommandUse kUseRuns{.run = true};
constexpr CommandUse kUseTests{.test = true};
constexpr CommandUse kUseNeither{};

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

}  // namespace

bool is_image_of_others(std::string_view image) {
  constexpr std::array<std::string_view, 23> kNeeded{
      "postgres",  "mysql",          "mariadb",   "mongo",          "redis",      "rabbitmq",
      "minio",     "kafka",          "zookeeper", "elasticsearch",  "localstack", "mailhog",
      "memcached", "cassandra",      "adminer",   "pgadmin4",       "keycloak",   "nats",
      "neo4j",     "azure-sql-edge", "postgis",   "dynamodb-local", "mailpit"};
  const std::string_view bare = image.substr(0, image.rfind(':'));
  const std::string_view name = bare.substr(bare.rfind('/') + 1);
  // What looks at a service from without.
  constexpr std::array<std::string_view, 9> kWatching{"grafana", "otel-lgtm",  "prometheus",
                                                      "jaeger",  "all-in-one", "zipkin",
                                                      "kibana",  "seq",        "collector"};
  // What looks at the code, or tries the service.
  constexpr std::array<std::string_view, 9> kTools{
      "phpqa",  "sonar-scanner-cli", "hadolint", "golangci-lint",        "k6",
      "newman", "swagger-ui",        "mockoon",  "openapi-generator-cli"};
  if (lists(kTools, name)) return true;
  return lists(kNeeded, name) || lists(kWatching, name) || bare.ends_with("mssql/server");
}

namespace {

// What stands behind the options of "docker run"; empty when nothing does.
std::string_view image_of_run(const Words& words) {
  constexpr std::array<std::string_view, 10> kAlone{
      "-d", "-i", "-t", "-it", "-ti", "-P", "--rm", "--detach", "--init", "--privileged"};
  const auto run = static_cast<std::size_t>(std::ranges::find(words, "run") - words.begin());
  for (std::size_t i = run + 1; i < words.size(); ++i) {
    const std::string_view word = words[i];
    if (word == "pwd" || word.starts_with(':')) continue;  // of -v $(pwd):/app
    if (!word.starts_with('-')) return word;
    const bool alone = word.find('=') != word.npos || lists(kAlone, word);
    if (!alone) ++i;  // its value
  }
  return {};
}

// docker run … composer:2 composer install: what is run within is told behind the image.
bool only_installs(const Words& words, std::string_view image) {
  constexpr std::array<std::string_view, 7> kManagers{"composer", "npm", "yarn", "pnpm",
                                                      "bundle",   "pip", "mvn"};
  constexpr std::array<std::string_view, 4> kInstalls{"install", "ci", "package", "update"};
  const auto at = std::ranges::find(words, image);
  if (image.empty() || words.end() - at < 3) return false;
  return lists(kManagers, *(at + 1)) && lists(kInstalls, *(at + 2));
}

CommandUse use_of_docker(const Words& words) {
  constexpr std::array<std::string_view, 5> kStarts{"up", "run", "start", "watch", "stack"};
  std::size_t at = 1;
  if (argument(words, at) == "compose") {
    at = static_cast<std::size_t>(std::ranges::find(words, "compose") - words.begin()) + 1;
  }
  if (!lists(kStarts, argument(words, at))) return kUseNeither;
  const std::string_view image = image_of_run(words);
  if (is_image_of_others(image) || only_installs(words, image)) return kUseNeither;
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
    // mix coveralls.html
    const bool dotted = known.program == "mix";
    if (lists(known.test, dotted ? words[i].substr(0, words[i].find('.')) : words[i])) {
      return kUseTests;
    }
  }
  const std::string_view first = argument(words, 1);
  if (first.empty()) return kUseNeither;
  const bool library = known.program == "dotnet" && first.ends_with(".dll");
  return lists(known.run, first) || library ? kUseRuns : kUseNeither;
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

// php artisan serve, php -S, php vendor/bin/phpunit
CommandUse use_of_php(const Words& words) {
  if (lists(words, "-S")) return kUseRuns;
  const std::string_view script = argument(words, 1);
  const std::string program = program_of(script);
  if (lists(kTesters, program)) return kUseTests;
  const auto known = std::ranges::find(kSubcommands, program, &Subcommands::program);
  if (known == kSubcommands.end())
    return script.ends_with(".php") ? use_of_file(script) : kUseNeither;
  const auto at = std::ranges::find(words, script);
  return use_of_subcommand(*known, {at, words.end()});
}

CommandUse use_of_interpreter(const Words& words) {
  if (lists(words, "--test")) return kUseTests;
  const std::string_view script = argument(words, 1);
  return script.empty() ? kUseNeither : use_of_file(script);
}

CommandUse use_of_java(const Words& words) {
  constexpr std::array<std::string_view, 6> kOthers{
      "zipkin", "wiremock", "kafka", "swagger-codegen", "openapi-generator", "plantuml"};
  const bool others = std::ranges::any_of(words, [&](std::string_view word) {
    return word.ends_with(".jar") && begins_with_one_of(kOthers, file_name(word));
  });
  if (others) return kUseNeither;
  return lists(words, "-version") || words.size() < 2 ? kUseNeither : kUseRuns;
}

CommandUse use_of_scripts(const Words& words) {
  if (words.size() == 1 && words[0] == "make") return kUseRuns;
  if (words.size() == 1 && words[0] == "rake") return kUseTests;
  return use_of_any(words, 1, use_of_script);
}

struct Handler {
  std::string_view program{};
  CommandUse (*use)(const Words&) = nullptr;
};
constexpr std::array kHandlers{
    Handler{"npm", use_of_package_manager},
    Handler{"yarn", use_of_package_manager},
    Handler{"pnpm", use_of_package_manager},
    Handler{"bun", use_of_package_manager},
    Handler{"mvn", use_of_maven},
    Handler{"mvnw", use_of_maven},
    Handler{"gradle", use_of_gradle},
    Handler{"gradlew", use_of_gradle},
    Handler{"sbt", use_of_sbt},
    Handler{"docker", use_of_docker},
    Handler{"docker-compose", use_of_docker},
    Handler{"podman", use_of_docker},
    Handler{"podman-compose", use_of_docker},
    Handler{"nerdctl", use_of_docker},
    Handler{"java", use_of_java},
    Handler{"php", use_of_php},
    Handler{"py", use_of_python},
    Handler{"node", use_of_interpreter},
    Handler{"nodejs", use_of_interpreter},
    Handler{"ruby", use_of_interpreter},
    Handler{"sh", use_of_interpreter},
    Handler{"bash", use_of_interpreter},
    Handler{"zsh", use_of_interpreter},
    Handler{"pwsh", use_of_interpreter},
    Handler{"powershell", use_of_interpreter},
    Handler{"elixir", use_of_interpreter},
    Handler{"groovy", use_of_interpreter},
};

// A script, or a path to a program that was built: not just any path that a text mentions.
bool is_own_program(std::string_view word) {
  constexpr std::array<std::string_view, 5> kScripts{".sh", ".bash", ".ps1", ".bat", ".cmd"};
  constexpr std::array<std::string_view, 8> kPlaces{"./",     ".\\",   "bin/", "target/",
                                                    "build/", "dist/", "out/", "_build/"};
  constexpr std::array<std::string_view, 12> kFolders{"src",    "docs",     "test",    "tests",
                                                      "lib",    "config",   "scripts", "data",
                                                      "public", "internal", "pkg",     "cmd"};
  constexpr std::array<std::string_view, 14> kTools{
      "phpcs",   "phpcbf",    "phpstan", "psalm",   "php-cs-fixer", "rubocop", "brakeman",
      "console", "importmap", "bundle",  "bundler", "yarn",         "webpack", "pint"};
  if (ends_with_one_of(kScripts, word)) return true;
  const std::string_view name = file_name(word);
  if (lists(kTools, name)) return false;
  return begins_with_one_of(kPlaces, word) && name.find('.') == std::string_view::npos &&
         !name.empty() && !lists(kFolders, name);
}

// phpunit/phpunit, of a list of packages.
bool is_package(std::string_view word) {
  const std::size_t slash = word.find('/');
  const std::string_view vendor = word.substr(0, slash);
  return slash != word.npos && vendor == word.substr(slash + 1);
}

}  // namespace

CommandUse use_of_words(const Words& words) {
  if (words.size() == 1 && is_package(words[0])) return kUseNeither;
  const std::string program = program_of(words[0]);
  if (lists(kServers, program)) return kUseRuns;
  if (lists(kTesters, program)) return kUseTests;
  if (program.starts_with("python")) return use_of_python(words);
  const auto handler = std::ranges::find(kHandlers, program, &Handler::program);
  if (handler != kHandlers.end()) return handler->use(words);
  if (lists(kScriptRunners, program)) return use_of_scripts(words);
  const auto known = std::ranges::find(kSubcommands, program, &Subcommands::program);
  if (known != kSubcommands.end()) return use_of_subcommand(*known, words);
  return is_own_program(words[0]) ? use_of_file(file_name(words[0])) : kUseNeither;
}

bool is_known_tool(std::string_view word) {
  constexpr std::array<std::string_view, 24> kTools{
      "git",    "cd",      "cp",     "npm",    "yarn",   "pnpm",     "pip",  "pip3",
      "docker", "curl",    "http",   "export", "source", "createdb", "psql", "brew",
      "apt",    "apt-get", "bundle", "poetry", "uv",     "mkdir",    "gem",  "nvm"};
  return lists(kTools, program_of(word));
}

}  // namespace assay
