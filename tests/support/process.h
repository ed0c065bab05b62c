// SPDX-License-Identifier: MIT
// Runs a program to its end, for tests of the built command.
#pragma once

#include <string>
#include <vector>

namespace assay::test {

struct Ended {
  int exit_code = -1;  // 128 + signal when a signal ended it
  std::string out{};
  std::string err{};
  long peak_kb = 0;  // of memory: of the program, or of the largest that it waited for
};

// The first word is the program. Variables are "NAME=value", over this process's own.
Ended run(const std::vector<std::string>& words, const std::vector<std::string>& variables = {});

// A program that runs on while the test does; ended (SIGTERM, then SIGKILL) with this object.
class Running {
 public:
  explicit Running(const std::vector<std::string>& words,
                   const std::vector<std::string>& variables = {});
  Running(const Running&) = delete;
  Running& operator=(const Running&) = delete;
  Running(Running&&) = delete;
  Running& operator=(Running&&) = delete;
  ~Running();

  int pid() const { return pid_; }
  // The next line of its standard error, without the line end; empty at its end.
  std::string error_line();
  void signal(int number) const;
  // Reads the rest of its output and waits for it.
  Ended wait();

 private:
  int pid_ = -1;
  int out_ = -1;
  int err_ = -1;
};

// A new empty folder below the system's temporary one, removed with this object.
class TemporaryFolder {
 public:
  TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  TemporaryFolder(TemporaryFolder&&) = delete;
  TemporaryFolder& operator=(TemporaryFolder&&) = delete;
  ~TemporaryFolder();

  const std::string& path() const { return path_; }
  std::string file(const std::string& name) const { return path_ + "/" + name; }

 private:
  std::string path_{};
};

std::string read_file(const std::string& path);  // empty when it cannot be read
void write_file(const std::string& path, const std::string& text);

}  // namespace assay::test
