// SPDX-License-Identifier: MIT
// A pipe, a thread that drains it, and the newest bytes of it.
#include "candidate/output.h"

#include <array>
#include <condition_variable>
#include <fcntl.h>
#include <mutex>
#include <poll.h>
#include <signal.h>
#include <thread>
#include <unistd.h>
#include <utility>

namespace assay {

struct Output::Impl {
  std::size_t most;
  int reader = -1;
  int writer = -1;
  int waker_reader = -1;
  int waker_writer = -1;
  mutable std::mutex mutex{};
  std::condition_variable ended_changed{};
  std::string kept{};
  bool dropped = false;
  bool ended = false;
  std::thread thread{};

  explicit Impl(std::size_t bytes) : most(bytes) {}
  Impl(const Impl&) = delete;
  Impl& operator=(const Impl&) = delete;
  Impl(Impl&&) = delete;
  Impl& operator=(Impl&&) = delete;
  ~Impl();

  bool open();
  void drain();
  void keep(std::string_view bytes);
};

Output::Impl::~Impl() {
  if (thread.joinable()) {
    // Not by the pipe's end alone: a process that escaped may hold it open for ever.
    (void)!write(waker_writer, "", 1);
    thread.join();
  }
  for (const int file : {reader, writer, waker_reader, waker_writer}) {
    if (file >= 0) close(file);
  }
}

bool Output::Impl::open() {
  std::array<int, 2> data{};
  std::array<int, 2> waker{};
  if (pipe2(data.data(), O_CLOEXEC) != 0) return false;
  reader = data[0];
  writer = data[1];
  if (pipe2(waker.data(), O_CLOEXEC) != 0) return false;
  waker_reader = waker[0];
  waker_writer = waker[1];
  // Signals are for the thread that runs the grading, whose waits they must cut short.
  sigset_t all;
  sigset_t before;
  sigfillset(&all);
  pthread_sigmask(SIG_SETMASK, &all, &before);
  thread = std::thread([this] { drain(); });
  pthread_sigmask(SIG_SETMASK, &before, nullptr);
  return true;
}

void Output::Impl::drain() {
  std::array<char, 65536> buffer{};
  for (;;) {
    std::array<pollfd, 2> files{{{reader, POLLIN, 0}, {waker_reader, POLLIN, 0}}};
    if (poll(files.data(), files.size(), -1) < 0) break;
    if (files[0].revents != 0) {
      const ssize_t got = read(reader, buffer.data(), buffer.size());
      if (got <= 0) break;
      keep({buffer.data(), static_cast<std::size_t>(got)});
    } else if (files[1].revents != 0) {
      break;
    }
  }
  const std::lock_guard lock(mutex);
  ended = true;
  ended_changed.notify_all();
}

void Output::Impl::keep(std::string_view bytes) {
  const std::lock_guard lock(mutex);
  kept += bytes;
  // Cutting at twice the size keeps the cost of a byte constant.
  if (kept.size() > 2 * most) {
    kept.erase(0, kept.size() - most);
    dropped = true;
  }
}

Output::Output(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Output::Output(Output&&) noexcept = default;
Output& Output::operator=(Output&&) noexcept = default;
Output::~Output() = default;

Result<Output> Output::open(std::size_t most) {
  auto impl = std::make_unique<Impl>(most);
  if (!impl->open()) {
    return failure(ErrorKind::kUndecided, "cannot open a pipe for the service's output");
  }
  return Output(std::move(impl));
}

int Output::writer() const {
  return impl_->writer;
}

void Output::close_writer() {
  close(impl_->writer);
  impl_->writer = -1;
}

std::string Output::text() const {
  const std::lock_guard lock(impl_->mutex);
  const std::string& kept = impl_->kept;
  std::size_t from = kept.size() > impl_->most ? kept.size() - impl_->most : 0;
  if (from > 0 || impl_->dropped) {
    const std::size_t line = kept.find('\n', from);
    if (line != std::string::npos) from = line + 1;
  }
  return kept.substr(from);
}

void Output::finish(int wait_ms) {
  std::unique_lock lock(impl_->mutex);
  impl_->ended_changed.wait_for(lock, std::chrono::milliseconds(wait_ms),
                                [this] { return impl_->ended; });
}

}  // namespace assay
