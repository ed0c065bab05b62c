// SPDX-License-Identifier: MIT
// The table of built-in checks, in the order in which they run: by stage, then as listed.
#include <array>

#include "checks/all.h"

namespace assay::checks {
namespace {

constexpr std::array kTable{
    // Repository
    &kReadmeSetup,
    &kReadmeDecisions,
    &kTestsMix,
};

}  // namespace

std::span<const Check* const> all_checks() {
  return kTable;
}

}  // namespace assay::checks
