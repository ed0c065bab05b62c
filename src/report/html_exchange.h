// SPDX-License-Identifier: MIT
// The exchanges that a criterion rests on, each folded, as HTML.
#pragma once

#include <string>
#include <vector>

#include "core/exchange.h"
#include "report/html_writer.h"

namespace assay {

// Exchanges of one criterion that the page shows; report.json has the rest.
constexpr std::size_t kExchangesShown = 8;

// The page's name of one exchange below one criterion.
std::string anchor_of(const std::string& criterion, int exchange);

void write_exchanges(HtmlWriter& html,
                     const std::string& criterion,
                     const std::vector<const Exchange*>& exchanges);

}  // namespace assay
