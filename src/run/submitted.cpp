// SPDX-License-Identifier: MIT
// Unpacks into a folder of the run's own.
#include "run/submitted.h"

#include <filesystem>
#include <utility>

#include "repo/archive.h"
#include "repo/read.h"

namespace assay {
namespace {

// What the rubric itself gives away: candidates repeat it in tests and documents.
std::vector<std::string> stated_secrets(const Rubric& rubric) {
  std::vector<std::string> stated;
  for (const auto& [name, value] : rubric.candidate.env)
    stated.push_back(value);
  for (const Webhook& webhook : rubric.contract.webhooks)
    stated.push_back(webhook.signing.secret);
  for (const OutboundWebhook& outbound : rubric.contract.outbound) {
    if (outbound.signing) stated.push_back(outbound.signing->secret);
  }
  const std::optional<Users>& users = rubric.contract.users;
  if (users && users->admin) stated.push_back(users->admin->password);
  return stated;
}

}  // namespace

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

Result<Snapshot> read_submission(const Submitted& submitted, const Rubric& rubric) {
  const OpenedRepository& opened = *submitted.opened;
  return read_repository(opened.folder, {.git = opened.git,
                                         .handed_in = opened.handed_in,
                                         .starter = rubric.candidate.template_commit,
                                         .stated = stated_secrets(rubric),
                                         .notes = opened.notes,
                                         .truncated = opened.truncated});
}

}  // namespace assay
