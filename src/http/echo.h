// SPDX-License-Identifier: MIT
// A server of our own on loopback that answers at once: what is slow with it is this machine.
#pragma once

#include <string>
#include <thread>

namespace assay {

// Serves from a thread of its own until it goes.
class EchoServer {
 public:
  EchoServer();
  EchoServer(const EchoServer&) = delete;
  EchoServer& operator=(const EchoServer&) = delete;
  EchoServer(EchoServer&&) = delete;
  EchoServer& operator=(EchoServer&&) = delete;
  ~EchoServer();

  const std::string& origin() const { return origin_; }  // empty when it could not listen

 private:
  void serve() const;

  int listener_ = -1;
  int wake_ = -1;  // readable once it is to end
  std::string origin_{};
  std::thread thread_{};
};

}  // namespace assay
