// SPDX-License-Identifier: MIT
// repo.layers on literal snapshots.
#include <gtest/gtest.h>

#include "checks/repo/family.h"
#include "tests/checks/repo/snapshots.h"

namespace assay::checks::repo_layers_test {
namespace {

Snapshot mixing(int endpoints, int mixed) {
  return {.code = {.lines = 1000,
                   .endpoints = endpoints,
                   .mixed_endpoints = mixed,
                   .mixed = {{"src/app.js", 9, "db.query"}}}};
}

TEST(Layers, PassesRoutesApartFromQueries) {
  EXPECT_EQ(judged(kLayers, mixing(20, 2)).outcome, Outcome::kPass);
}

TEST(Layers, PassesAnyRecognisedStyle) {
  Snapshot repo = mixing(20, 20);
  repo.code.layers = {"http", "storage"};
  EXPECT_EQ(judged(kLayers, repo).outcome, Outcome::kPass);
}

TEST(Layers, NeverFails) {
  EXPECT_DOUBLE_EQ(judged(kLayers, mixing(20, 20)).credit, 0.5);
  EXPECT_DOUBLE_EQ(judged(kLayers, mixing(20, 6)).credit, 0.75);
}

TEST(Layers, DoesNotApplyToWhatIsSmall) {
  Snapshot small = mixing(20, 20);
  small.code.lines = 300;
  EXPECT_EQ(judged(kLayers, small).outcome, Outcome::kNotApplicable);
  EXPECT_EQ(judged(kLayers, mixing(3, 3)).outcome, Outcome::kNotApplicable);
}

TEST(Layers, TakesFeaturesInFilesOfTheirOwnForADesign) {
  Snapshot slices = mixing(12, 12);
  slices.code.mixed = {};
  for (const char* file : {"a.rs", "a.rs", "b.rs", "b.rs", "c.rs"})
    slices.code.mixed.push_back({file, 1, "SQL"});
  EXPECT_DOUBLE_EQ(judged(kLayers, slices).credit, 0.75);
  EXPECT_EQ(judged(kLayers, slices).evidence.size(), 3U);

  Snapshot heap = slices;
  for (int i = 0; i < 3; ++i)
    heap.code.mixed.push_back({"a.rs", 1, "SQL"});
  heap.code.mixed.push_back({"a.rs", 1, "SQL"});
  EXPECT_DOUBLE_EQ(judged(kLayers, heap).credit, 0.5);
}

}  // namespace
}  // namespace assay::checks::repo_layers_test
