// SPDX-License-Identifier: MIT
// Reads one HTTP/1.1 request from the bytes that came so far, bounded in everything.
#pragma once

#include <string_view>

#include "core/exchange.h"

namespace assay {

enum class Arrival {
  kMore,  // not all of it is there
  kWhole,
  kBroken,  // no HTTP/1 request, or beyond the bounds: 64 KiB of head, 256 KiB of body
};

// The URL is the request's target as sent. A body is framed by its Content-Length or by chunks
// (RFC 9112 6.3).
Arrival read_request(std::string_view bytes, Request& into);

// Whether the head is there and asks for a go-ahead before the body comes (RFC 9110 10.1.1).
bool waits_for_go_ahead(std::string_view bytes);

}  // namespace assay
