// SPDX-License-Identifier: MIT
// Tests of JavaScript that end by calling what they were given: done, cb, next.
#pragma once

#include "repo/code/code.h"

namespace assay {

// Whoever is given the test's callback can fail it: request(app).get("/").expect(200, done),
// done(error); done() alone says only that the end was reached.
bool hands_on_callback(const Code& code, Span test);

}  // namespace assay
