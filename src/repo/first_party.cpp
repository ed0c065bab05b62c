// SPDX-License-Identifier: MIT
// Tables of names that are not the author's.
#include "repo/first_party.h"

#include <algorithm>
#include <array>
#include <string>

#include "core/text.h"
#include "core/word_list.h"
#include "repo/language.h"

namespace assay {
namespace {

// These two are asked of every folder and file of a repository.
template <typename Names>
constexpr Names sorted(Names names) {
  std::ranges::sort(names);
  return names;
}

constexpr std::array kForeign = sorted(std::array<std::string_view, 52>{
    ".git",          ".hg",
    ".svn",          ".idea",
    ".vscode",       ".vs",
    ".gradle",       ".mvn",
    ".m2",           ".tox",
    ".nox",          ".venv",
    "venv",          "virtualenv",
    ".mypy_cache",   ".pytest_cache",
    ".ruff_cache",   "__pycache__",
    "site-packages", "node_modules",
    ".yarn",         ".pnpm-store",
    ".npm",          ".next",
    ".nuxt",         ".output",
    ".phpunit",      ".svelte-kit",
    ".angular",      ".astro",
    ".vercel",       ".netlify",
    ".expo",         ".cache",
    ".turbo",        ".serverless",
    ".terraform",    "bower_components",
    "jspm_packages", "Pods",
    ".bundle",       ".elixir_ls",
    ".bloop",        ".metals",
    "htmlcov",       "third_party",
    "third-party",   "thirdparty",
    "3rdparty",      "3rd_party",
    ".g8",           ".history",
});

// Elsewhere the name may be the author's word for something ("vendor", "target").
constexpr std::array<std::string_view, 8> kOutput{
    "target", "build", "dist", "vendor", "obj", "coverage", "deps", "_build",
};
constexpr std::array<std::string_view, 14> kManifests{
    "package.json",   "pom.xml",  "build.gradle",  "build.gradle.kts", "Cargo.toml",
    "pyproject.toml", "setup.py", "composer.json", "go.mod",           "mix.exs",
    "build.sbt",      "Gemfile",  "Makefile",      "CMakeLists.txt",
};

constexpr std::array<std::string_view, 21> kLocks{
    "package-lock.json", "npm-shrinkwrap.json",
    "yarn.lock",         "pnpm-lock.yaml",
    "bun.lock",          "bun.lockb",
    "deno.lock",         "Pipfile.lock",
    "poetry.lock",       "uv.lock",
    "pdm.lock",          "go.sum",
    "go.work.sum",       "Cargo.lock",
    "Gemfile.lock",      "composer.lock",
    "mix.lock",          "packages.lock.json",
    "pubspec.lock",      "conan.lock",
    "gradle.lockfile",
};

constexpr std::array kBinaries = sorted(std::array<std::string_view, 45>{
    ".png", ".jpg", ".jpeg", ".gif",   ".webp", ".ico",   ".bmp",  ".svg",  ".pdf",
    ".mp3", ".mp4", ".webm", ".mov",   ".avi",  ".wav",   ".ogg",  ".woff", ".woff2",
    ".ttf", ".otf", ".eot",  ".zip",   ".gz",   ".tgz",   ".bz2",  ".xz",   ".7z",
    ".rar", ".jar", ".war",  ".class", ".pyc",  ".dll",   ".exe",  ".so",   ".dylib",
    ".a",   ".o",   ".lib",  ".pdb",   ".wasm", ".nupkg", ".docx", ".xlsx", ".pptx",
});

constexpr std::array<std::string_view, 10> kGenerated{
    ".pb.go",  "_pb2.py",  ".g.cs", ".designer.cs", "_gen.go",
    ".min.js", ".min.css", ".map",  ".snap",        ".generated.ts",
};

// Libraries of C and C++ that are one file, and are copied to wherever they are needed.
constexpr std::array<std::string_view, 11> kOneFile{
    "crow_all.h", "catch.hpp",  "doctest.h", "sqlite3.c",   "sqlite3.h", "mongoose.c",
    "picojson.h", "mongoose.h", "cjson.c",   "pugixml.cpp", "cjson.h",
};

// vendor/github.com/…: Go's modules by their hosts.
bool is_vendored_module(std::string_view path) {
  constexpr std::string_view kFolder = "vendor/";
  const std::size_t at = path.starts_with(kFolder) ? 0 : path.find("/vendor/");
  if (at == path.npos) return false;
  const std::string_view rest = path.substr(path.find(kFolder, at) + kFolder.size());
  const std::string_view host = rest.substr(0, rest.find('/'));
  return host.size() < rest.size() && host.find('.') != host.npos;
}

}  // namespace

bool is_foreign_folder(std::string_view name) {
  return std::ranges::binary_search(kForeign, name);
}

bool is_unpacked_release(std::string_view parent, std::string_view name) {
  constexpr std::array<std::string_view, 9> kParents{"vendors", "vendor",   "lib",
                                                     "libs",    "deps",     "dependencies",
                                                     "extern",  "external", "externals"};
  if (!lists(kParents, lower(parent))) return false;
  const std::size_t dash = name.rfind('-');
  if (dash == name.npos || dash == 0) return false;
  std::string_view release = name.substr(dash + 1);
  if (release.starts_with('v')) release.remove_prefix(1);
  const bool digits =
      std::ranges::all_of(release, [](char c) { return (c >= '0' && c <= '9') || c == '.'; });
  return digits && std::ranges::count(release, '.') == 2 && !release.starts_with('.') &&
         !release.ends_with('.');
}

bool is_output_folder(std::string_view name) {
  return lists(kOutput, name);
}

bool is_manifest(std::string_view name) {
  return lists(kManifests, name) || name.ends_with(".csproj") || name.ends_with(".fsproj");
}

bool is_lock_file(std::string_view path) {
  return lists(kLocks, file_name(path));
}

bool is_binary_name(std::string_view path) {
  const std::string_view name = file_name(path);
  const std::size_t dot = name.rfind('.');
  return dot != name.npos && std::ranges::binary_search(kBinaries, lower(name.substr(dot)));
}

bool is_first_party(std::string_view path) {
  const std::string name = lower(file_name(path));
  if (is_lock_file(path) || is_binary_name(path) || ends_with_one_of(kGenerated, name) ||
      lists(kOneFile, name)) {
    return false;
  }
  // Where Prisma is told to write its client.
  if (path.starts_with("generated/prisma/") || path.find("/generated/prisma/") != path.npos)
    return false;
  const std::vector<std::string_view> parts = split(path, '/');
  const bool released = std::ranges::adjacent_find(parts, is_unpacked_release) != parts.end();
  return !released && !is_vendored_module(path) && std::ranges::none_of(parts, is_foreign_folder);
}

}  // namespace assay
