// SPDX-License-Identifier: MIT
// The OpenAPI documents of a submission: the one that it serves, else those that it holds.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/snapshot.h"
#include "core/tape.h"
#include "dialect/session.h"

namespace assay::checks {

struct StatedApi {
  std::string name{};  // its address or path
  Json content{};
  int exchange = 0;  // where it was served
};

// Reads the document that discovery found, as the exchange "document"; asks nothing where it found
// none.
void fetch_document(Session& session);

// What fetch_document brought.
std::optional<StatedApi> served_document(const Tape& tape);

}  // namespace assay::checks
