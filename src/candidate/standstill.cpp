// SPDX-License-Identifier: MIT
// Stopping, spreading over the processors, and going on.
#include "candidate/standstill.h"

#include <algorithm>
#include <chrono>
#include <optional>
#include <signal.h>
#include <thread>
#include <utility>

#include "candidate/process_tree.h"

namespace assay {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::chrono::milliseconds kLongestWait{20};
constexpr std::chrono::microseconds kStandstillStep{100};

// The n-th of these processors, counted round and round; nothing when there is no choice.
std::optional<cpu_set_t> nth(const cpu_set_t& processors, int n) {
  const int count = CPU_COUNT(&processors);
  if (count < 2) return std::nullopt;
  int left = n % count;
  for (std::size_t i = 0; i < CPU_SETSIZE; ++i) {
    if (!CPU_ISSET(i, &processors) || left-- > 0) continue;
    cpu_set_t one;
    CPU_ZERO(&one);
    CPU_SET(i, &one);
    return one;
  }
  return std::nullopt;
}

}  // namespace

Standstill::Standstill(std::vector<pid_t> pids) : pids_(std::move(pids)) {
  for (const pid_t pid : pids_)
    ::kill(pid, SIGSTOP);
  const Clock::time_point until = Clock::now() + kLongestWait;
  while (!std::ranges::all_of(pids_, stands_still) && Clock::now() < until)
    std::this_thread::sleep_for(kStandstillStep);
  spread();
}

Standstill::~Standstill() {
  end();
  // A thread that one not yet given back starts inherits its one processor; the second round finds
  // it.
  for (int round = 0; round < 2; ++round) {
    for (const pid_t pid : pids_) {
      const auto process = allowed_.find(pid);
      if (process == allowed_.end()) continue;
      for (const pid_t thread : threads_of(pid)) {
        const auto known = allowed_.find(thread);
        const cpu_set_t& allowed = known == allowed_.end() ? process->second : known->second;
        sched_setaffinity(thread, sizeof allowed, &allowed);
      }
    }
  }
}

void Standstill::end() {
  if (std::exchange(ended_, true)) return;
  for (const pid_t pid : pids_)
    ::kill(pid, SIGCONT);
}

void Standstill::spread() {
  for (const pid_t pid : pids_) {
    int number = 0;
    for (const pid_t thread : threads_of(pid)) {
      cpu_set_t allowed;
      if (sched_getaffinity(thread, sizeof allowed, &allowed) != 0) continue;
      allowed_.emplace(thread, allowed);
      const std::optional<cpu_set_t> one = nth(allowed, number++);
      if (one) sched_setaffinity(thread, sizeof *one, &*one);
    }
  }
}

}  // namespace assay
