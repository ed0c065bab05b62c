// SPDX-License-Identifier: MIT
// Starting and awaiting programs.
#include "tests/support/process.h"

#include <array>
#include <cstdlib>
#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sstream>
#include <stdexcept>
#include <sys/resource.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

extern char** environ;  // NOLINT: POSIX

namespace assay::test {
namespace {

struct Pipe {
  int read = -1;
  int write = -1;
};

Pipe open_pipe() {
  std::array<int, 2> ends{};
  if (pipe2(ends.data(), O_CLOEXEC) != 0) throw std::runtime_error("pipe2");
  return {ends[0], ends[1]};
}

std::vector<char*> pointers(std::vector<std::string>& words) {
  std::vector<char*> list;
  for (std::string& word : words)
    list.push_back(word.data());
  list.push_back(nullptr);
  return list;
}

int spawn(std::vector<std::string> words,
          const std::vector<std::string>& variables,
          int out,
          int err) {
  std::vector<std::string> all = variables;
  for (char** each = environ; *each != nullptr; ++each)
    all.emplace_back(*each);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_adddup2(&actions, out, STDOUT_FILENO);
  posix_spawn_file_actions_adddup2(&actions, err, STDERR_FILENO);
  int pid = -1;
  const int failed = posix_spawnp(&pid, words.front().c_str(), &actions, nullptr,
                                  pointers(words).data(), pointers(all).data());
  posix_spawn_file_actions_destroy(&actions);
  if (failed != 0) throw std::runtime_error("cannot start " + words.front());
  return pid;
}

// Reads both to their ends.
void drain(int out, int err, Ended& ended) {
  std::array<pollfd, 2> watched{pollfd{out, POLLIN, 0}, pollfd{err, POLLIN, 0}};
  std::array<char, 65536> buffer{};
  while (watched[0].fd >= 0 || watched[1].fd >= 0) {
    poll(watched.data(), watched.size(), -1);
    for (std::size_t i = 0; i < watched.size(); ++i) {
      if (watched[i].fd < 0 || watched[i].revents == 0) continue;
      const ssize_t got = read(watched[i].fd, buffer.data(), buffer.size());
      if (got > 0) {
        (i == 0 ? ended.out : ended.err).append(buffer.data(), static_cast<std::size_t>(got));
      } else {
        watched[i].fd = -1;
      }
    }
  }
}

}  // namespace

Running::Running(const std::vector<std::string>& words, const std::vector<std::string>& variables) {
  const Pipe out = open_pipe();
  const Pipe err = open_pipe();
  pid_ = spawn(words, variables, out.write, err.write);
  close(out.write);
  close(err.write);
  out_ = out.read;
  err_ = err.read;
}

Running::~Running() {
  if (pid_ > 0) {
    kill(pid_, SIGTERM);
    constexpr int kSteps = 200;
    int status = 0;
    for (int i = 0; i < kSteps && waitpid(pid_, &status, WNOHANG) == 0; ++i) {
      std::this_thread::sleep_for(std::chrono::milliseconds(10));
      if (i == kSteps - 1) kill(pid_, SIGKILL);
    }
  }
  close(out_);
  close(err_);
}

std::string Running::error_line() {
  std::string text;
  char c = 0;
  while (read(err_, &c, 1) == 1 && c != '\n')
    text += c;
  return text;
}

void Running::signal(int number) const {
  kill(pid_, number);
}

Ended Running::wait() {
  Ended ended;
  drain(out_, err_, ended);
  int status = 0;
  rusage usage{};
  wait4(pid_, &status, 0, &usage);
  pid_ = -1;
  ended.peak_kb = usage.ru_maxrss;
  ended.exit_code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  return ended;
}

Ended run(const std::vector<std::string>& words, const std::vector<std::string>& variables) {
  return Running(words, variables).wait();
}

TemporaryFolder::TemporaryFolder() {
  path_ = (std::filesystem::temp_directory_path() / "assay-test-XXXXXX").string();
  if (mkdtemp(path_.data()) == nullptr) throw std::runtime_error("mkdtemp");
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

std::string read_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

void write_file(const std::string& path, const std::string& text) {
  std::ofstream(path, std::ios::binary) << text;
}

}  // namespace assay::test
