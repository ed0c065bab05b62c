// SPDX-License-Identifier: MIT
// Takes test commands from the README, then from the manifests of the ecosystems.
#include "run/tests/test_command.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "core/text.h"
#include "repo/commands.h"

namespace assay {
namespace {

struct Ecosystem {
  std::string_view manifest{};  // file name, or ".ending"
  std::string_view command{};
};

// -o and --offline: what is not there cannot be fetched, and waiting for it takes long.
constexpr std::array kEcosystems{
    Ecosystem{"go.mod", "go test -v -cover ./..."},
    Ecosystem{"Cargo.toml", "cargo test --offline"},
    Ecosystem{"pom.xml", "mvn -B -o test"},
    Ecosystem{"build.gradle", "gradle --offline test"},
    Ecosystem{"build.gradle.kts", "gradle --offline test"},
    Ecosystem{"mix.exs", "mix test"},
    Ecosystem{"build.sbt", "sbt test"},
    Ecosystem{".sln", "dotnet test"},
    Ecosystem{"composer.json", "vendor/bin/phpunit"},
    Ecosystem{"Gemfile", "if [ -d spec ]; then bundle exec rspec; else bundle exec rake test; fi"},
    Ecosystem{"manage.py", "python manage.py test"},
    Ecosystem{"package.json", "npm test"},
    Ecosystem{"pyproject.toml", "python -m pytest"},
    Ecosystem{"requirements.txt", "python -m pytest"},
};

bool holds(std::string_view text, std::string_view word) {
  return text.find(word) != std::string_view::npos;
}

bool needs_docker(std::string_view command) {
  return holds(command, "docker") || holds(command, "podman") || holds(command, "sail ") ||
         holds(command, "kubectl") || holds(command, "minikube");
}

// Never ends, tests nothing, needs a service that runs, or shows a placeholder.
bool is_unfit(std::string_view command) {
  constexpr std::array<std::string_view, 16> kWords{
      "watch", "lint", "newman", "k6 ",  "cypress", "curl", "hurl",  "e2e",
      "<",     "[",    "cloud",  "load", "bench",   "…",    "clone", "playwright"};
  return std::ranges::any_of(kWords, [&](std::string_view word) { return holds(command, word); });
}

std::string folder_of(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string_view::npos ? "" : std::string(path.substr(0, slash));
}

std::string_view name_of(std::string_view path) {
  return path.substr(path.rfind('/') + 1);
}

// pytest where pytest's tests are, whatever the framework.
std::string command_for(const Ecosystem& ecosystem, const Snapshot& repo) {
  const bool pytest =
      std::ranges::find(repo.test_frameworks, "pytest") != repo.test_frameworks.end();
  if (ecosystem.manifest == "manage.py" && pytest) return "python -m pytest";
  const bool pest = std::ranges::any_of(
      repo.files, [](const std::string& file) { return name_of(file) == "Pest.php"; });
  if (ecosystem.manifest == "composer.json" && pest) return "vendor/bin/pest";
  return std::string(ecosystem.command);
}

// Files of the ecosystem's tests lie below this folder.
bool serves_tests(const Snapshot& repo, const std::string& folder) {
  return std::ranges::any_of(repo.tests, [&](const TestCase& test) {
    return folder.empty() || test.file.starts_with(folder + "/");
  });
}

bool is_manifest_of(const Ecosystem& ecosystem, const std::string& file) {
  return ecosystem.manifest.starts_with('.') ? file.ends_with(ecosystem.manifest)
                                             : name_of(file) == ecosystem.manifest;
}

void add_once(TestCommand one, std::vector<TestCommand>& found) {
  const bool known = std::ranges::any_of(found, [&](const TestCommand& other) {
    return other.command == one.command && other.folder == one.folder;
  });
  if (!known) found.push_back(std::move(one));
}

}  // namespace

bool tests_need_docker(const Snapshot& repo) {
  return std::ranges::any_of(repo.readme.commands, [](const std::string& command) {
    return use_of_command(command).test && needs_docker(command);
  });
}

std::vector<TestCommand> test_commands(const Snapshot& repo) {
  std::vector<TestCommand> found;
  const std::string readme_folder = folder_of(repo.readme.path);
  const bool beside =
      readme_folder != "docs" && readme_folder != "doc" && readme_folder != ".github";
  for (const std::string& command : repo.readme.commands) {
    const CommandUse use = use_of_command(command);
    if (!use.test || use.run || needs_docker(command) || is_unfit(command)) continue;
    add_once({command, beside ? readme_folder : "", repo.readme.path}, found);
  }
  // One test by name ("go test ./orders -run TestX") after the whole.
  std::ranges::stable_sort(found, {}, [](const TestCommand& one) { return one.command.size(); });
  for (const Ecosystem& ecosystem : kEcosystems) {
    for (const std::string& file : repo.files) {
      const std::string folder = folder_of(file);
      if (!is_manifest_of(ecosystem, file) || std::ranges::count(folder, '/') > 0 ||
          !serves_tests(repo, folder))
        continue;
      add_once({command_for(ecosystem, repo), folder, file}, found);
    }
  }
  return found;
}

}  // namespace assay
