// SPDX-License-Identifier: MIT
// Processes that stand still for a moment and go on with their threads side by side.
#pragma once

#include <map>
#include <sched.h>
#include <sys/types.h>
#include <vector>

namespace assay {

// While it stands, whatever comes in waits in the system's buffers. The threads are spread over the
// processors meanwhile: left alone, those that wake up together mostly queue up for one of them and
// run one after another.
class Standstill {
 public:
  // SIGSTOP to all; returns once none runs, or after 20 ms.
  explicit Standstill(std::vector<pid_t> pids);
  // Gives each thread back the processors that it may run on.
  ~Standstill();
  Standstill(const Standstill&) = delete;
  Standstill& operator=(const Standstill&) = delete;
  Standstill(Standstill&&) = delete;
  Standstill& operator=(Standstill&&) = delete;

  // SIGCONT to all, at once.
  void end();

 private:
  void spread();

  std::vector<pid_t> pids_;
  bool ended_ = false;
  std::map<pid_t, cpu_set_t> allowed_{};  // to each thread, before
};

}  // namespace assay
