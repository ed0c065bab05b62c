// SPDX-License-Identifier: MIT
// Launching, watching and ending a process tree.
#include "candidate/candidate.h"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <optional>
#include <set>
#include <signal.h>
#include <sys/wait.h>
#include <system_error>
#include <thread>
#include <utility>

#include <fmt/core.h>

#include "candidate/output.h"
#include "candidate/process_memory.h"
#include "candidate/process_tree.h"
#include "candidate/sandbox.h"
#include "candidate/spawn.h"

namespace assay {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

constexpr milliseconds kStep{5};
constexpr int kKillMs = 3'000;          // for the kernel to clear away what was killed
constexpr int kLastWordsMs = 100;       // for what it wrote last
constexpr milliseconds kWindDown{500};  // for what stands around a service to end with it
constexpr milliseconds kFresh{500};     // for which a look at the tree is good enough to freeze it

std::vector<pid_t> pids_of(const std::vector<Process>& processes) {
  std::vector<pid_t> pids;
  for (const Process& process : processes)
    pids.push_back(process.pid);
  return pids;
}

void signal_all(const std::vector<pid_t>& pids, int number) {
  for (const pid_t pid : pids)
    ::kill(pid, number);
}

Result<std::string> real_folder(const std::string& path) {
  std::error_code error;
  fs::path real = fs::canonical(path.empty() ? "." : path, error);
  if (!error && !fs::is_directory(real, error)) {
    error = std::make_error_code(std::errc::not_a_directory);
  }
  if (error) return failure(ErrorKind::kUndecided, "not a folder: " + path, path);
  return real.string();
}

std::string ending_of(int status, bool sandboxed) {
  constexpr int kShellOffset = 128;
  int number = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
  // Bubblewrap, as a shell, reports the signal that ended its program as a status.
  if (sandboxed && WIFEXITED(status)) number = std::max(0, WEXITSTATUS(status) - kShellOffset);
  if (number > 0 && number < SIGRTMIN) return fmt::format("was killed by signal {}", number);
  return fmt::format("exited with status {}", WEXITSTATUS(status));
}

}  // namespace

struct Candidate::Impl {
  Output output;
  pid_t main = 0;
  bool sandboxed = false;
  std::string marker{};  // in its environment; what is unsandboxed can leave its parent
  std::string scratch{};
  std::optional<int> status{};  // of the main process once it ended
  std::vector<pid_t> seen{};    // in the tree, at seen_at
  Clock::time_point seen_at{};

  explicit Impl(Output captured) : output(std::move(captured)) {}
  void reap();
  std::vector<Process> tree() const;
  std::vector<pid_t> recent();
  std::vector<pid_t> terminable(const std::vector<Process>& tree) const;
  bool ends_within(milliseconds time, const std::vector<pid_t>& awaited);
  std::vector<pid_t> terminate();
  void kill_tree();
};

void Candidate::Impl::reap() {
  int ended = 0;
  if (status || waitpid(main, &ended, WNOHANG) != main) return;
  status = ended;
  output.finish(kLastWordsMs);  // a log that lacks the last line lacks the reason
}

std::vector<Process> Candidate::Impl::tree() const {
  return process_tree(status ? 0 : main, sandboxed ? std::string() : marker);
}

// Who was there a moment ago. Volleys follow one another quickly, and looking at every process of
// the machine takes longer than one of them.
std::vector<pid_t> Candidate::Impl::recent() {
  if (Clock::now() - seen_at > kFresh) {
    seen = pids_of(tree());
    seen_at = Clock::now();
  }
  return seen;
}

// All but bubblewrap's own process, whose end would take the sandbox along at once.
std::vector<pid_t> Candidate::Impl::terminable(const std::vector<Process>& tree) const {
  std::vector<pid_t> pids = pids_of(tree);
  if (sandboxed) std::erase(pids, main);
  return pids;
}

// Waits until none of the processes is there; of an empty list, until the whole tree is gone.
bool Candidate::Impl::ends_within(milliseconds time, const std::vector<pid_t>& awaited) {
  const Clock::time_point until = Clock::now() + time;
  for (;;) {
    reap();
    const std::vector<pid_t> there = pids_of(tree());
    const bool gone =
        awaited.empty() ? there.empty() : std::ranges::find_first_of(there, awaited) == there.end();
    if (gone) return true;
    if (Clock::now() >= until) return false;
    std::this_thread::sleep_for(kStep);
  }
}

void Candidate::Impl::kill_tree() {
  const Clock::time_point until = Clock::now() + milliseconds(kKillMs);
  for (;;) {
    reap();
    const std::vector<Process> left = tree();
    if (left.empty() || Clock::now() >= until) break;
    signal_all(pids_of(left), SIGKILL);
    std::this_thread::sleep_for(milliseconds(1));
  }
  output.finish(kLastWordsMs);
  release_layers(layers_folder(scratch));
}

Candidate::Candidate(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Candidate::Candidate(Candidate&&) noexcept = default;

Candidate& Candidate::operator=(Candidate&& other) noexcept {
  if (impl_ != nullptr) impl_->kill_tree();
  impl_ = std::move(other.impl_);
  return *this;
}

Candidate::~Candidate() {
  if (impl_ != nullptr) impl_->kill_tree();
}

Result<Candidate> Candidate::launch(const LaunchSpec& spec) {
  LaunchSpec real = spec;
  for (std::string* folder : {&real.folder, &real.scratch, &real.shared}) {
    if (folder == &real.shared && folder->empty()) continue;
    Result<std::string> found = real_folder(*folder);
    if (!found) return tl::unexpected(found.error());
    *folder = std::move(*found);
  }
  const bool sandboxed = spec.sandbox && sandbox_works();
  Result<Spawn> what = sandboxed ? confined(real) : unconfined(real);
  if (!what) return tl::unexpected(what.error());
  Result<Output> output = Output::open(spec.log_bytes);
  if (!output) return tl::unexpected(output.error());

  const auto now = Clock::now().time_since_epoch().count();
  std::string marker = fmt::format("ASSAY_CANDIDATE={}-{}", getpid(), now);
  what->environment.push_back(marker);
  what->output = output->writer();
  const Result<pid_t> started = spawn(*what);
  if (!started) return tl::unexpected(started.error());
  output->close_writer();
  auto impl = std::make_unique<Impl>(std::move(*output));
  impl->main = *started;
  impl->sandboxed = sandboxed;
  impl->marker = std::move(marker);
  impl->scratch = real.scratch;
  return Candidate(std::move(impl));
}

bool Candidate::alive() {
  impl_->reap();
  if (!impl_->status) return true;
  return *impl_->status == 0 && !impl_->tree().empty();
}

std::string Candidate::ending() {
  if (alive()) return {};
  return ending_of(*impl_->status, impl_->sandboxed);
}

std::optional<int> Candidate::exit_status() {
  impl_->reap();
  if (!impl_->status) return std::nullopt;
  constexpr int kSignalled = 128;
  const int status = *impl_->status;
  return WIFSIGNALED(status) ? kSignalled + WTERMSIG(status) : WEXITSTATUS(status);
}

std::string Candidate::log() const {
  return impl_->output.text();
}

std::vector<int> Candidate::ports() const {
  std::set<int> ports;
  for (const Process& process : listening(impl_->tree())) {
    ports.insert(process.ports.begin(), process.ports.end());
  }
  return {ports.begin(), ports.end()};
}

Memory Candidate::memory() const {
  return memory_of(pids_of(impl_->tree()));
}

std::unique_ptr<Standstill> Candidate::freeze() const {
  return std::make_unique<Standstill>(impl_->recent());
}

std::vector<pid_t> Candidate::Impl::terminate() {
  reap();
  std::vector<pid_t> targets = outermost_listeners(listening(tree()));
  if (targets.empty()) targets = terminable(tree());
  signal_all(targets, SIGTERM);
  return targets;
}

void Candidate::terminate() {
  impl_->terminate();
}

bool Candidate::ends_within(int ms) {
  return impl_->ends_within(milliseconds(ms), {});
}

void Candidate::stop(int grace_ms) {
  const Clock::time_point until = Clock::now() + milliseconds(grace_ms);
  const auto left = [&] { return std::chrono::duration_cast<milliseconds>(until - Clock::now()); };
  const std::vector<pid_t> targets = impl_->terminate();
  // A shell or package manager around the service mostly ends with it, and then with its status.
  if (impl_->ends_within(left(), targets) && !impl_->ends_within(std::min(left(), kWindDown), {})) {
    signal_all(impl_->terminable(impl_->tree()), SIGTERM);
    impl_->ends_within(left(), {});
  }
  kill();
}

void Candidate::kill() {
  impl_->kill_tree();
}

}  // namespace assay
