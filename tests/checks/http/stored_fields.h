// SPDX-License-Identifier: MIT
// Facts and bodies of a small product for the tests of checks that compare stored fields.
#pragma once

#include "core/json.h"
#include "core/tape.h"

namespace assay::checks {

inline Json json(const char* text) {
  return Json::parse(text).value_or(Json());
}

// name: text, price: decimal of scale 2, stock: integer, done: boolean.
inline Tape product_tape(const char* check) {
  Tape tape(check, "product");
  tape.note("fields", json(R"([{"name":"name","type":0},{"name":"price","type":2,"scale":2},
                               {"name":"stock","type":1},{"name":"done","type":3}])"));
  return tape;
}

}  // namespace assay::checks
