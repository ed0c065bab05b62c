// SPDX-License-Identifier: MIT
// One open connection whose bytes we write and read ourselves.
#pragma once

#include <cstddef>
#include <string_view>

#include "core/exchange.h"
#include "http/curl_handle.h"

namespace assay {

// What became of an attempt to move bytes.
struct Moved {
  enum class State { kSome, kLater, kEnd, kFailed };
  State state = State::kFailed;
  std::size_t bytes = 0;  // of kSome
};

class Wire {
 public:
  // Connects within `connect_ms`. Check failure() before anything else.
  Wire(std::string_view origin, long connect_ms);

  // kNone, kTimeout or kRefused.
  Failure failure() const { return failure_; }
  int socket() const { return socket_; }

  // Neither waits.
  Moved send(std::string_view bytes) const;
  Moved receive(char* buffer, std::size_t size) const;

  // Bytes that the other side's system has not taken yet.
  int unsent() const;

 private:
  Easy easy_;
  Failure failure_ = Failure::kRefused;
  int socket_ = -1;
  bool encrypted_ = false;
};

}  // namespace assay
