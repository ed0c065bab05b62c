// SPDX-License-Identifier: MIT
// One request with its response and timing: the unit of evidence.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace assay {

struct Header {
  std::string name{};
  std::string value{};
};
using Headers = std::vector<Header>;

// The first value under this name (case-insensitive, RFC 9110 5.1); null when absent.
const std::string* find_header(const Headers& headers, std::string_view name);

// Bytes 'x' that go out inside a body and are never held in memory.
struct Padding {
  std::size_t at = 0;  // the offset in the body
  std::size_t bytes = 0;
};

struct Request {
  std::string method = "GET";
  std::string url{};  // absolute, already encoded
  Headers headers{};
  std::string body{};  // sent only when has_body
  bool has_body = false;
  Padding padding{};
  int timeout_ms = 0;  // 0: the client's default
  bool bare = false;   // without the client's own User-Agent, Accept and Accept-Encoding
};

struct Response {
  int status = 0;  // 0 when no response arrived; Exchange::failure says why
  Headers headers{};
  std::string body{};
  bool truncated = false;  // the body was longer than the client keeps
};

// Why no complete response arrived.
enum class Failure {
  kNone,
  kTimeout,      // no complete answer within the time limit
  kRefused,      // no connection
  kReset,        // the connection closed before the answer was complete
  kGarbage,      // what arrived is not HTTP
  kTooLarge,     // headers or body beyond the client's caps
  kInterrupted,  // the run was stopped
};

std::string_view to_string(Failure failure);

// What goes over the wire, padding included.
std::size_t body_size(const Request& request);

struct Exchange {
  int id = 0;               // unique within a run, counted from 1; 0 is "not recorded yet"
  std::string principal{};  // who asked: "anonymous" or a user's name
  Request request{};
  Response response{};
  Failure failure = Failure::kNone;
  double started_ms = 0;  // since the start of the run
  double ms = 0;          // from first byte sent to last byte received

  int status() const { return response.status; }
  bool answered() const { return failure == Failure::kNone; }
  bool is_2xx() const { return answered() && status() >= 200 && status() < 300; }
  bool is_4xx() const { return answered() && status() >= 400 && status() < 500; }
  bool is_5xx() const { return answered() && status() >= 500; }
  // A response header's value; null when absent.
  const std::string* header(std::string_view name) const {
    return find_header(response.headers, name);
  }
};

// "answered 404", or "did not answer (timeout)": for messages.
std::string answer_of(const Exchange& exchange);

}  // namespace assay
