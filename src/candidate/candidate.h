// SPDX-License-Identifier: MIT
// A candidate's service that assay launched: its process tree, its output, its sandbox.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "candidate/standstill.h"
#include "core/result.h"
#include "core/world.h"

namespace assay {

struct LaunchSpec {
  std::string command{};  // for /bin/sh -c, run in `folder`
  std::string folder{};   // the submission
  std::string scratch{};  // writable, empty, of this run
  std::string shared{};   // another folder that it may write to; empty: none
  Environment env{};
  bool sandbox = true;
  std::size_t log_bytes = 8U << 20U;  // kept of its output; the oldest goes first
};

// Owns the whole process tree: nothing of it lives past the destructor.
//
// It gets a session of its own, no standard input, none of assay's open files, and of assay's
// environment only PATH, LANG and where toolchains are installed (JAVA_HOME and the like); HOME,
// TMPDIR, PYTHONUNBUFFERED=1 (else a Python service logs nothing until it ends) and `env` come on
// top. It may leave no core dump, write no file beyond 4 GiB, run at most 8,192 processes, and is
// the first to go when memory runs out.
//
// In the sandbox (bubblewrap, where installed and allowed) the system is read-only; /tmp, /var/tmp,
// /run and the home directory are its own, with the toolchains of the real home shown in it; and
// what it writes to its own folder or to those toolchains' caches lands in `scratch`/.assay, which
// outlives a restart with the same scratch, and never in the real ones. The tree dies with assay
// even when assay is killed. Without the sandbox it runs in place with the real HOME, and only its
// first process is sure to die with a killed assay.
//
// Launch from a thread that lives as long as the candidate: to the kernel, the launching thread is
// the parent whose death ends it. Not thread-safe.
class Candidate {
 public:
  // Starts the command. Fails (kUndecided) when the folder or the shell cannot be had; a command
  // that fails is a candidate that is not alive.
  static Result<Candidate> launch(const LaunchSpec& spec);

  Candidate(Candidate&&) noexcept;
  Candidate& operator=(Candidate&&) noexcept;
  Candidate(const Candidate&) = delete;
  Candidate& operator=(const Candidate&) = delete;
  ~Candidate();

  // True while the command runs, or has ended with 0 and left processes in the background.
  bool alive();
  // "exited with status 3", "was killed by signal 9"; empty while alive.
  std::string ending();
  // What the command itself ended with, whatever runs on behind it: its status, or 128 and the
  // number of the signal that ended it. Nothing while it runs.
  std::optional<int> exit_status();
  // Its captured standard output and error so far, interleaved as they came.
  std::string log() const;
  // The TCP ports that it listens on, in ascending order.
  std::vector<int> ports() const;
  // What the tree holds in memory now.
  Memory memory() const;
  // Stops the whole tree, as it was at most half a second ago, for as long as the result stands.
  std::unique_ptr<Standstill> freeze() const;
  // SIGTERM, `grace_ms` for the tree to end, then SIGKILL for what is left. The signal goes to the
  // outermost processes that listen, as it would in a container, since the shells and package
  // managers around them mostly swallow it; to the whole tree when none listens.
  void stop(int grace_ms);
  // The SIGTERM of stop() alone.
  void terminate();
  // Waits until the whole tree is gone; false when it is not by then.
  bool ends_within(int ms);
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
