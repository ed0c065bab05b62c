// SPDX-License-Identifier: MIT
// Looks for the name, and at the words around it.
#include "repo/secrets/called_example.h"

#include <algorithm>
#include <array>
#include <string>

#include "core/text.h"
#include "core/word_list.h"
#include "repo/language.h"
#include "repo/readme.h"

namespace assay {
namespace {

constexpr std::array<std::string_view, 13> kExampleWords{
    "example",   "sample",    "demo",    "for development", "development only",
    "for test",  "for local", "dummy",   "placeholder",     "not for production",
    "throwaway", "replace",   "test key"};
constexpr std::array<std::string_view, 7> kMakingWords{
    "openssl", "mkcert", "keytool", "ssh-keygen", "dev-certs", "self-signed", "generate you"};

// The line, and the one on either side.
std::string_view lines_around(std::string_view text, std::size_t at) {
  std::size_t from = text.rfind('\n', at);
  from = from == std::string_view::npos || from == 0 ? 0 : text.rfind('\n', from - 1) + 1;
  std::size_t to = text.find('\n', at);
  if (to != std::string_view::npos) to = text.find('\n', to + 1);
  return text.substr(from, to - from);
}

template <typename Words>
bool is_spoken_of(std::string_view text, std::string_view name, const Words& words) {
  constexpr int kMost = 20;  // places of one document
  std::size_t at = text.find(name);
  for (int i = 0; i < kMost && at != std::string_view::npos; ++i) {
    if (holds_one_of(words, lines_around(text, at))) return true;
    at = text.find(name, at + 1);
  }
  return false;
}

// Whether a document speaks so of the file, or of the folder that it stands in.
template <typename Words>
bool is_told(const std::vector<SourceFile>& sources, std::string_view path, const Words& words) {
  const std::string name = lower(file_name(path));
  const std::string folder = lower(path.substr(0, path.rfind('/') + 1));
  return std::ranges::any_of(sources, [&](const SourceFile& file) {
    if (!is_document(file.path)) return false;
    const std::string text = lower(file.text);
    return is_spoken_of(text, name, words) ||
           (!folder.empty() && is_spoken_of(text, folder, words));
  });
}

}  // namespace

bool is_called_example(const std::vector<SourceFile>& sources, std::string_view path) {
  return is_told(sources, path, kExampleWords);
}

bool is_told_how_to_make(const std::vector<SourceFile>& sources, std::string_view path) {
  return is_told(sources, path, kMakingWords);
}

}  // namespace assay
