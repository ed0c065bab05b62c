// SPDX-License-Identifier: MIT
// CPU time of whole commands that touch no network, beside a program that does nothing.
#include <algorithm>
#include <cstdlib>
#include <fcntl.h>
#include <spawn.h>
#include <string>
#include <sys/resource.h>
#include <sys/wait.h>
#include <vector>

#include <benchmark/benchmark.h>

extern char** environ;  // NOLINT: POSIX

namespace assay {
namespace {

// Of one run to its end, output thrown away.
double cpu_ms(std::vector<std::string> words) {
  std::vector<char*> arguments;
  for (std::string& word : words)
    arguments.push_back(word.data());
  arguments.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0);
  pid_t pid = -1;
  if (posix_spawn(&pid, arguments[0], &actions, nullptr, arguments.data(), environ) != 0) {
    std::abort();
  }
  posix_spawn_file_actions_destroy(&actions);
  int status = 0;
  rusage usage{};
  if (wait4(pid, &status, 0, &usage) != pid || status != 0) std::abort();
  const auto ms = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_usec) / 1e3;
  };
  return ms(usage.ru_utime) + ms(usage.ru_stime);
}

double median(std::vector<double> values) {
  std::ranges::sort(values);
  return values[values.size() / 2];
}

// The two alternate, so that a busy machine slows both.
void command(benchmark::State& state, std::vector<std::string> words) {
  words.insert(words.begin(), ASSAY_BINARY);
  std::vector<double> ours;
  std::vector<double> nothing;
  for ([[maybe_unused]] auto round : state) {
    ours.push_back(cpu_ms(words));
    nothing.push_back(cpu_ms({"/bin/true"}));
  }
  state.counters["cpu_ms"] = median(ours);
  state.counters["true_ms"] = median(nothing);
}
BENCHMARK_CAPTURE(command, version, {"--version"})->Iterations(50);
BENCHMARK_CAPTURE(command, checks, {"checks"})->Iterations(50);
BENCHMARK_CAPTURE(command, rubric_check, {"rubric", "check", ASSAY_RUBRIC})->Iterations(50);

}  // namespace
}  // namespace assay

BENCHMARK_MAIN();
