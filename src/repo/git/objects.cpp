// SPDX-License-Identifier: MIT
// Parses objects as gitformat describes them, so that a hostile size is refused before it is read.
#include "repo/git/objects.h"

#include <algorithm>
#include <charconv>
#include <cstring>

#include "core/text.h"

namespace assay {
namespace {

constexpr std::size_t kMostCommit = std::size_t{1} << 20U;
constexpr std::size_t kMostTree = std::size_t{16} << 20U;
constexpr std::size_t kMostMessage = 4096;
constexpr int kMostTags = 8;  // that name one another

// "author A <a@b> 1700000000 +0100"
std::int64_t time_in(std::string_view line) {
  const std::size_t close = line.rfind('>');
  if (close == std::string_view::npos) return 0;
  const std::string_view rest = trimmed(line.substr(close + 1));
  std::int64_t time = 0;
  std::from_chars(rest.data(), rest.data() + rest.size(), time);
  return time;
}

Commit parse_commit(std::string_view bytes) {
  Commit commit;
  while (!bytes.empty()) {
    const std::string_view line = bytes.substr(0, bytes.find('\n'));
    bytes.remove_prefix(std::min(line.size() + 1, bytes.size()));
    if (line.empty()) break;
    if (line.starts_with("tree ")) {
      if (const auto id = object_id_from(line.substr(5))) commit.tree = *id;
    } else if (line.starts_with("parent ")) {
      if (const auto id = object_id_from(line.substr(7))) commit.parents.push_back(*id);
    } else if (line.starts_with("committer ")) {
      commit.time = time_in(line);
    }
  }
  commit.message = bytes.substr(0, kMostMessage);
  return commit;
}

// Modes are octal: 40000 a folder, 120000 a link, 160000 another repository, 100755 executable.
TreeKind kind_of(std::string_view mode) {
  if (mode.starts_with("4") || mode.starts_with("04")) return TreeKind::kFolder;
  if (mode.starts_with("12")) return TreeKind::kLink;
  return mode.starts_with("16") ? TreeKind::kSubmodule : TreeKind::kFile;
}

bool parse_tree(std::string_view bytes, const std::function<void(const TreeEntry&)>& take) {
  while (!bytes.empty()) {
    const std::size_t space = bytes.find(' ');
    const std::size_t end = bytes.find('\0', space == std::string_view::npos ? 0 : space);
    ObjectId id;
    if (space == std::string_view::npos || end == std::string_view::npos ||
        bytes.size() - end - 1 < id.bytes.size()) {
      return false;
    }
    std::memcpy(id.bytes.data(), bytes.data() + end + 1, id.bytes.size());
    const std::string_view mode = bytes.substr(0, space);
    take({.kind = kind_of(mode),
          .executable = mode == "100755",
          .name = bytes.substr(space + 1, end - space - 1),
          .id = id});
    bytes.remove_prefix(end + 1 + id.bytes.size());
  }
  return true;
}

}  // namespace

std::string_view subject_of(const Commit& commit) {
  const std::string_view message = trimmed(commit.message);
  return trimmed(message.substr(0, message.find('\n')));
}

std::optional<Commit> read_commit(const ObjectStore& store, const ObjectId& id) {
  std::optional<Commit> commit;
  store.read(id, kMostCommit, [&](ObjectKind kind, std::string_view bytes) {
    if (kind == ObjectKind::kCommit) commit = parse_commit(bytes);
  });
  return commit;
}

std::optional<ObjectId> peeled(const ObjectStore& store, ObjectId id) {
  for (int tags = 0; tags < kMostTags; ++tags) {
    std::optional<ObjectId> next;
    bool is_commit = false;
    store.read(id, kMostCommit, [&](ObjectKind kind, std::string_view bytes) {
      is_commit = kind == ObjectKind::kCommit;
      constexpr std::string_view kObject = "object ";
      if (kind == ObjectKind::kTag && bytes.starts_with(kObject)) {
        next = object_id_from(bytes.substr(kObject.size(), 40));
      }
    });
    if (is_commit) return id;
    if (!next) return std::nullopt;
    id = *next;
  }
  return std::nullopt;
}

bool each_entry(const ObjectStore& store,
                const ObjectId& tree,
                const std::function<void(const TreeEntry&)>& take) {
  bool whole = false;
  store.read(tree, kMostTree, [&](ObjectKind kind, std::string_view bytes) {
    whole = kind == ObjectKind::kTree && parse_tree(bytes, take);
  });
  return whole;
}

std::optional<std::string> read_blob(const ObjectStore& store,
                                     const ObjectId& id,
                                     std::size_t limit) {
  std::optional<std::string> text;
  store.read(id, limit, [&](ObjectKind kind, std::string_view bytes) {
    if (kind == ObjectKind::kBlob) text = std::string(bytes);
  });
  return text;
}

}  // namespace assay
