// SPDX-License-Identifier: MIT
// One place for a request under way: its handle, and what comes back.
#pragma once

#include <array>
#include <chrono>
#include <cstddef>
#include <string>

#include "core/exchange.h"
#include "http/client.h"
#include "http/curl_handle.h"

namespace assay {

class LoadSlot {
 public:
  using Clock = std::chrono::steady_clock;

  LoadSlot(std::string_view origin, const ClientLimits& limits);
  LoadSlot(const LoadSlot&) = delete;
  LoadSlot& operator=(const LoadSlot&) = delete;
  LoadSlot(LoadSlot&&) = delete;
  LoadSlot& operator=(LoadSlot&&) = delete;
  ~LoadSlot() = default;

  CURL* handle() const { return easy_.get(); }

  // Makes the request ready to go. It must outlive the transfer, as must its header list, which
  // holds the headers of `outgoing`.
  void prepare(const Request& request, curl_slist* outgoing, int timeout_ms);

  // What became of it; `code` is libcurl's word for it.
  Failure failure_of(CURLcode code) const;
  int status() const { return status_; }
  // Whether the answer says "later": 429, or 503 with Retry-After.
  bool is_put_off() const;
  // Whether it failed for want of something on this side: ports, files, buffers.
  bool is_ours(CURLcode code) const;
  Exchange exchange(CURLcode code, double ms) const;

  Clock::time_point due{};
  std::size_t write = 0;  // its place among the writes, counted from 1; 0 for a read

 private:
  static std::size_t on_header(char* bytes, std::size_t size, std::size_t count, void* slot);
  static std::size_t on_body(char* bytes, std::size_t size, std::size_t count, void* slot);

  const ClientLimits& limits_;
  Easy easy_;
  const Request* request_ = nullptr;
  PaddedBody padded_{};
  Attempts attempts_{};
  std::string head_{};
  std::string body_{};
  std::size_t body_bytes_ = 0;
  int status_ = 0;
  bool too_large_ = false;
};

}  // namespace assay
