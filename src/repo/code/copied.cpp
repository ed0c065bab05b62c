// SPDX-License-Identifier: MIT
// Reads the comments at the top of each file.
#include "repo/code/copied.h"

#include <algorithm>
#include <array>

#include "core/text.h"
#include "core/word_list.h"
#include "repo/language.h"

namespace assay {
namespace {

constexpr std::string_view kCommentMarks = "/*#-;!@<% \t";

bool holds_code(const SourceFile& file) {
  const Language* language = language_of(file.path);
  return language != nullptr && language->family != Family::kNone &&
         language->family != Family::kShell;
}

// include/soci/session.h: in the folder of a library.
bool is_shipped_header(std::string_view path) {
  constexpr std::array<std::string_view, 5> kFolders{"include", "lib", "libs", "external",
                                                     "extern"};
  const std::vector<std::string_view> parts = split(path, '/');
  const bool header = path.ends_with(".h") || path.ends_with(".hpp") || path.ends_with(".hxx");
  return header && parts.size() > 2 && lists(kFolders, parts[0]);
}

// Without years, "(c)" and what else stands before a name.
std::string_view without_years(std::string_view text) {
  constexpr std::array<std::string_view, 7> kBefore{"copyright", "(c)",     "©",    "&copy;",
                                                    "by ",       "present", "text:"};
  for (bool more = true; more;) {
    const std::size_t start = text.find_first_not_of(" \t:,-0123456789");
    text.remove_prefix(std::min(start, text.size()));
    more = false;
    for (const std::string_view word : kBefore) {
      if (!text.starts_with(word)) continue;
      text.remove_prefix(word.size());
      more = true;
    }
  }
  return text;
}

// "the original author or authors", "all contributors": whoever wrote it.
bool names_somebody(std::string_view holder) {
  constexpr std::array<std::string_view, 16> kNobody{
      "the",    "original",     "author",  "authors", "author(s)", "or",
      "and",    "contributors", "all",     "project", "of",        "contributor(s)",
      "notice", "holder",       "holders", "this"};
  return std::ranges::any_of(split(holder, ' '), [&](std::string_view word) {
    return word.size() > 1 && !lists(kNobody, word);
  });
}

// Within a comment that was opened on an earlier line. `line` is a part of `text`.
bool is_in_block(std::string_view text, std::string_view line) {
  const std::string_view before =
      text.substr(0, static_cast<std::size_t>(line.data() - text.data()));
  const std::size_t open = before.rfind("/*");
  if (open == std::string_view::npos) return false;
  const std::size_t close = before.rfind("*/");
  return close == std::string_view::npos || close < open + 1;
}

}  // namespace

std::string copyright_holder(std::string_view text) {
  constexpr std::size_t kTop = 2000;
  constexpr std::string_view kWord = "copyright";
  for (const std::string_view raw : split(text.substr(0, kTop), '\n')) {
    const std::string_view line = trimmed(raw);
    const std::size_t start = line.find_first_not_of(kCommentMarks);
    if (start == std::string_view::npos) continue;
    if (start == 0 && !is_in_block(text, raw)) continue;
    const std::string said = lower(trimmed(line.substr(start)));
    const std::size_t at = said.starts_with("spdx-filecopyrighttext") ? said.find(kWord) : 0;
    if (!std::string_view(said).substr(at).starts_with(kWord)) continue;
    std::string_view name = without_years(std::string_view(said).substr(at + kWord.size()));
    name = name.substr(0, name.find_first_of(".,<*("));
    name = trimmed(name.substr(0, name.find("all rights")));
    if (names_somebody(name)) return std::string(name);
  }
  return "";
}

bool is_licence(std::string_view path) {
  constexpr std::array<std::string_view, 5> kNames{"license", "licence", "copying", "notice",
                                                   "authors"};
  return path.find('/') == std::string_view::npos &&
         lists(kNames, lower(path.substr(0, path.find('.'))));
}

CopiedFiles::CopiedFiles(const std::vector<SourceFile>& sources) {
  for (const SourceFile& file : sources) {
    if (is_licence(file.path)) licence_ += lower(file.text) + '\n';
    if (!holds_code(file)) continue;
    ++files_;
    std::string holder = copyright_holder(file.text);
    if (holder.empty()) continue;
    Held& held = holders_[std::move(holder)];
    ++held.files;
    held.shipped += is_shipped_header(file.path) ? 1U : 0U;
  }
}

bool CopiedFiles::has(const SourceFile& file) const {
  const auto holder = holders_.find(copyright_holder(file.text));
  if (holder == holders_.end() || licence_.find(holder->first) != std::string::npos) return false;
  const Held& held = holder->second;
  return held.files * 2 < files_ || held.files == held.shipped;
}

}  // namespace assay
