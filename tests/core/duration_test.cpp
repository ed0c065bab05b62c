// SPDX-License-Identifier: MIT
// Times with their units.
#include "core/duration.h"

#include <gtest/gtest.h>

namespace assay {
namespace {

TEST(Duration, KnowsItsUnits) {
  EXPECT_EQ(duration_ms("500ms"), 500);
  EXPECT_EQ(duration_ms("1.5s"), 1500);
  EXPECT_EQ(duration_ms("2 m"), 120'000);
  EXPECT_EQ(duration_ms("24h"), 86'400'000);
}

TEST(Duration, RefusesWhatIsNone) {
  for (const char* text : {"", "5", "5d", "s", "-1s", "25h", "5s more"})
    EXPECT_FALSE(duration_ms(text).has_value()) << text;
}

}  // namespace
}  // namespace assay
