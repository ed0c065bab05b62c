// SPDX-License-Identifier: MIT
// What a run tells while it goes on; the command line decides how to show it.
#pragma once

#include <string>

namespace assay {

class Progress {
 public:
  Progress() = default;
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  Progress(Progress&&) = delete;
  Progress& operator=(Progress&&) = delete;
  virtual ~Progress() = default;

  // A step of the run begins: "starting ./run.sh", "reading the repository".
  virtual void step(const std::string& what) = 0;
  // Check number `done` of `of` begins.
  virtual void check(int done, int of, const std::string& id) = 0;
};

}  // namespace assay
