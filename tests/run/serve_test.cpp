// SPDX-License-Identifier: MIT
// How long a start may take.
#include "run/serve.h"

#include <gtest/gtest.h>

namespace assay {
namespace {

TEST(RestartWithin, IsWhatTheRubricSaysUnlessTheFirstStartNeededMuchOfIt) {
  EXPECT_EQ(restart_within_ms(60'000, 0), 60'000);
  EXPECT_EQ(restart_within_ms(60'000, 900), 60'000);
  EXPECT_EQ(restart_within_ms(60'000, 55'800), 167'400);
}

}  // namespace
}  // namespace assay
