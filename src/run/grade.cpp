// SPDX-License-Identifier: MIT
// The eight steps from rubric to report.
#include "run/grade.h"

#include <chrono>
#include <filesystem>
#include <optional>
#include <utility>

#include <fmt/chrono.h>

#include "core/redact.h"
#include "core/text.h"
#include "report/formats.h"
#include "run/assemble.h"
#include "run/configure.h"
#include "run/look.h"
#include "run/submitted.h"

namespace assay {
namespace {

using Clock = std::chrono::steady_clock;

std::string now_utc() {
  const std::time_t now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
  return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(now));
}

std::string name_of(const Options& options) {
  if (options.repo.empty()) return options.url;
  std::error_code error;
  const std::filesystem::path folder = std::filesystem::weakly_canonical(options.repo, error);
  return error || folder.filename().empty() ? options.repo : folder.filename().string();
}

CandidateId describe_candidate(const Options& options,
                               const Configured& configured,
                               const Seen& seen,
                               const std::optional<Snapshot>& snapshot) {
  CandidateId candidate{.name = name_of(options),
                        .url = seen.base,
                        .repo = options.repo,
                        .commit = snapshot ? snapshot->commit : "",
                        .start = seen.command,
                        .sandbox = seen.sandbox,
                        .said = configured.submission.said,
                        .notes = snapshot ? snapshot->notes : std::vector<std::string>{}};
  if (!seen.not_started) return candidate;
  for (const std::string_view line : split(seen.not_started->message, '\n')) {
    candidate.log.push_back(redacted_text(line));
  }
  return candidate;
}

Tape without_secrets(const Tape& tape) {
  Tape cut(tape.check(), tape.subject());
  cut.set_facts(tape.facts());
  if (tape.halt()) cut.stop(*tape.halt());
  for (const Tape::Entry& entry : tape.entries())
    cut.add(entry.name, redacted(entry.exchange));
  return cut;
}

// Lets go of each tape as its copy without secrets is made: they are most of a run's memory.
SavedRun record(const Report& report, Seen seen, const std::optional<Snapshot>& snapshot) {
  SavedRun saved{.report = to_json(report), .dialect = to_json(seen.dialect)};
  if (snapshot) saved.snapshot = to_json(*snapshot);
  // A vector that grows copies its tapes, since moving a deque may throw.
  std::size_t count = 1;
  for (const auto& [id, gathered] : seen.tapes)
    count += gathered.tapes.size();
  saved.tapes.reserve(count);
  for (auto& [id, gathered] : seen.tapes) {
    for (Tape& tape : gathered.tapes)
      saved.tapes.push_back(without_secrets(std::exchange(tape, {})));
  }
  saved.tapes.push_back(without_secrets(seen.discovery));
  return saved;
}

}  // namespace

Result<Graded> grade(const Options& options, Progress& progress, const std::atomic<bool>& stop) {
  const Clock::time_point begin = Clock::now();
  const std::string started = now_utc();
  const Result<Submitted> submitted = open_submission(options);
  if (!submitted) return tl::unexpected(submitted.error());
  Result<Configured> configured = configure(submitted->options);
  if (!configured) return tl::unexpected(configured.error());
  const std::vector<Bound> bound = bind(configured->rubric, options);
  const bool selected = !options.only.empty() || !options.skip.empty();
  if (bound.empty() && selected) {
    return failure(ErrorKind::kUsage,
                   "--only and --skip leave no criterion of this rubric; `assay rubric show` lists "
                   "their ids");
  }
  std::optional<Snapshot> snapshot;
  if (!options.repo.empty()) {
    progress.step("reading " + options.repo);
    Result<Snapshot> read = read_submission(*submitted, configured->rubric);
    if (!read) return tl::unexpected(read.error());
    snapshot = std::move(*read);
    snapshot->root = options.repo;
  }
  Seen seen = look(*configured, bound, snapshot ? &*snapshot : nullptr, progress, stop);
  Report report = assemble(configured->rubric, bound, seen.tapes, snapshot ? &*snapshot : nullptr);
  report.candidate = describe_candidate(options, *configured, seen, snapshot);
  report.dialect = seen.dialect.bindings;
  report.seed = options.seed;
  report.started = started;
  report.requests = seen.requests;
  report.interrupted = seen.interrupted;
  report.duration_ms = std::chrono::duration<double, std::milli>(Clock::now() - begin).count();
  SavedRun saved = record(report, std::move(seen), snapshot);
  return Graded{std::move(report), std::move(saved)};
}

}  // namespace assay
