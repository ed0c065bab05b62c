// SPDX-License-Identifier: MIT
// Cuts bodies and header values.
#include "report/bounded.h"

#include "core/text.h"

namespace assay {
namespace {

void cut(Headers& headers) {
  for (Header& header : headers)
    header.value = shortened(header.value, kHeaderKept);
}

}  // namespace

Exchange bounded(Exchange exchange, std::size_t body) {
  cut(exchange.request.headers);
  cut(exchange.response.headers);
  exchange.response.truncated |= exchange.response.body.size() > body;
  exchange.request.body = shortened(exchange.request.body, body);
  exchange.response.body = shortened(exchange.response.body, body);
  return exchange;
}

}  // namespace assay
