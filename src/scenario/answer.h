// SPDX-License-Identifier: MIT
// One answer held against one expectation.
#pragma once

#include <optional>
#include <string>

#include "contract/contract.h"
#include "core/exchange.h"
#include "scenario/fill.h"
#include "scenario/match.h"
#include "scenario/scenario.h"

namespace assay {

// Nothing when status, headers and body are as expected. `lookup` fills the expectation's holes;
// `resource` is the one that was asked for, null where none was.
std::optional<Mismatch> answer_mismatch(const ExpectedAnswer& expected,
                                        const Exchange& answer,
                                        const Resource* resource,
                                        const Lookup& lookup);

// "status 409 or 422", "status 200 with body {\"stock\":0}".
std::string in_words(const ExpectedAnswer& expected);

// Throttled although no throttling is expected: that says nothing about the step.
bool is_unexpectedly_throttled(const Step& step, const Exchange& answer);

// Every hole of the step's expectations, each name once.
std::vector<std::string> holes_of_expected(const Step& step);

}  // namespace assay
