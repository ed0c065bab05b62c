// SPDX-License-Identifier: MIT
// The names of what a build, a tool or a database leaves behind.
#pragma once

#include <array>
#include <string_view>

namespace assay {

// Folders that are what they are called, wherever they stand.
inline constexpr std::array<std::string_view, 6> kDependencies{
    "node_modules", "bower_components", "jspm_packages", "site-packages", ".venv", "Pods"};
inline constexpr std::array<std::string_view, 20> kLitterOutput{
    "__pycache__", ".pytest_cache", ".mypy_cache", ".ruff_cache",      ".next",
    ".nuxt",       ".output",       ".turbo",      ".gradle",          ".nyc_output",
    "htmlcov",     "CMakeFiles",    "lcov-report", "surefire-reports", ".elixir_ls",
    ".tox",        ".parcel-cache", ".svelte-kit", ".angular",         ".vercel"};
inline constexpr std::array<std::string_view, 9> kOutputFiles{
    ".pyc", ".pyo", ".class", ".o", ".obj", ".pdb", ".tsbuildinfo", ".beam", ".hi"};
inline constexpr std::array<std::string_view, 13> kCrumbs{
    "coverage.out",   "coverage.html",  ".DS_Store",     "Thumbs.db",     "desktop.ini",
    "npm-debug.log",  "yarn-error.log", "nohup.out",     "workspace.xml", ".coverage",
    "erl_crash.dump", "Session.vim",    "pnpm-debug.log"};
inline constexpr std::array<std::string_view, 9> kCrumbEndings{".swp",
                                                               ".swo",
                                                               ".suo",
                                                               ".orig",
                                                               ".rej",
                                                               "~",
                                                               ":Zone.Identifier",
                                                               ".csproj.user",
                                                               ".DotSettings.user"};
inline constexpr std::array<std::string_view, 8> kDatabases{
    ".h2.db", ".sqlite", ".sqlite3", ".db", ".mv.db", ".mdb", ".rdb", ".mdf"};
inline constexpr std::array<std::string_view, 10> kLitterSeeds{
    "seed", "init",   "schema",  "sample", "fixture",
    "demo", "migrat", "example", "setup",  "structure"};
inline constexpr std::array<std::string_view, 16> kMedia{
    ".png",  ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".mp4",   ".mov",
    ".webm", ".pdf", ".mp3",  ".wav", ".ttf", ".woff", ".woff2", ".psd"};

// A folder by this name is output when this stands beside it and this in it.
struct Built {
  std::string_view folder{};
  std::string_view beside{};  // the ending of a file's name
  std::string_view inside{};  // part of a path below it
};
inline constexpr std::array<Built, 33> kBuilt{{
    {"target", "build.sbt", "streams/"},
    {"target", "plugins.sbt", "streams/"},
    {"target", "build.properties", "streams/"},
    {"target", "plugins.sbt", "config-classes/"},
    {"assets", "404.html", ".sprockets-manifest"},
    {"packs", "404.html", "manifest.json"},
    {"build", "index.php", "manifest.json"},
    {"target", "pom.xml", "classes/"},
    {"target", "pom.xml", ".jar"},
    {"target", "Cargo.toml", "debug/"},
    {"target", "Cargo.toml", "release/"},
    {"target", "build.sbt", "scala-"},
    {"build", "build.gradle", "classes/"},
    {"build", "build.gradle", "libs/"},
    {"build", "build.gradle.kts", "classes/"},
    {"build", "build.gradle.kts", "libs/"},
    {"build", "package.json", "static/"},
    {"build", "package.json", ".js"},
    {"build", "pyproject.toml", "lib/"},
    {"build", "setup.py", "lib/"},
    {"build", "CMakeLists.txt", "CMakeCache.txt"},
    {"build", "CMakeLists.txt", ".cmake/api/"},
    {"dist", "package.json", ".js"},
    {"dist", "pyproject.toml", ".whl"},
    {"dist", "setup.py", ".whl"},
    {"bin", ".csproj", ".dll"},
    {"publish", ".csproj", ".dll"},
    {"publish", ".sln", ".dll"},
    {"obj", ".csproj", "project.assets.json"},
    {"obj", ".csproj", ".AssemblyInfo.cs"},
    {"coverage", "package.json", "lcov"},
    {"_build", "mix.exs", ".beam"},
    {"staticfiles", "manage.py", "admin/"},
}};

}  // namespace assay
