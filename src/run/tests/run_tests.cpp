// SPDX-License-Identifier: MIT
// Tries test commands until one runs, and runs that one again.
#include "run/tests/run_tests.h"

#include <chrono>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

#include <fmt/core.h>

#include "candidate/candidate.h"
#include "candidate/environment.h"
#include "core/redact.h"
#include "core/text.h"
#include "report/coverage_read.h"
#include "report/junit_read.h"
#include "run/command.h"
#include "run/scratch.h"
#include "run/tests/test_command.h"
#include "run/tests/test_output.h"

namespace assay {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t kRunMostOutput = 24U << 20U;
constexpr std::size_t kMostTries = 3;
constexpr std::size_t kRunMostNames = 20;
constexpr int kRunNotFound = 127;
constexpr int kRunNotExecutable = 126;
constexpr std::chrono::milliseconds kRunStep{20};
constexpr std::string_view kMark = "@@assay-report@@";

// Runs the command that stands in ASSAY_TESTS, then shows the reports that it wrote. A Python
// environment and Node's programs of the submission's own come first on PATH.
constexpr const char* kScript = R"sh(cd "./$ASSAY_FOLDER" || exit 126
for bin in .venv/bin venv/bin env/bin node_modules/.bin; do
  [ -d "$bin" ] && PATH="$PWD/$bin:$PATH"
done
stamp="$TMPDIR/assay-stamp"
: >"$stamp"
touch -d '1 second ago' "$stamp" 2>/dev/null
sh -c "$ASSAY_TESTS" </dev/null
code=$?
find . -name node_modules -prune -o -type f -newer "$stamp" -size -4096k \
  \( -name 'TEST-*.xml' -o -name '*junit*.xml' -o -name 'coverage.xml' -o -name 'cobertura*.xml' \
  -o -name 'clover.xml' -o -name 'jacoco*.xml' -o -name 'lcov.info' -o -name 'cover*.out' \) \
  -print 2>/dev/null | head -n 300 | while read -r file; do
  printf '\n@@assay-report@@\n'
  cat "$file"
done
exit $code
)sh";

struct TestRun {
  int status = 0;
  bool timed_out = false;
  double ms = 0;
  TestCounts counts{};
  std::string missing{};
  std::string output{};  // its last lines
  std::optional<double> coverage{};
  std::vector<std::string> failed{};
};

void add_reports(const std::vector<std::string_view>& reports, TestRun& run) {
  TestCounts sum{.runner = "JUnit XML", .counted = true};
  Coverage lines;
  for (const std::string_view text : reports) {
    if (const auto cases = read_junit(text)) {
      sum.passed += cases->passed;
      sum.skipped += cases->skipped;
      sum.failed += static_cast<int>(cases->failed.size());
      for (const FailedCase& one : cases->failed) {
        if (run.failed.size() < kRunMostNames) run.failed.push_back(printable(one.name));
      }
    } else if (const auto coverage = read_coverage(text)) {
      lines.covered += coverage->covered;
      lines.lines += coverage->lines;
    }
  }
  if (sum.passed + sum.failed + sum.skipped > 0) run.counts = sum;
  if (lines.lines > 0) run.coverage = 100.0 * lines.covered / lines.lines;
}

// What came before the first mark is the runner's own; each mark begins a report.
void read_output(const std::string& log, TestRun& run) {
  std::vector<std::string_view> parts;
  std::string_view rest = log;
  for (std::size_t at = rest.find(kMark); at != std::string_view::npos; at = rest.find(kMark)) {
    parts.push_back(rest.substr(0, at));
    rest.remove_prefix(at + kMark.size());
    if (rest.starts_with('\n')) rest.remove_prefix(1);
  }
  parts.push_back(rest);
  const std::string_view output = parts.front();
  run.counts = counts_in(output);
  run.coverage = coverage_in(output);
  run.output = output_tail(uncoloured(output));
  parts.erase(parts.begin());
  for (std::string_view& report : parts)
    report = trimmed(report);
  add_reports(parts, run);
  const bool good = run.status == 0 && run.counts.failed == 0;
  if (!good) run.missing = missing_in(output);
  if (run.timed_out) return;
  const bool not_run = run.status == kRunNotFound || run.status == kRunNotExecutable;
  if (not_run && run.missing.empty()) run.missing = "a program that it calls";
}

Result<TestRun> run_once(const TestCommand& command,
                         const TestPlace& place,
                         const std::atomic<bool>& stop) {
  const Result<ScratchFolder> scratch = ScratchFolder::make();
  if (!scratch) return tl::unexpected(scratch.error());
  const Environment environment{{"ASSAY_TESTS", command.command},
                                {"ASSAY_FOLDER", command.folder.empty() ? "." : command.folder},
                                {"CI", "true"},
                                {"GOPROXY", "off"},
                                {"GOTOOLCHAIN", "local"},
                                {"NO_COLOR", "1"},
                                {"PYTHONDONTWRITEBYTECODE", "1"}};
  Result<Candidate> running = Candidate::launch({.command = kScript,
                                                 .folder = place.root,
                                                 .scratch = scratch->path(),
                                                 .env = environment,
                                                 .sandbox = place.sandbox,
                                                 .log_bytes = kRunMostOutput});
  if (!running) return tl::unexpected(running.error());
  const Clock::time_point begin = Clock::now();
  const auto so_far = [&] {
    return std::chrono::duration<double, std::milli>(Clock::now() - begin).count();
  };
  TestRun run;
  while (!running->exit_status() && !run.timed_out) {
    if (stop || so_far() > place.within_ms) run.timed_out = true;
    std::this_thread::sleep_for(kRunStep);
  }
  run.ms = so_far();
  run.status = running->exit_status().value_or(kRunNotExecutable);
  running->kill();
  read_output(running->log(), run);
  return run;
}

Json to_json(const TestRun& run) {
  return Json::object({{"status", run.status},
                       {"timed_out", run.timed_out},
                       {"ms", run.ms},
                       {"counted", run.counts.counted},
                       {"passed", run.counts.passed},
                       {"failed", run.counts.failed},
                       {"skipped", run.counts.skipped},
                       {"runner", run.counts.runner},
                       {"missing", run.missing},
                       {"output", run.output}});
}

void note_run(const TestRun& run, Json& facts) {
  Json runs = facts.find("runs") == nullptr ? Json::array() : *facts.find("runs");
  runs.push(to_json(run));
  facts.set("runs", std::move(runs));
  if (run.coverage) facts.set("coverage", *run.coverage);
  if (run.failed.empty()) return;
  Json names = Json::array();
  for (const std::string& name : run.failed)
    names.push(name);
  facts.set("failed", std::move(names));
}

// A target that first fetches a tool, or a build that a newer compiler refuses: another command may
// still run the same tests.
bool ended_before_any_test(const TestRun& run) {
  return !run.timed_out && run.status != 0 && run.counts.passed + run.counts.failed == 0;
}

void note_command(const TestCommand& command, Json& facts) {
  facts.set("command", command.command);
  facts.set("folder", command.folder);
  facts.set("source", command.source);
}

struct TestAttempts {
  Json facts = Json::object();
  Json tried = Json::array();
  std::optional<std::pair<TestCommand, TestRun>> mute{};  // the first that ended before any test
};

Json lacking(const TestCommand& command, const std::string& missing, const std::string& output) {
  return Json::object({{"command", command.command},
                       {"folder", command.folder},
                       {"source", command.source},
                       {"missing", missing},
                       {"output", output}});
}

// Whether this command ran tests, or took the time there was for them; then no other is tried.
bool try_command(const TestCommand& command,
                 const TestPlace& place,
                 Progress& progress,
                 const std::atomic<bool>& stop,
                 TestAttempts& seen) {
  progress.step("running the tests: " + command.command);
  Result<TestRun> first = run_once(command, place, stop);
  const std::string missing = first ? first->missing : first.error().message;
  if (!missing.empty()) {
    seen.tried.push(lacking(command, missing, first ? first->output : ""));
    return false;
  }
  if (ended_before_any_test(*first)) {
    if (!seen.mute) seen.mute.emplace(command, std::move(*first));
    return false;
  }
  note_command(command, seen.facts);
  note_run(*first, seen.facts);
  if (first->timed_out || stop) return true;
  progress.step("running the tests again: " + command.command);
  if (const Result<TestRun> second = run_once(command, place, stop)) note_run(*second, seen.facts);
  return true;
}

}  // namespace

Json run_tests(const Snapshot& repo,
               const TestPlace& place,
               Progress& progress,
               const std::atomic<bool>& stop) {
  TestAttempts seen;
  Json& facts = seen.facts;
  if (repo.tests.empty()) return facts;
  const std::vector<TestCommand> commands = test_commands(repo);
  if (commands.empty() && tests_need_docker(repo)) facts.set("docker", true);
  for (std::size_t i = 0; i < std::min(commands.size(), kMostTries) && !stop; ++i) {
    if (try_command(commands[i], place, progress, stop, seen)) break;
  }
  if (seen.mute && facts.find("runs") == nullptr) {
    note_command(seen.mute->first, facts);
    note_run(seen.mute->second, facts);
  }
  if (!seen.tried.empty()) facts.set("tried", std::move(seen.tried));
  return std::move(facts);
}

}  // namespace assay
