// SPDX-License-Identifier: MIT
// Which processes belong to a candidate, and which of them listen: read from /proc.
#pragma once

#include <string>
#include <sys/types.h>
#include <vector>

namespace assay {

struct Process {
  pid_t pid = 0;
  pid_t parent = 0;
  std::vector<int> ports{};  // TCP ports that it listens on; only listening() fills it
};

// The processes that run below `root` (itself included; 0 for none) or that carry `marker`
// ("NAME=value") in their environment, with all that run below those. A process that cleared its
// environment and left its parent is missed. Zombies do not count.
std::vector<Process> process_tree(pid_t root, const std::string& marker);

// Whether a process was stopped by a signal, or is gone.
bool stands_still(pid_t pid);

// The threads of a process, by their ids; empty when it is gone.
std::vector<pid_t> threads_of(pid_t pid);

// The same processes with their ports.
std::vector<Process> listening(std::vector<Process> processes);

// Those that listen and have no listening process above them.
std::vector<pid_t> outermost_listeners(const std::vector<Process>& listening);

}  // namespace assay
