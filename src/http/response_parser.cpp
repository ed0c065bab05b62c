// SPDX-License-Identifier: MIT
// Head, framing and body of one HTTP/1.1 response.
#include "http/response_parser.h"

#include <algorithm>
#include <optional>

#include "core/text.h"
#include "http/header_line.h"

namespace assay {
namespace {

bool starts_like_http(std::string_view line) {
  constexpr std::string_view start = "HTTP/1.";
  const std::size_t length = std::min(line.size(), start.size());
  return line.substr(0, length) == start.substr(0, length);
}

}  // namespace

ResponseParser::ResponseParser(const ClientLimits& limits, bool to_head)
    : limits_(limits), to_head_(to_head), incoming_(limits) {}

void ResponseParser::feed(std::string_view bytes) {
  while (!bytes.empty() && !ended()) {
    switch (state_) {
      case State::kStatus:
      case State::kHead:
      case State::kChunkSize:
      case State::kChunkEnd:
      case State::kTrailer:
        bytes = take_line(bytes);
        break;
      case State::kLength:
      case State::kChunk:
        bytes = take_counted(bytes);
        break;
      case State::kToTheEnd:
        give_body(bytes);
        return;
      case State::kWhole:
      case State::kBroken:
        return;
    }
  }
}

void ResponseParser::end_of_stream() {
  if (ended()) return;
  if (state_ == State::kToTheEnd) {
    state_ = State::kWhole;
  } else {
    break_off(Failure::kReset);
  }
}

void ResponseParser::break_off(Failure failure) {
  failure_ = failure;
  state_ = State::kBroken;
}

std::string_view ResponseParser::take_line(std::string_view bytes) {
  const std::size_t end = bytes.find('\n');
  const std::size_t length = end == std::string_view::npos ? bytes.size() : end + 1;
  if (line_.size() + length > limits_.header_bytes) {
    break_off(Failure::kTooLarge);
    return {};
  }
  line_.append(bytes.substr(0, length));
  if (state_ == State::kStatus && !starts_like_http(line_)) {
    break_off(Failure::kGarbage);
  } else if (end != std::string_view::npos) {
    read_line();
    line_.clear();
  }
  return bytes.substr(length);
}

void ResponseParser::read_line() {
  switch (state_) {
    case State::kStatus:
      if (status_of_line(without_line_end(line_)) == 0) return break_off(Failure::kGarbage);
      state_ = State::kHead;
      return read_head_line();
    case State::kHead:
      return read_head_line();
    case State::kChunkSize:
      return read_chunk_size();
    case State::kChunkEnd:
      if (!without_line_end(line_).empty()) return break_off(Failure::kGarbage);
      state_ = State::kChunkSize;
      return;
    case State::kTrailer:
      if (without_line_end(line_).empty()) {
        state_ = State::kWhole;
      } else if (!incoming_.take_header_line(line_)) {
        break_off(Failure::kTooLarge);
      }
      return;
    case State::kLength:
    case State::kChunk:
    case State::kToTheEnd:
    case State::kWhole:
    case State::kBroken:
      return;
  }
}

void ResponseParser::read_head_line() {
  if (!incoming_.take_header_line(line_)) return break_off(Failure::kTooLarge);
  if (!without_line_end(line_).empty()) return;
  if (incoming_.has_head()) {
    start_body();
  } else {
    state_ = State::kStatus;  // after 1xx another head follows
  }
}

void ResponseParser::start_body() {
  const Response& response = incoming_.response();
  if (to_head_ || response.status == 204 || response.status == 304) {
    state_ = State::kWhole;
    return;
  }
  const std::string* const coding = find_header(response.headers, "Transfer-Encoding");
  if (coding != nullptr && contains_ignoring_case(*coding, "chunked")) {
    state_ = State::kChunkSize;
    return;
  }
  state_ = State::kToTheEnd;
  for (const Header& header : response.headers) {
    if (!equals_ignoring_case(header.name, "Content-Length")) continue;
    const std::optional<std::uint64_t> length = whole_number(header.value, 10);
    const bool contradicts = state_ == State::kLength && length != left_;
    if (!length || contradicts) return break_off(Failure::kGarbage);
    left_ = *length;
    state_ = State::kLength;
  }
  if (state_ == State::kLength && left_ == 0) state_ = State::kWhole;
}

void ResponseParser::read_chunk_size() {
  std::string_view text = without_line_end(line_);
  text = trimmed(text.substr(0, text.find(';')));
  const std::optional<std::uint64_t> size = whole_number(text, 16);
  if (!size) return break_off(Failure::kGarbage);
  left_ = *size;
  state_ = left_ == 0 ? State::kTrailer : State::kChunk;
}

std::string_view ResponseParser::take_counted(std::string_view bytes) {
  const auto length = static_cast<std::size_t>(std::min<std::uint64_t>(left_, bytes.size()));
  give_body(bytes.substr(0, length));
  left_ -= length;
  if (left_ == 0 && !ended()) {
    state_ = state_ == State::kChunk ? State::kChunkEnd : State::kWhole;
  }
  return bytes.substr(length);
}

void ResponseParser::give_body(std::string_view piece) {
  if (!incoming_.take_body(piece)) break_off(Failure::kTooLarge);
}

}  // namespace assay
