// SPDX-License-Identifier: MIT
// Tests that are written in no programming language: Gherkin, Hurl and Postman collections.
#pragma once

#include <string>
#include <vector>

#include "core/snapshot.h"
#include "repo/walk.h"

namespace assay {

// Scenarios; each row of an outline's examples is one.
std::vector<TestCase> gherkin_tests(const SourceFile& file);
// One for each request with an expected response.
std::vector<TestCase> hurl_tests(const SourceFile& file);
// One for each pm.test and each old-style tests["…"]; none when this is no collection.
std::vector<TestCase> postman_tests(const SourceFile& file);

}  // namespace assay
