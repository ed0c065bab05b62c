// SPDX-License-Identifier: MIT
// Docker reads a .dockerignore at the root of the context, wherever the Dockerfile stands.
#include "repo/container/context.h"

#include <algorithm>

#include "core/text.h"
#include "core/word_list.h"
#include "repo/container/instructions.h"
#include "repo/file_index.h"

namespace assay {
namespace {

constexpr std::string_view kIgnoreFile = ".dockerignore";

std::string in_folder(const std::string& folder) {
  return folder.empty() ? std::string(kIgnoreFile) : folder + "/" + std::string(kIgnoreFile);
}

// Of every service that is built by this Dockerfile.
std::vector<std::string> stated_contexts(const std::string& dockerfile,
                                         const std::vector<ComposeFile>& composes) {
  std::vector<std::string> contexts;
  for (const ComposeFile& compose : composes) {
    for (const ComposeService& service : compose.services) {
      if (service.dockerfile == dockerfile) contexts.push_back(service.context);
    }
  }
  return contexts;
}

// Its own folder and those above it.
std::vector<std::string> folders_around(const std::string& dockerfile) {
  std::vector<std::string> folders;
  std::string folder = dockerfile;
  while (!folder.empty()) {
    const std::size_t slash = folder.rfind('/');
    folder.resize(slash == std::string::npos ? 0 : slash);
    folders.push_back(folder);
  }
  return folders;
}

}  // namespace

bool is_context_ignore(std::string_view path) {
  return path.ends_with(kIgnoreFile);
}

std::optional<std::string> path_from(std::string_view folder, std::string_view written) {
  if (written.starts_with('/') || written.starts_with('~') ||
      written.find_first_of("$:@\\") != std::string_view::npos)
    return std::nullopt;
  std::vector<std::string_view> parts;
  const std::string whole = std::string(folder) + std::string(written);
  for (const std::string_view part : split(whole, '/')) {
    if (part.empty() || part == ".") continue;
    if (part != "..") {
      parts.push_back(part);
      continue;
    }
    if (parts.empty()) return std::nullopt;
    parts.pop_back();
  }
  std::string path;
  for (const std::string_view part : parts)
    path.append(path.empty() ? "" : "/").append(part);
  return path;
}

bool copies_from_above(std::string_view dockerfile,
                       std::string_view text,
                       const std::vector<std::string>& paths) {
  std::string_view folder = folder_of(dockerfile);
  if (folder.empty()) return false;
  folder = folder.substr(folder.rfind('/', folder.size() - 2) + 1);  // npos + 1 is 0
  const std::string nested = std::string(folder_of(dockerfile)) + std::string(folder);
  const bool again =
      std::ranges::any_of(paths, [&](const std::string& path) { return path.starts_with(nested); });
  if (again) return false;  // app/app/
  return std::ranges::any_of(dockerfile_instructions(text), [&](const Instruction& one) {
    if (one.keyword != "COPY" && one.keyword != "ADD") return false;
    return std::ranges::any_of(instruction_words(one.text), [&](std::string_view word) {
      if (word.starts_with("./")) word.remove_prefix(2);
      return word.starts_with(folder);
    });
  });
}

bool leaves_out_files(const std::string& dockerfile,
                      bool above,
                      const std::vector<ComposeFile>& composes,
                      const std::vector<std::string>& paths) {
  std::vector<std::string> contexts = stated_contexts(dockerfile, composes);
  if (contexts.empty()) {
    contexts = folders_around(dockerfile);
    if (above) contexts.erase(contexts.begin());
  }
  return lists(paths, dockerfile + std::string(kIgnoreFile)) ||
         std::ranges::any_of(contexts, [&](const std::string& context) {
           return lists(paths, in_folder(context));
         });
}

}  // namespace assay
