// SPDX-License-Identifier: MIT
// What of a request goes over the wire: whether it may, its headers, its bytes.
#pragma once

#include <string>
#include <string_view>

#include "core/exchange.h"

namespace assay {

// "127.0.0.1:8080" of "http://127.0.0.1:8080".
std::string_view authority_of(std::string_view origin);

// Whether the request goes to this origin and can be written as HTTP/1.1 without smuggling a line.
bool sendable(const Request& request, std::string_view origin);

// RFC 9110 9.2.1.
bool is_safe_method(std::string_view method);

// Whether a body goes out, be it an empty one (POST, PUT and PATCH say Content-Length: 0).
bool carries_body(const Request& request);

// Host first, the client's defaults, the request's own headers, Content-Length last.
Headers outgoing_headers(const Request& request, std::string_view authority);

// Whether the answer to a request with these headers is to be decompressed.
bool wants_decoding(const Headers& headers);

// The whole request as HTTP/1.1 bytes. `request` is sendable to `origin`, `headers` are its
// outgoing ones.
std::string wire_bytes(const Request& request, const Headers& headers, std::string_view origin);

}  // namespace assay
