// SPDX-License-Identifier: MIT
// A candidate's service that assay launched: its process tree, its output, its sandbox.
#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "core/result.h"
#include "core/world.h"

namespace assay {

struct LaunchSpec {
  std::string command{};  // for /bin/sh -c, run in `folder`
  std::string folder{};   // the submission
  std::string scratch{};  // writable, empty, of this run
  Environment env{};
  bool sandbox = true;
  std::size_t log_bytes = 8U << 20U;  // kept of its output; the oldest goes first
};

// Owns the whole process tree: nothing of it lives past the destructor.
class Candidate {
 public:
  // Starts the command in a process group (and, where the system allows, a sandbox) of its own.
  static Result<Candidate> launch(const LaunchSpec& spec);

  Candidate(Candidate&&) noexcept;
  Candidate& operator=(Candidate&&) noexcept;
  Candidate(const Candidate&) = delete;
  Candidate& operator=(const Candidate&) = delete;
  ~Candidate();

  bool alive();
  // "exited with status 3", "was killed by signal 9"; empty while alive.
  std::string ending();
  // Its captured standard output and error so far, interleaved as they came.
  std::string log() const;
  // SIGTERM, `grace_ms` for the tree to end, then SIGKILL for what is left.
  void stop(int grace_ms);
  // SIGKILL to the whole tree at once.
  void kill();

 private:
  struct Impl;
  explicit Candidate(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

// A loopback TCP port that is free now.
Result<int> free_port();

// Moves this process into a network of its own that has nothing but loopback, so that what it
// launches can reach nothing else. True when that worked; call before any thread or socket exists.
bool enter_private_network();

// What confines a candidate launched with these choices, in one sentence for the report.
std::string describe_sandbox(bool sandbox, bool private_network);

}  // namespace assay
