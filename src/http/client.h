// SPDX-License-Identifier: MIT
// Sends requests to one candidate over libcurl: keep-alive, capped, following nothing.
#pragma once

#include <atomic>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "core/exchange.h"

namespace assay {

struct ClientLimits {
  int timeout_ms = 10'000;                    // for one request
  int connect_ms = 3'000;
  std::size_t body_bytes = 4U << 20U;         // kept of one body; more is cut and marked truncated
  std::size_t transfer_bytes = 64U << 20U;    // read of one body, after decompression; more ends it
  std::size_t header_bytes = 256U << 10U;
};

// Not thread-safe; one per run.
class HttpClient {
 public:
  // `origin` is "http://host:port": a request to any other is refused unsent. `stop` ends a running
  // transfer with kInterrupted when it becomes true; it must outlive the client.
  HttpClient(std::string origin, ClientLimits limits, const std::atomic<bool>& stop);
  ~HttpClient();
  HttpClient(const HttpClient&) = delete;
  HttpClient& operator=(const HttpClient&) = delete;
  HttpClient(HttpClient&&) = delete;
  HttpClient& operator=(HttpClient&&) = delete;

  // Reuses one connection; reconnects once when an idle one was closed under it. Fills request
  // (with the headers really sent), response, failure and ms; leaves id and started_ms alone.
  Exchange send(const Request& request);

  // Opens one connection for each request, sends all but the last byte on each, then the last bytes
  // in one sweep. Answers in the order of the requests.
  std::vector<Exchange> volley(std::span<const Request> requests);

  // From first to last byte released in the last volley, in microseconds.
  double release_spread_us() const;

  // Closes kept connections (after the candidate was restarted).
  void forget_connections();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace assay
