// SPDX-License-Identifier: MIT
// Requests released together, each held back by its last byte on a connection of its own.
#pragma once

#include <atomic>
#include <chrono>
#include <span>
#include <string_view>
#include <vector>

#include "core/exchange.h"
#include "http/client.h"

namespace assay {

struct Volley {
  std::vector<Exchange> exchanges{};  // in the order of the requests
  double spread_us = 0;  // from before the first last byte to after the last one, or of
                         // the gate's opening
};

struct VolleyTerms {
  const ClientLimits& limits;
  const Gate& gate;
  // For the server to accept the connections, and to wait for the rest of each request.
  std::chrono::milliseconds settle;
};

// Connects them all, sends all but the last byte of each, lets those settle in the server's buffers
// and releases the last bytes in one sweep, while the gate, if any, is closed. Threads behind a
// barrier would start milliseconds apart.
Volley fire_volley(std::span<const Request> requests,
                   std::string_view origin,
                   const VolleyTerms& terms,
                   const std::atomic<bool>& stop);

}  // namespace assay
