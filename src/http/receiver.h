// SPDX-License-Identifier: MIT
// A small HTTP/1.1 server on loopback that keeps what is sent to it.
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "core/result.h"
#include "core/world.h"

namespace assay {

// One thread serves all connections, each for one request. How many there are, how long they stay
// and how much they send is bounded.
class Receiver {
 public:
  // On any free port. `now_ms` dates what comes and is called from the receiver's thread; it must
  // outlive the receiver.
  static Result<std::unique_ptr<Receiver>> open(std::function<double()> now_ms);
  Receiver(const Receiver&) = delete;
  Receiver& operator=(const Receiver&) = delete;
  Receiver(Receiver&&) = delete;
  Receiver& operator=(Receiver&&) = delete;
  ~Receiver();

  // A fresh address; see World::listen for what the statuses mean.
  std::string add(std::vector<int> statuses);
  std::vector<Delivery> deliveries(const std::string& address);

 private:
  using Clock = std::chrono::steady_clock;
  struct Inbox {
    std::vector<int> statuses{};
    std::vector<Delivery> received{};
  };
  struct Line {
    int socket = -1;
    std::string input{};
    Clock::time_point until{};
    bool kept_waiting = false;
    bool ended = false;
  };

  Receiver() = default;
  bool listen_on_loopback();
  void serve();
  void accept_one();
  void hear(Line& line);
  void take(Line& line, const Request& request);
  int status_for(const Request& request);
  void close_ended();

  std::function<double()> now_ms_{};
  int listener_ = -1;
  int wake_ = -1;  // readable once the receiver ends
  int port_ = 0;
  std::mutex mutex_{};
  std::map<std::string, Inbox, std::less<>> inboxes_{};  // by path
  std::vector<Line> lines_{};                            // of the thread alone
  std::thread thread_{};
};

}  // namespace assay
