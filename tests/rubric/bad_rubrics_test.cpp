// SPDX-License-Identifier: MIT
// Every rubric of fixtures/bad-rubrics is refused in the words that stand beside it.
#include <filesystem>

#include <gtest/gtest.h>

#include "tests/rubric/support.h"
#include "tests/support/golden.h"

namespace assay {
namespace {

TEST(BadRubrics, AreRefusedInTheWordsBesideThem) {
  int seen = 0;
  for (const auto& entry : std::filesystem::directory_iterator("fixtures/bad-rubrics")) {
    if (entry.path().extension() != ".yaml") continue;
    ++seen;
    const LoadedRubric loaded = load_rubric(entry.path().string(), {});
    EXPECT_FALSE(loaded.rubric.has_value()) << entry.path();
    expect_golden("../../fixtures/bad-rubrics/" + entry.path().stem().string() + ".txt",
                  messages(loaded.problems));
  }
  EXPECT_GE(seen, 25);
}

}  // namespace
}  // namespace assay
