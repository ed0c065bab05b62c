// SPDX-License-Identifier: MIT
// A submission and a scratch folder for one test, and waiting for what a process does.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <poll.h>
#include <signal.h>
#include <string>
#include <system_error>

#include <gtest/gtest.h>

#include "candidate/candidate.h"

namespace assay::testing {

// Whether it comes true within a minute.
inline bool soon(const std::function<bool()>& condition) {
  for (int i = 0; i < 12000; ++i) {
    if (condition()) return true;
    ::poll(nullptr, 0, 5);
  }
  return false;
}

inline std::string read_file(const std::string& path) {
  std::ifstream file(path);
  return {std::istreambuf_iterator<char>(file), {}};
}

// False for a zombie too.
inline bool process_runs(pid_t pid) {
  const std::string stat = read_file("/proc/" + std::to_string(pid) + "/stat");
  const std::size_t end = stat.rfind(')');
  return end != std::string::npos && stat.substr(end + 2, 1) != "Z";
}

class Workbench {
 public:
  Workbench() {
    std::string name = (std::filesystem::temp_directory_path() / "bench-XXXXXX").string();
    root_ = mkdtemp(name.data());
    std::filesystem::create_directory(folder());
    std::filesystem::create_directory(scratch());
  }
  Workbench(const Workbench&) = delete;
  Workbench& operator=(const Workbench&) = delete;
  Workbench(Workbench&&) = delete;
  Workbench& operator=(Workbench&&) = delete;
  ~Workbench() {
    std::error_code error;
    std::filesystem::remove_all(root_, error);
    EXPECT_FALSE(error) << error.message();  // what stays behind must be removable
  }

  std::string folder() const { return root_ + "/submission"; }
  std::string scratch() const { return root_ + "/scratch"; }

  void write(const std::string& name, const std::string& text) const {
    std::ofstream(folder() + "/" + name) << text;
  }
  std::string submitted(const std::string& name) const { return read_file(folder() + "/" + name); }
  std::string scratched(const std::string& name) const { return read_file(scratch() + "/" + name); }

  LaunchSpec spec(const std::string& command, bool sandbox) const {
    return {.command = command, .folder = folder(), .scratch = scratch(), .sandbox = sandbox};
  }
  // Fails the test when it cannot be launched.
  Candidate launch(const std::string& command, bool sandbox) const {
    Result<Candidate> launched = Candidate::launch(spec(command, sandbox));
    if (!launched) ADD_FAILURE() << launched.error().message;
    return std::move(*launched);
  }

 private:
  std::string root_{};
};

}  // namespace assay::testing
