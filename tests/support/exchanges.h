// SPDX-License-Identifier: MIT
// Literal exchanges for judge tests.
#pragma once

#include <string>
#include <utility>

#include "core/exchange.h"

namespace assay {

// One answered exchange: what was asked, and the answer. A body is labelled application/json
// unless `headers` names a Content-Type.
inline Exchange answered(int id,
                         std::string method,
                         std::string path,
                         int status,
                         std::string body = "",
                         Headers headers = {}) {
  if (!body.empty() && find_header(headers, "Content-Type") == nullptr) {
    headers.push_back({"Content-Type", "application/json"});
  }
  Exchange exchange;
  exchange.id = id;
  exchange.principal = "anonymous";
  exchange.request.method = std::move(method);
  exchange.request.url = "http://127.0.0.1:8080" + path;
  exchange.response = {.status = status, .headers = std::move(headers), .body = std::move(body)};
  return exchange;
}

// One exchange without a complete answer.
inline Exchange unanswered(int id, std::string method, std::string path, Failure failure) {
  Exchange exchange = answered(id, std::move(method), std::move(path), 0);
  exchange.failure = failure;
  return exchange;
}

}  // namespace assay
