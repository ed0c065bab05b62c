// SPDX-License-Identifier: MIT
// The file itself need not be there: whoever builds the image writes it.
#include "repo/container/copied_secrets.h"

#include <algorithm>
#include <functional>
#include <string>
#include <vector>

#include "core/text.h"
#include "repo/environment_files.h"
#include "repo/language.h"

namespace assay {
namespace {

std::vector<std::string> paths_where(const FileIndex& texts,
                                     const std::function<bool(const std::string&)>& holds) {
  std::vector<std::string> paths;
  for (const SourceFile& source : texts.sources()) {
    if (holds(source.path)) paths.push_back(source.path);
  }
  return paths;
}

bool holds_secret(const std::vector<std::string>& paths, const FileIndex& texts) {
  return std::ranges::any_of(environment_in(paths, texts),
                             [](const EnvironmentFile& file) { return !file.secrets.empty(); });
}

// Lines that write the file, or name what it is made from.
std::vector<std::string_view> making_lines(std::string_view dockerfile) {
  std::vector<std::string_view> lines;
  for (const std::string_view line : split(dockerfile, '\n')) {
    const bool writes =
        line.find('>') != std::string_view::npos && line.find(".env") != std::string_view::npos;
    const bool from_example = std::ranges::any_of(split(line, ' '), is_environment_example);
    if (!is_comment_line(line) && (writes || from_example)) lines.push_back(line);
  }
  return lines;
}

bool is_secret_of(std::string_view name, std::string_view dockerfile, const FileIndex& texts) {
  const std::vector<std::string> kept =
      paths_where(texts, [&](const std::string& path) { return file_name(path) == name; });
  if (!kept.empty()) return holds_secret(kept, texts);
  const std::vector<std::string_view> lines = making_lines(dockerfile);
  if (!lines.empty()) return std::ranges::any_of(lines, speaks_of_secret);
  const std::vector<std::string> examples = paths_where(texts, is_environment_example);
  return examples.empty() || std::ranges::any_of(examples, [&](const std::string& path) {
           return speaks_of_secret(*texts.text(path));
         });
}

}  // namespace

void keep_secrets_of(Dockerfile& file, std::string_view text, const FileIndex& texts) {
  std::erase_if(file.copied, [&](const Place& copy) {
    const std::string_view name = file_name(copy.what);
    return is_environment_file(name) && !is_secret_of(name, text, texts);
  });
}

}  // namespace assay
