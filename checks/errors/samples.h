// SPDX-License-Identifier: MIT
// The error answers of a run, one for each route and kind.
#pragma once

#include <string>
#include <vector>

#include "core/tape.h"
#include "dialect/error_shape.h"

namespace assay::checks {

enum class ErrorKind { kValidation, kMalformed, kNotFound, kConflict, kAuth, kMethod };

std::string_view to_string(ErrorKind kind);

struct ErrorSample {
  ErrorKind kind = ErrorKind::kValidation;
  std::string route{};  // "POST /api/products"
  const Exchange* exchange = nullptr;
  ErrorShape shape{};
  int seen = 0;      // how often this kind had this shape on this route
  bool own = false;  // provoked by the check itself
};

// Errors that the application itself made out, from the check's own tape and the pool, one for each
// route, kind, status and shape that was seen at least twice. Left out: what a router or a server's
// core may have answered (unknown routes, ids of another style, odd methods, sizes), throttling,
// and the stages of rate limits, load and restarts. 405 counts for seniors alone. Linear in the
// number of exchanges.
std::vector<ErrorSample> error_samples(const Tape& tape);

}  // namespace assay::checks
