// SPDX-License-Identifier: MIT
// Keeps what a candidate sent to a size that a report can carry.
#pragma once

#include <cstddef>

#include "core/exchange.h"

namespace assay {

// Bytes of a body that report.json and the HAR keep.
constexpr std::size_t kBodyKept = 65'536;
// Bytes of one header value that any report keeps.
constexpr std::size_t kHeaderKept = 4'096;
// Bytes of one sentence of a finding that report.json keeps.
constexpr std::size_t kTextKept = 8'192;

// The same exchange with bodies cut to `body` bytes and header values to kHeaderKept; a cut
// response body is marked truncated.
Exchange bounded(Exchange exchange, std::size_t body);

}  // namespace assay
