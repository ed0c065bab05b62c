// SPDX-License-Identifier: MIT
// Tapes of texts that were sent to a field named "note".
#pragma once

#include <string>

#include "core/tape.h"
#include "tests/support/exchanges.h"

namespace assay::checks {

inline Tape text_tape(const std::string& check) {
  Tape tape(check, "product");
  tape.note("field", Json::array({"note"}));
  return tape;
}

inline void add_stored(Tape& tape, const std::string& name, const std::string& shown) {
  tape.add(name, answered(1, "POST", "/products", 201, R"({"id":7})"));
  tape.add(name + " (read)", answered(2, "GET", "/products/7", 200,
                                      Json::object({{"id", 7}, {"note", shown}}).dump()));
}

}  // namespace assay::checks
