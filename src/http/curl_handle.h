// SPDX-License-Identifier: MIT
// libcurl's easy handle, set up the way this client speaks: what holds for every request.
#pragma once

#include <atomic>
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "core/exchange.h"
#include "http/curl_library.h"

namespace assay {

struct FreeEasy {
  void operator()(CURL* easy) const { curl().easy_cleanup(easy); }
};
struct FreeList {
  void operator()(curl_slist* list) const { curl().slist_free_all(list); }
};
using Easy = std::unique_ptr<CURL, FreeEasy>;
using List = std::unique_ptr<curl_slist, FreeList>;

// libcurl 7.88 sends a request of any method again, up to five times, when a reused connection ends
// before a byte of an answer (lib/transfer.c, Curl_retry_request): a POST that crashed the service
// would be done twice. Attempts are counted here, and the one beyond `allowed` is stopped.
struct Attempts {
  int count = 0;
  int allowed = 1;
};

// A server that refuses a big body answers and closes while the body is still being sent. When that
// lands between two writes, libcurl sees the failed write only and closes the socket with the
// answer unread in it. What is there is taken out before, up to `most` bytes.
struct LastWords {
  std::string bytes{};
  std::size_t most = 0;
};

// Where a padded body has got to on its way out.
struct PaddedBody {
  const Request* request = nullptr;
  std::size_t sent = 0;
};

// Where a handle reports to; all of it outlives the handle.
struct Hooks {
  char* error = nullptr;  // CURL_ERROR_SIZE bytes
  LastWords* last_words = nullptr;
  const std::atomic<bool>* stop = nullptr;
};

// What connecting needs; null when libcurl cannot start.
Easy open_connector(std::string_view origin);

// Counts the attempts at a request on this handle, and stops what goes beyond those allowed.
void set_attempts(CURL* easy, Attempts& attempts);

// What libcurl's result says of an exchange; kReset for what has no better word.
Failure failure_of(CURLcode code);

// A connector that also knows how to transfer. The pointers of CURLOPT_HEADERDATA and
// CURLOPT_WRITEDATA (an Incoming) are the caller's to set, and set_attempts().
Easy open_transfer(std::string_view origin, const Hooks& hooks);

// The outgoing headers in libcurl's notation, its own additions turned off.
List header_list(const Headers& headers, bool with_body);

// Method and body. The request and the place of its padded body must outlive the transfer.
void set_method(CURL* easy, const Request& request, PaddedBody& padded);

}  // namespace assay
