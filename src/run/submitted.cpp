// SPDX-License-Identifier: MIT
// Unpacks into a folder of the run's own.
#include "run/submitted.h"

#include <filesystem>
#include <utility>

#include "repo/archive.h"
#include "repo/read.h"

namespace assay {

Result<Submitted> open_submission(const Options& options) {
  Submitted submitted{.options = options};
  std::error_code error;
  if (options.repo.empty() || !std::filesystem::exists(options.repo, error)) return submitted;
  const bool folder = std::filesystem::is_directory(options.repo, error);
  if (!folder && !is_archive(options.repo)) return submitted;
  Result<OpenedRepository> opened = open_repository(options.repo, [&]() -> Result<std::string> {
    Result<ScratchFolder> made = ScratchFolder::make();
    if (!made) return tl::unexpected(made.error());
    submitted.scratch = std::move(*made);
    return submitted.scratch->path();
  });
  if (!opened) return tl::unexpected(opened.error());
  submitted.options.repo = opened->folder;
  submitted.opened = std::move(*opened);
  return submitted;
}

Result<Snapshot> read_submission(const Submitted& submitted, const CandidateSpec& candidate) {
  const OpenedRepository& opened = *submitted.opened;
  return read_repository(opened.folder, {.git = opened.git,
                                         .handed_in = opened.handed_in,
                                         .starter = candidate.template_commit,
                                         .notes = opened.notes,
                                         .truncated = opened.truncated});
}

}  // namespace assay
