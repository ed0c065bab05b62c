// SPDX-License-Identifier: MIT
// Unpacks archives, and writes out the graded commit of a bare repository.
#include "repo/open.h"

#include <algorithm>

#include <fmt/core.h>

#include "repo/archive.h"
#include "repo/commit.h"
#include "repo/git/view.h"
#include "repo/tree_writer.h"

namespace assay {
namespace {

constexpr std::size_t kMostBlob = std::size_t{64} << 20U;
constexpr std::size_t kMostTarget = 4096;  // of a link

void write_out(const GitView& view, TreeWriter& writer) {
  for (const TrackedFile& file : view.tracked.files) {
    if (file.kind == TreeKind::kLink) {
      if (const auto target = read_blob(view.store, file.id, kMostTarget)) {
        writer.add_link(file.path, *target);
      }
    } else if (file.kind == TreeKind::kFile && writer.open_file(file.path, file.executable)) {
      bool written = false;
      view.store.read(file.id, kMostBlob, [&](ObjectKind /*kind*/, std::string_view bytes) {
        written = writer.write(bytes);
      });
      if (!written) writer.refuse(file.path, "it is too large or missing");
    }
    if (writer.is_full()) return;
  }
}

Result<OpenedRepository> open_bare(const Folder& git,
                                   const std::string& path,
                                   const std::string& into) {
  OpenedRepository opened{.folder = into, .git = path, .handed_in = true};
  std::string reason;
  const auto view = view_git(git, path, "", reason, opened.notes);
  if (!view) {
    return failure(ErrorKind::kUsage,
                   fmt::format("the repository {} cannot be read: {}", path, reason));
  }
  Result<TreeWriter> writer = TreeWriter::into(into);
  if (!writer) return tl::unexpected(writer.error());
  write_out(*view, *writer);
  writer->finish();
  std::ranges::copy(writer->notes(), std::back_inserter(opened.notes));
  opened.truncated = writer->is_full() || view->tracked.truncated;
  return opened;
}

}  // namespace

Result<OpenedRepository> open_repository(const std::string& path,
                                         const std::function<Result<std::string>()>& scratch) {
  if (is_archive(path) && !Folder::open(path)) {
    const Result<std::string> into = scratch();
    if (!into) return tl::unexpected(into.error());
    Result<Unpacked> unpacked = unpack(path, *into);
    if (!unpacked) return tl::unexpected(unpacked.error());
    return OpenedRepository{.folder = std::move(unpacked->root),
                            .handed_in = true,
                            .notes = std::move(unpacked->notes),
                            .truncated = unpacked->truncated};
  }
  const Result<Folder> root = Folder::open(path);
  if (!root) return tl::unexpected(root.error());
  if (!is_bare(*root)) return OpenedRepository{.folder = path};
  const Result<std::string> into = scratch();
  if (!into) return tl::unexpected(into.error());
  return open_bare(*root, path, *into);
}

}  // namespace assay
