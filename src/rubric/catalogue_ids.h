// SPDX-License-Identifier: MIT
// Every check id that the catalogue lists, whether this version judges it or not.
#pragma once

#include <span>
#include <string_view>

namespace assay {

// In catalogue order. A rubric may name any of them; those that no check stands behind yet are
// reported as inconclusive by whoever runs the rubric.
std::span<const std::string_view> catalogue_ids();

}  // namespace assay
