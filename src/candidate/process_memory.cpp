// SPDX-License-Identifier: MIT
// Proportional sizes from /proc/PID/smaps_rollup, else resident ones from /proc/PID/status.
#include "candidate/process_memory.h"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <string>
#include <string_view>

#include <fmt/core.h>

namespace assay {
namespace {

// The number of kilobytes behind "Name:" in such a file; 0 when it is not there.
double kb_behind(const std::string& path, std::string_view name) {
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with(name)) return std::strtod(line.c_str() + name.size(), nullptr);
  }
  return 0;
}

}  // namespace

Memory memory_of(const std::vector<pid_t>& processes) {
  constexpr double kb_per_mb = 1024;
  Memory memory;
  for (const pid_t pid : processes) {
    const std::string folder = fmt::format("/proc/{}/", pid);
    double kb = kb_behind(folder + "smaps_rollup", "Pss:");
    if (kb == 0) kb = kb_behind(folder + "status", "VmRSS:");
    memory.mb += kb / kb_per_mb;
    std::ifstream file(folder + "comm");
    std::string program;
    std::getline(file, program);
    const bool known = std::ranges::find(memory.programs, program) != memory.programs.end();
    if (!program.empty() && !known) memory.programs.push_back(program);
  }
  return memory;
}

}  // namespace assay
