// SPDX-License-Identifier: MIT
// fork, and what a child does between fork and exec: nothing in it may allocate or lock.
#include "candidate/spawn.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <ctime>
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <system_error>
#include <unistd.h>

#include <fmt/core.h>

namespace assay {
namespace {

constexpr rlim_t kFileBytes = 4ULL << 30U;
constexpr rlim_t kProcesses = 8'192;  // of this user, assay's and the desktop's included
constexpr rlim_t kFilesSoft = 4'096;
constexpr rlim_t kFilesHard = 65'536;

// Why a child could not become its program, as it tells its parent.
enum class Step : int { kMount, kOverlay, kFolder, kProgram };
struct Complaint {
  Step step = Step::kProgram;
  int error = 0;
};

std::string_view to_string(Step step) {
  switch (step) {
    case Step::kMount:
      return "enter a mount namespace";
    case Step::kOverlay:
      return "lay a scratch layer over a folder";
    case Step::kFolder:
      return "enter the folder";
    case Step::kProgram:
      return "start the program";
  }
  return "";
}

// What the child needs, all of it made before the fork.
struct Prepared {
  const Spawn& what;
  std::vector<char*> arguments{};
  std::vector<char*> environment{};
  IdMaps maps = own_id_maps();
  pid_t parent = getpid();
  int complaints = -1;
};

std::vector<char*> pointers(const std::vector<std::string>& texts) {
  std::vector<char*> out;
  out.reserve(texts.size() + 1);
  for (const std::string& text : texts)
    out.push_back(const_cast<char*>(text.c_str()));
  out.push_back(nullptr);
  return out;
}

[[noreturn]] void complain(int pipe, Step step) {
  const Complaint complaint{step, errno};
  (void)!write(pipe, &complaint, sizeof complaint);
  _exit(127);
}

void lower(__rlimit_resource resource, rlim_t soft, rlim_t hard) {
  rlimit limit{};
  if (getrlimit(resource, &limit) != 0) return;
  limit.rlim_max = std::min(limit.rlim_max, hard);
  limit.rlim_cur = std::min(soft, limit.rlim_max);
  setrlimit(resource, &limit);
}

// No limit on address space: Node.js and the JVM reserve far more than they use.
void set_limits() {
  lower(RLIMIT_CORE, 0, 0);
  lower(RLIMIT_FSIZE, kFileBytes, kFileBytes);
  lower(RLIMIT_NPROC, kProcesses, kProcesses);
  lower(RLIMIT_NOFILE, kFilesSoft, kFilesHard);
  const int score = open("/proc/self/oom_score_adj", O_WRONLY | O_CLOEXEC);
  if (score >= 0) {
    (void)!write(score, "1000", 4);
    close(score);
  }
}

// Ignored signals and a blocked mask would be inherited.
void reset_signals() {
  struct sigaction usual {};
  usual.sa_handler = SIG_DFL;
  for (int number = 1; number < NSIG; ++number)
    sigaction(number, &usual, nullptr);
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, nullptr);  // NOLINT(concurrency-mt-unsafe): of the forked child
}

void set_files(int output) {
  const int nothing = open("/dev/null", O_RDWR | O_CLOEXEC);
  dup2(nothing, STDIN_FILENO);
  dup2(output < 0 ? nothing : output, STDOUT_FILENO);
  dup2(output < 0 ? nothing : output, STDERR_FILENO);
  close_range(STDERR_FILENO + 1, ~0U, CLOSE_RANGE_CLOEXEC);
}

[[noreturn]] void become(const Prepared& prepared) {
  const Spawn& what = prepared.what;
  setsid();
  reset_signals();
  set_files(what.output);
  set_limits();
  if (!what.overlays.empty()) {
    if (!enter_mount_namespace(prepared.maps)) complain(prepared.complaints, Step::kMount);
    for (const Overlay& overlay : what.overlays) {
      if (!mount_overlay(overlay)) complain(prepared.complaints, Step::kOverlay);
    }
  }
  if (chdir(what.folder.c_str()) != 0) complain(prepared.complaints, Step::kFolder);
  // After the namespaces, since a change of credentials would undo it.
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (getppid() != prepared.parent) _exit(127);
  execve(prepared.arguments.front(), prepared.arguments.data(), prepared.environment.data());
  complain(prepared.complaints, Step::kProgram);
}

}  // namespace

Result<pid_t> spawn(const Spawn& what) {
  Prepared prepared{.what = what};
  prepared.arguments = pointers(what.arguments);
  prepared.environment = pointers(what.environment);
  std::array<int, 2> ends{};
  if (pipe2(ends.data(), O_CLOEXEC) != 0) {
    return failure(ErrorKind::kUndecided, "cannot start a process: no pipe can be opened");
  }
  prepared.complaints = ends[1];
  const pid_t child = fork();
  if (child == 0) become(prepared);
  close(ends[1]);
  Complaint complaint{};
  const bool failed = child > 0 && read(ends[0], &complaint, sizeof complaint) > 0;
  close(ends[0]);
  if (child < 0) {
    return failure(ErrorKind::kUndecided, "cannot start a process: the system allows no more");
  }
  if (!failed) return child;
  waitpid(child, nullptr, 0);
  return failure(
      ErrorKind::kUndecided,
      fmt::format("cannot {} for {}: {}", to_string(complaint.step), what.arguments.front(),
                  std::generic_category().message(complaint.error)),
      what.folder);
}

bool succeeds(const Spawn& what, int within_ms) {
  const Result<pid_t> started = spawn(what);
  if (!started) return false;
  for (int waited = 0;; ++waited) {
    int status = 0;
    const pid_t ended = waitpid(*started, &status, WNOHANG);
    if (ended != 0) return ended == *started && WIFEXITED(status) && WEXITSTATUS(status) == 0;
    if (waited >= within_ms) break;
    const timespec pause{.tv_sec = 0, .tv_nsec = 1'000'000};
    nanosleep(&pause, nullptr);
  }
  ::kill(-*started, SIGKILL);
  waitpid(*started, nullptr, 0);
  return false;
}

}  // namespace assay
