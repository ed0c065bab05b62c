// SPDX-License-Identifier: MIT
// Options, submission and rubric put together.
#include "run/configure.h"

#include <filesystem>
#include <utility>

#include <fmt/core.h>

namespace assay {
namespace {

Error as_error(const std::vector<Problem>& problems) {
  std::string text;
  for (const Problem& problem : problems)
    text += to_text(problem) + "\n";
  text += problems.size() == 1 ? "1 problem; nothing was run"
                               : fmt::format("{} problems; nothing was run", problems.size());
  return {ErrorKind::kUsage, std::move(text), ""};
}

std::string rubric_name(const Options& options, const Submission& submission) {
  if (!options.rubric.empty()) return options.rubric;
  if (submission.rubric.empty()) return "rest-api";
  const std::filesystem::path named = std::filesystem::path(options.repo) / submission.rubric;
  std::error_code error;
  return std::filesystem::exists(named, error) ? named.string() : submission.rubric;
}

}  // namespace

Result<Configured> configure(const Options& options) {
  Configured configured{.options = options};
  std::error_code error;
  if (!options.repo.empty() && !std::filesystem::is_directory(options.repo, error)) {
    return failure(ErrorKind::kUsage, fmt::format("'{}' is neither a folder nor an archive; name "
                                                  "the submission's folder, .zip or .tar.gz",
                                                  options.repo));
  }
  if (!options.repo.empty()) {
    LoadedSubmission loaded = load_submission(options.repo);
    if (!loaded.problems.empty()) return tl::unexpected(as_error(loaded.problems));
    configured.submission = std::move(loaded.submission);
  }
  LoadedRubric loaded = load_rubric(rubric_name(options, configured.submission), known_checks(),
                                    {.level = options.level});
  if (!loaded.rubric) return tl::unexpected(as_error(loaded.problems));
  configured.rubric = std::move(*loaded.rubric);
  for (std::string& refused : apply(configured.submission, configured.rubric)) {
    configured.submission.said.emplace_back("not taken", std::move(refused));
  }
  if (!options.start.empty()) configured.rubric.candidate.start = options.start;
  if (options.fail_under) configured.rubric.pass = *options.fail_under;
  return configured;
}

}  // namespace assay
