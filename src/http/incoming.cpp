// SPDX-License-Identifier: MIT
// One answer, piece by piece.
#include "http/incoming.h"

#include <algorithm>

#include "http/header_line.h"

namespace assay {

bool Incoming::take_header_line(std::string_view line) {
  header_bytes_ += line.size();
  if (header_bytes_ > limits_.header_bytes) {
    too_large_ = true;
    return false;
  }
  if (head_done_) return true;  // a trailer: nothing in it may change what was judged
  const std::string_view text = without_line_end(line);
  if (const int status = status_of_line(text); status != 0) {
    response_.headers.clear();
    response_.status = status;
  } else if (!text.empty()) {
    add_header_line(response_.headers, text);
  } else {
    head_done_ = response_.status >= 200;  // after 1xx another head follows
  }
  return true;
}

bool Incoming::take_body(std::string_view piece) {
  body_bytes_ += piece.size();
  if (body_bytes_ > limits_.transfer_bytes) {
    too_large_ = true;
    return false;
  }
  const std::size_t room = limits_.body_bytes - std::min(limits_.body_bytes, response_.body.size());
  response_.body.append(piece.substr(0, room));
  if (piece.size() > room) response_.truncated = true;
  return true;
}

}  // namespace assay
