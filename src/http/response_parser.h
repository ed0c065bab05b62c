// SPDX-License-Identifier: MIT
// Reads one HTTP/1.1 response from bytes as they come: strict in framing, bounded in everything.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/exchange.h"
#include "http/client.h"
#include "http/incoming.h"

namespace assay {

// A body is framed by chunks, by its Content-Length, or by the end of the connection (RFC
// 9112 6.3).
class ResponseParser {
 public:
  // `limits` must outlive the parser. `to_head`: the answer to a HEAD request, which has no body.
  ResponseParser(const ClientLimits& limits, bool to_head);

  // Takes the next bytes; those beyond the end of the response are ignored.
  void feed(std::string_view bytes);
  // The connection ended: what is not complete by now never will be.
  void end_of_stream();

  // Whether nothing more is expected, be it that the response is whole or that it is broken.
  bool ended() const { return state_ == State::kWhole || state_ == State::kBroken; }
  // kNone when the response is whole; else kReset, kGarbage or kTooLarge.
  Failure failure() const { return state_ == State::kWhole ? Failure::kNone : failure_; }
  // Whether its status line and all its headers came.
  bool has_head() const { return incoming_.has_head(); }
  Response& response() { return incoming_.response(); }

 private:
  enum class State {
    kStatus,
    kHead,
    kLength,
    kChunkSize,
    kChunk,
    kChunkEnd,
    kTrailer,
    kToTheEnd,
    kWhole,
    kBroken
  };

  void break_off(Failure failure);
  std::string_view take_line(std::string_view bytes);
  void read_line();
  void read_head_line();
  void read_chunk_size();
  std::string_view take_counted(std::string_view bytes);
  void start_body();
  void give_body(std::string_view piece);

  const ClientLimits& limits_;
  bool to_head_;
  Incoming incoming_;
  State state_ = State::kStatus;
  Failure failure_ = Failure::kReset;  // what an end of the stream now would mean
  std::string line_{};
  std::uint64_t left_ = 0;  // of the body or the chunk
};

}  // namespace assay
