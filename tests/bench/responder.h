// SPDX-License-Identifier: MIT
// A tiny loopback server in a process of its own, so that its work does not count as the client's.
#pragma once

#include <string>
#include <string_view>
#include <sys/types.h>

namespace assay::bench {

// Answers every GET on keep-alive connections with the same item; gone when this is.
class Responder {
 public:
  Responder();
  Responder(const Responder&) = delete;
  Responder& operator=(const Responder&) = delete;
  Responder(Responder&&) = delete;
  Responder& operator=(Responder&&) = delete;
  ~Responder();

  const std::string& origin() const { return origin_; }

 private:
  std::string origin_{};
  pid_t child_ = -1;
};

// CPU time of this thread so far, in microseconds.
double thread_cpu_us();

}  // namespace assay::bench
