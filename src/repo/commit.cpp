// SPDX-License-Identifier: MIT
// Reads HEAD, the loose reference it names, and packed-refs (gitrepository-layout(5)).
#include "repo/commit.h"

#include <algorithm>
#include <cstddef>
#include <set>
#include <string_view>
#include <utility>

#include "core/text.h"

namespace assay {
namespace {

constexpr std::size_t kSmall = 4096;
constexpr std::size_t kPacked = std::size_t{8} << 20U;
constexpr std::size_t kMostIds = 100'000;
constexpr int kDeepestCommit = 12;  // folders of references

// The id at the start of a line; empty when there is none.
std::string_view id_in(std::string_view line) {
  const std::string_view id = trimmed(line.substr(0, line.find(' ')));
  const bool sized = id.size() == 40 || id.size() == 64;  // SHA-1 or SHA-256
  const bool hexadecimal = id.find_first_not_of("0123456789abcdef") == std::string_view::npos;
  return sized && hexadecimal ? id : std::string_view();
}

std::string id_in_packed(std::string_view packed, std::string_view reference) {
  for (const std::string_view line : split(packed, '\n')) {
    const std::size_t space = line.find(' ');
    if (space != std::string_view::npos && trimmed(line.substr(space)) == reference) {
      return std::string(id_in(line));
    }
  }
  return "";
}

void add_packed(std::string_view packed, std::set<std::string>& ids) {
  for (std::string_view line : split(packed, '\n')) {
    if (line.starts_with('^')) line.remove_prefix(1);  // what the tag of the line above names
    const std::string_view id = id_in(line);
    if (!id.empty() && ids.size() < kMostIds) ids.emplace(id);
  }
}

void add_loose(const Folder& folder, int depth, std::set<std::string>& ids) {
  if (depth > kDeepestCommit) return;
  for (const FolderEntry& entry : folder.entries(kMostIds)) {
    if (ids.size() >= kMostIds) return;
    if (entry.kind == EntryKind::kFile) {
      const std::string text = folder.read(entry.name, kSmall).value_or("");
      if (const std::string_view id = id_in(text); !id.empty()) ids.emplace(id);
    } else if (entry.kind == EntryKind::kFolder) {
      if (const auto child = folder.child(entry.name)) add_loose(*child, depth + 1, ids);
    }
  }
}

}  // namespace

bool is_bare(const Folder& root) {
  return !root.child(".git") && root.read("HEAD", kSmall) && root.child("objects") &&
         root.child("refs");
}

std::string head_commit(const Folder& git) {
  const std::string head = git.read("HEAD", kSmall).value_or("");
  constexpr std::string_view kSymbolic = "ref:";
  if (!head.starts_with(kSymbolic)) return std::string(id_in(head));

  const std::string reference(trimmed(std::string_view(head).substr(kSymbolic.size())));
  if (!reference.starts_with("refs/")) return "";
  if (const auto loose = git.read_below(reference, kSmall)) return std::string(id_in(*loose));
  return id_in_packed(git.read("packed-refs", kPacked).value_or(""), reference);
}

std::string commit_of(const Folder& root) {
  const auto git = root.child(".git");
  return git ? head_commit(*git) : "";
}

std::vector<std::string> reference_ids(const Folder& git) {
  std::set<std::string> ids;
  if (std::string head = head_commit(git); !head.empty()) ids.insert(std::move(head));
  add_packed(git.read("packed-refs", kPacked).value_or(""), ids);
  if (const auto references = git.child("refs")) add_loose(*references, 0, ids);
  return {ids.begin(), ids.end()};
}

}  // namespace assay
