// SPDX-License-Identifier: MIT
// The captured output of a process tree: read as it comes, so that a chatty service never blocks.
#pragma once

#include <cstddef>
#include <memory>
#include <string>

#include "core/result.h"

namespace assay {

class Output {
 public:
  // Keeps the newest `most` bytes.
  static Result<Output> open(std::size_t most);

  Output(Output&&) noexcept;
  Output& operator=(Output&&) noexcept;
  Output(const Output&) = delete;
  Output& operator=(const Output&) = delete;
  ~Output();

  // What the processes write to; closed by close_writer once they have it.
  int writer() const;
  void close_writer();

  // What came so far; starts at a line when the oldest was dropped.
  std::string text() const;
  // Waits, at most `wait_ms`, until every writer is gone and all that they wrote is read.
  void finish(int wait_ms);

 private:
  struct Impl;
  explicit Output(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace assay
