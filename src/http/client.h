// SPDX-License-Identifier: MIT
// Sends requests to one candidate over libcurl: keep-alive, capped, following nothing.
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "core/exchange.h"

namespace assay {

struct ClientLimits {
  int timeout_ms = 10'000;  // for one request
  int connect_ms = 3'000;
  std::size_t body_bytes = 4U << 20U;       // kept of one body; more is cut and marked truncated
  std::size_t transfer_bytes = 64U << 20U;  // read of one body, after decompression; more ends it
  std::size_t header_bytes = 256U << 10U;
};

// Stops a server before the last bytes of a volley go out, and lets it go on once they are there;
// empty for one that cannot be stopped.
struct Gate {
  std::function<void()> close{};
  std::function<void()> open{};
};

// Not thread-safe; one per run.
//
// What goes out: Host, User-Agent, Accept and Accept-Encoding (each only when the request has none
// of its own, the last three not when it is bare), the request's headers as they stand (an empty
// value is sent empty), and Content-Length when there is a body or the method wants one (POST, PUT,
// PATCH). Nothing else: no Content-Type that was not asked for, no Expect, no cookie. A HEAD
// request goes without its body. An answer is decompressed only when the request's own
// Accept-Encoding asks for more than identity.
//
// What never goes out (kRefused): a request to another origin, a URL with spaces or control
// characters, a header name or method that is not a token, a header value with CR, LF or NUL.
class HttpClient {
 public:
  // `origin` is "http://host:port": a request to any other is refused unsent. `stop` ends a running
  // transfer with kInterrupted when it becomes true, within a second or at once by a signal; it
  // must outlive the client.
  HttpClient(std::string origin, ClientLimits limits, const std::atomic<bool>& stop);
  ~HttpClient();
  HttpClient(const HttpClient&) = delete;
  HttpClient& operator=(const HttpClient&) = delete;
  HttpClient(HttpClient&&) = delete;
  HttpClient& operator=(HttpClient&&) = delete;

  // Reuses one connection unless it was idle for a second. When it turns out closed before a byte
  // of an answer came, a safe method (GET, HEAD, OPTIONS, TRACE) is sent once more on a new one;
  // any other is kReset, since the candidate may have acted on it. Fills request (with the headers
  // really sent), response, failure and ms; leaves id and started_ms alone.
  // An answer that came before the request's body was sent whole counts as an answer.
  Exchange send(const Request& request);

  // Opens one connection for each request, sends all but the last byte on each, then the last bytes
  // in one sweep. Answers in the order of the requests; ms counts from the release, and nothing is
  // decompressed. With a gate the server stands still from just before the sweep to just after.
  // Sends nothing twice. The kept connection is closed before.
  std::vector<Exchange> volley(std::span<const Request> requests, const Gate& gate = {});

  // From first to last byte released in the last volley, in microseconds; with a gate, how long it
  // took to open.
  double release_spread_us() const;

  // Closes kept connections (after the candidate was restarted).
  void forget_connections();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace assay
