// SPDX-License-Identifier: MIT
// PATH, toolchain variables, and the well-known folders of package managers.
#include "candidate/environment.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>
#include <string_view>
#include <system_error>

#include <fmt/core.h>

#include "core/text.h"

namespace assay {
namespace {

namespace fs = std::filesystem;

constexpr const char* kDefaultPath = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

// Where a toolchain is installed; none of these is ever a secret.
constexpr std::array kToolchainVariables = {
    "CARGO_HOME", "CONDA_PREFIX", "DOTNET_ROOT", "GEM_HOME",   "GEM_PATH",
    "GOMODCACHE", "GOPATH",       "GOROOT",      "JAVA_HOME",  "MAVEN_HOME",
    "NVM_DIR",    "PYENV_ROOT",   "RUSTUP_HOME", "VIRTUAL_ENV"};

constexpr std::array kToolchainFolders = {".asdf",
                                          ".bun",
                                          ".bundle",
                                          ".cache/coursier",
                                          ".cache/deno",
                                          ".cache/go-build",
                                          ".cache/pip",
                                          ".cache/pnpm",
                                          ".cache/pypoetry",
                                          ".cache/uv",
                                          ".cache/yarn",
                                          ".cargo",
                                          ".conda",
                                          ".deno",
                                          ".dotnet",
                                          ".gem",
                                          ".gradle",
                                          ".jdks",
                                          ".local/bin",
                                          ".local/lib",
                                          ".local/pipx",
                                          ".local/share/mise",
                                          ".local/share/pnpm",
                                          ".local/share/uv",
                                          ".local/share/virtualenvs",
                                          ".m2",
                                          ".mix",
                                          ".npm",
                                          ".nuget",
                                          ".nvm",
                                          ".pyenv",
                                          ".rbenv",
                                          ".rustup",
                                          ".rvm",
                                          ".sdkman",
                                          ".virtualenvs",
                                          ".volta",
                                          ".yarn",
                                          "go"};

constexpr std::array kSecretFiles = {".bundle/config",
                                     ".cargo/credentials",
                                     ".cargo/credentials.toml",
                                     ".gem/credentials",
                                     ".gradle/gradle.properties",
                                     ".m2/settings.xml",
                                     ".m2/settings-security.xml",
                                     ".nuget/NuGet/NuGet.Config"};

bool is_folder(const std::string& path) {
  std::error_code error;
  return fs::is_directory(path, error);
}

bool is_below(const std::string& path, const std::string& folder) {
  return path.size() > folder.size() && path.starts_with(folder) && path[folder.size()] == '/';
}

// A toolchain's bin folder needs what lies beside it.
std::string installation_of(const std::string& bin, const std::string& home) {
  const std::string parent = fs::path(bin).parent_path().string();
  return is_below(parent, home) ? parent : bin;
}

}  // namespace

std::string own_variable(const char* name) {
  const char* const value = std::getenv(name);  // NOLINT(concurrency-mt-unsafe): nobody sets any
  return value == nullptr ? std::string() : std::string(value);
}

std::vector<std::string> candidate_environment(const std::string& home,
                                               const std::string& temporary,
                                               const Environment& extra) {
  Environment variables;
  for (const char* name : kToolchainVariables) {
    if (std::string value = own_variable(name); !value.empty()) variables[name] = std::move(value);
  }
  const std::string path = own_variable("PATH");
  const std::string language = own_variable("LANG");
  variables["PATH"] = path.empty() ? kDefaultPath : path;
  variables["LANG"] = language.empty() ? "C.UTF-8" : language;
  variables["HOME"] = home;
  variables["TMPDIR"] = temporary;
  variables["PYTHONUNBUFFERED"] = "1";
  for (const auto& [name, value] : extra)
    variables[name] = value;
  std::vector<std::string> lines;
  lines.reserve(variables.size());
  for (const auto& [name, value] : variables)
    lines.push_back(fmt::format("{}={}", name, value));
  return lines;
}

std::vector<std::string> toolchain_folders(const std::string& home) {
  std::vector<std::string> candidates;
  for (const char* name : kToolchainFolders)
    candidates.push_back(fmt::format("{}/{}", home, name));
  for (const char* name : kToolchainVariables)
    candidates.push_back(own_variable(name));
  const std::string path = own_variable("PATH");
  for (const std::string_view entry : split(path, ':')) {
    candidates.push_back(installation_of(std::string(entry), home));
  }
  std::erase_if(candidates, [&](const std::string& folder) {
    return !is_below(folder, home) || folder.find("..") != std::string::npos || !is_folder(folder);
  });
  std::ranges::sort(candidates);
  std::vector<std::string> outermost;
  for (const std::string& folder : candidates) {
    const bool covered =
        !outermost.empty() && (outermost.back() == folder || is_below(folder, outermost.back()));
    if (!covered) outermost.push_back(folder);
  }
  return outermost;
}

std::vector<std::string> secrets_in(const std::string& home) {
  std::vector<std::string> files;
  for (const char* name : kSecretFiles) {
    std::error_code error;
    std::string file = fmt::format("{}/{}", home, name);
    if (fs::is_regular_file(file, error)) files.push_back(std::move(file));
  }
  return files;
}

}  // namespace assay
