// SPDX-License-Identifier: MIT
// The project's own files, as the house tests read them from the repository's root.
#pragma once

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

namespace assay::house {

struct TextFile {
  std::string path{};  // below the root
  std::string text{};
  std::vector<std::string> lines{};
};

inline TextFile read(const std::string& path) {
  TextFile file{.path = path};
  std::error_code missing;
  const auto size = std::filesystem::file_size(path, missing);
  if (missing) return file;
  file.text.resize(size);
  std::ifstream(path, std::ios::binary).read(file.text.data(), static_cast<std::streamsize>(size));
  for (std::size_t from = 0; from < file.text.size();) {
    const std::size_t end = std::min(file.text.find('\n', from), file.text.size());
    file.lines.push_back(file.text.substr(from, end - from));
    from = end + 1;
  }
  return file;
}

// Repositories that stand for a candidate's are as strangers write them.
inline bool is_specimen(std::string_view path) {
  return path.starts_with("fixtures/repos/") || path.starts_with("fixtures/submissions/") ||
         path.starts_with("examples/");
}

// What package managers and interpreters leave behind is not the project's.
inline bool is_installed(std::string_view path) {
  return path.find("/node_modules/") != std::string_view::npos ||
         path.find("/.venv/") != std::string_view::npos ||
         path.find("/__pycache__/") != std::string_view::npos;
}

// Every file below these folders, sorted; a name that is a file stands for itself.
inline std::vector<std::string> paths_below(const std::vector<std::string>& folders) {
  std::vector<std::string> paths;
  for (const std::string& folder : folders) {
    if (std::filesystem::is_regular_file(folder)) paths.push_back(folder);
    if (!std::filesystem::is_directory(folder)) continue;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
      const std::string path = entry.path().generic_string();
      if (entry.is_regular_file() && !is_installed(path)) paths.push_back(path);
    }
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

inline bool has_ending(std::string_view path, const std::vector<std::string_view>& endings) {
  return std::any_of(endings.begin(), endings.end(),
                     [&](std::string_view ending) { return path.ends_with(ending); });
}

inline bool is_cpp(std::string_view path) {
  return has_ending(path, {".cpp", ".h"});
}
inline bool is_script(std::string_view path) {
  return has_ending(path, {".sh", ".py", ".cmake", "CMakeLists.txt", "checks/new_check"});
}

inline std::vector<TextFile> read_sources() {
  std::vector<TextFile> files;
  for (const std::string& path : paths_below(
           {"src", "checks", "tests", "fixtures", "cmake", "bootstrap.sh", "CMakeLists.txt"})) {
    if (!is_specimen(path) && (is_cpp(path) || is_script(path))) files.push_back(read(path));
  }
  return files;
}

// C++ and scripts of the project, read once.
inline const std::vector<TextFile>& sources() {
  static const std::vector<TextFile> files = read_sources();
  return files;
}

inline std::string name_of(std::string_view path) {
  return std::string(path.substr(path.rfind('/') + 1));
}

// "src/core/json.h" lies in "core", "checks/http/create.cpp" in "checks", "src/main.cpp" in "main".
inline std::string room_of(std::string_view path) {
  if (path.starts_with("src/")) path.remove_prefix(4);
  const std::size_t slash = path.find('/');
  return slash == std::string_view::npos ? std::string(path.substr(0, path.find('.')))
                                         : std::string(path.substr(0, slash));
}

}  // namespace assay::house
