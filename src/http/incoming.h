// SPDX-License-Identifier: MIT
// Collects one answer out of libcurl's callbacks, within the client's caps.
#pragma once

#include <cstddef>
#include <string_view>

#include "core/exchange.h"
#include "http/client.h"

namespace assay {

class Incoming {
 public:
  explicit Incoming(const ClientLimits& limits) : limits_(limits) {}

  // One line of the head. False when the head is beyond the cap, which ends the transfer.
  bool take_header_line(std::string_view line);
  // A piece of the body. False when the body is beyond the cap.
  bool take_body(std::string_view piece);

  bool too_large() const { return too_large_; }
  // Whether a final status line and its headers are there.
  bool has_head() const { return head_done_; }
  Response& response() { return response_; }

 private:
  const ClientLimits& limits_;
  Response response_{};
  std::size_t header_bytes_ = 0;
  std::size_t body_bytes_ = 0;
  bool head_done_ = false;
  bool too_large_ = false;
};

}  // namespace assay
